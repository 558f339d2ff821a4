import { spawnSync } from 'node:child_process';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Environment;
  readonly timeoutSeconds?: number;
}

/** What a command answered. A command that is not on the PATH answers 127, one that ran out of time 124. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end without a terminal, and keeps what it writes. */
export function run(command: string, args: readonly string[], options: CommandOptions = {}): Answer {
  const { cwd, env = process.env, timeoutSeconds = 600 } = options;
  const done = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: timeoutSeconds * 1000,
    maxBuffer: 256 * 1024 * 1024,
  });
  const stdout = done.stdout ?? '';
  const stderr = done.stderr ?? '';
  const code = (done.error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') return { code: 127, stdout, stderr: `${command} is not on the PATH` };
  if (code === 'ETIMEDOUT') return { code: 124, stdout, stderr: `${stderr}\ngave up after ${timeoutSeconds} seconds` };
  if (done.error !== undefined) throw done.error;
  return { code: done.status ?? 1, stdout, stderr };
}

/** The same, where anything but success is the end. @throws Error with the command and what it wrote */
export function mustRun(command: string, args: readonly string[], options: CommandOptions = {}): Answer {
  const answer = run(command, args, options);
  if (answer.code === 0) return answer;
  throw new Error(`${[command, ...args].join(' ')} ended with ${answer.code}:\n${tail(answer, 60)}`);
}

/** The last lines of what a command wrote, where it says why it stopped. */
export function tail({ stdout, stderr }: Answer, lines: number): string {
  return [stdout, stderr]
    .map((text) => text.trim().split('\n').slice(-lines).join('\n'))
    .join('\n')
    .trim();
}

export const isOnPath = (command: string, versionArgument: string): boolean =>
  run(command, [versionArgument]).code !== 127;

/** A text of many lines as one, cut to a length that still reads. */
export function oneLine(text: string, length = 240): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length)}…`;
}
