import { InputError } from '../../src/cli/input-error';
import { program } from '../../src/cli/program';

export interface CliRun {
  readonly code: number;
  readonly output: string;
  readonly error: string;
}

/** Runs a verb in this process, as `src/cli/main.ts` does, and gives back what it wrote. */
export async function runCli(...args: readonly string[]): Promise<CliRun> {
  const written = { output: '', error: '' };
  const before = process.exitCode;
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.output += `${text}`;
      return true;
    }),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.error += `${text}`;
      return true;
    }),
    jest.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Exit(Number(code));
    }),
  ];
  try {
    process.exitCode = 0;
    await program().parseAsync([...args], { from: 'user' });
    return { code: Number(process.exitCode), ...written };
  } catch (error) {
    if (error instanceof Exit) return { code: error.code, ...written };
    if (error instanceof InputError) return { code: 2, output: written.output, error: `${error.message}\n` };
    throw error;
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}

class Exit extends Error {
  public constructor(public readonly code: number) {
    super(`exit ${code}`);
  }
}
