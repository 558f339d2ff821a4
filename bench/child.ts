import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DIST, ROOT } from './program';
import { REPORT_FD } from './usage';

/**
 * Runs Node on compiled files and gives what the process reported.
 *
 * It sees no environment but PATH: NODE_OPTIONS and the variables of cdktf would change what is measured.
 *
 * @throws Error when the process fails
 */
export function runNode<T>(args: readonly string[]): T {
  const { PATH } = process.env;
  const { status, output } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env: PATH === undefined ? {} : { PATH },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return JSON.parse(String(output[REPORT_FD])) as T;
}

/** A compiled file of this folder. */
export function compiled(file: string): string {
  return join(DIST, 'bench', file);
}
