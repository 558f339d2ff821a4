import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '..');

/**
 * Puts the command and the packages that read a config into one file: loading them one by one costs a fifth of what
 * `synth` takes. What others share with a user's app, or is seldom needed, stays outside.
 */
export function bundleCli(outfile: string): void {
  buildSync({
    entryPoints: [join(ROOT, 'src/cli/main.ts')],
    outfile,
    bundle: true,
    allowOverwrite: true,
    platform: 'node',
    target: 'node20',
    external: ['cdktf', 'constructs', '@cdktf/*', '@azure/*'],
    // The packages' modules, since only of those is the unused part left out.
    mainFields: ['module', 'main'],
    conditions: ['import'],
    logLevel: 'warning',
  });
}

if (require.main === module) bundleCli(join(ROOT, 'dist/src/cli/main.js'));
