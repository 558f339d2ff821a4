import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../command';

const STRICT = { target: 'es2022', lib: ['es2023'], strict: true, types: ['node'], esModuleInterop: true };

/** Compiles with the TypeScript that the folder's project has installed. @throws Error with what tsc says */
export function typeCheck(folder: string, name: string, include: readonly string[], options: object = {}): void {
  const config = join(folder, `tsconfig.${name}.json`);
  const compilerOptions = { ...STRICT, module: 'nodenext', noEmit: true, ...options };
  writeFileSync(config, JSON.stringify({ compilerOptions, include }));
  mustRun('npx', ['--no', '--', 'tsc', '-p', config], { cwd: folder });
}
