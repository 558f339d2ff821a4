import { spawn } from 'node:child_process';

/** A program to build from the Go module proxy, and what it shall call itself. */
export interface GoProgram {
  /** What it is built as, in messages. */
  readonly name: string;
  readonly module: string;
  /** What the module proxy knows it by. */
  readonly moduleVersion: string;
  /** Go variables set at link time. */
  readonly variables: Readonly<Record<string, string>>;
}

const REPORT_SECONDS = 30;

export function goInstallArguments({ module, moduleVersion, variables }: GoProgram): string[] {
  const set = Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`);
  return ['install', '-v', '-trimpath', '-ldflags', ['-s', '-w', ...set].join(' '), `${module}@${moduleVersion}`];
}

/**
 * Builds a program into a folder, and says every half minute how far it is.
 *
 * @throws Error with the last lines of the compiler
 */
export function goInstall(program: GoProgram, into: string): Promise<void> {
  // GOOS and GOARCH of a cross build would make `go install` refuse GOBIN.
  const { GOOS: _os, GOARCH: _arch, ...env } = process.env;
  const child = spawn('go', goInstallArguments(program), {
    env: { ...env, GOBIN: into },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const started = Date.now();
  let lines: string[] = [];
  let packages = 0;
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    packages += parts.filter((line) => !line.startsWith('go: ')).length;
    lines = [...lines, ...parts].slice(-20);
  });
  const report = setInterval(() => {
    process.stderr.write(`building ${program.name}: ${seconds(started)} s, ${packages} packages compiled\n`);
  }, REPORT_SECONDS * 1000);
  return new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      reject(new Error(`go install ended with ${code ?? signal}:\n${[...lines, rest].join('\n').trim()}`));
    });
  }).finally(() => clearInterval(report));
}

const seconds = (since: number) => Math.round((Date.now() - since) / 1000);
