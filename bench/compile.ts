import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCli } from '../scripts/bundle-cli';
import { DIST, ROOT } from './program';

/**
 * Compiles both programs once, with the compiler and the options that the package is built with: users run plain
 * JavaScript, and tsx would bill each program for its own TypeScript. Our command is bundled, as it is shipped.
 */
export function compile(): void {
  rmSync(DIST, { recursive: true, force: true });
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(ROOT, 'bench/tsconfig.json')], { stdio: 'inherit' });
  bundleCli(join(DIST, 'src/cli/main.js'));
}
