import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import type { Answer, Environment } from '../command';

/** A Terraform that runs: its end, and a way to end it as a lost machine would. */
export interface RunningTerraform {
  readonly answer: Promise<Answer>;
  /** SIGKILL for Terraform and the providers that it started. */
  readonly kill: () => void;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) killGroup(child);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** Starts Terraform beside others; `scripts/command.ts` waits for one at a time. */
export function startTerraform(
  args: readonly string[],
  cwd: string,
  env: Environment,
  program = 'terraform',
): RunningTerraform {
  // A process group of its own, so that a kill reaches the providers as well.
  const child = spawn(program, [...args], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  // The stand-in answers first: with many runs at once it would else be one of dozens that share two cores, and a
  // provider gives up a connection that is not answered for seconds. A Terraform that could not start has no id.
  if (child.pid !== undefined) setPriority(child.pid, 10);
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => stdout.push(part.toString('utf8')));
  child.stderr.on('data', (part: Buffer) => stderr.push(part.toString('utf8')));
  const answer = new Promise<Answer>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal === null ? 1 : 137), stdout: stdout.join(''), stderr: stderr.join('') });
    });
  });
  return { answer, kill: () => killGroup(child) };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
