import { program } from '../../src/cli/program';
import { ConfigError } from '../../src/config/problem';

/** What a run of the command left on the console, and how it ended. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code of wrong usage and of help; `undefined` when the command ended by itself. */
  readonly exit?: number;
  readonly refused?: ConfigError;
}

class Exit extends Error {
  constructor(public readonly code: number) {
    super(`exit ${code}`);
  }
}

/** Runs the command in this process; only what `main.ts` adds, printing a refusal, is left out. */
export async function run(...argv: readonly string[]): Promise<Run> {
  const text = { stdout: '', stderr: '' };
  const spies = [
    ...(['stdout', 'stderr'] as const).map((name) =>
      jest.spyOn(process[name], 'write').mockImplementation((chunk) => {
        text[name] += String(chunk);
        return true;
      }),
    ),
    jest.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Exit(Number(code));
    }),
  ];
  try {
    await program().parseAsync(['node', 'secured-ml', ...argv]);
    return text;
  } catch (error) {
    if (error instanceof Exit) return { ...text, exit: error.code };
    if (error instanceof ConfigError) return { ...text, refused: error };
    throw error;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
