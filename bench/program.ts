import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..');
export const DIST = join(__dirname, 'dist');
export const EXAMPLE = join(ROOT, 'secured-ml.yaml');

/** The two programs that are compared. */
export const PROGRAMS = ['ours', 'handWritten'] as const;
export type Program = (typeof PROGRAMS)[number];

/** One value for each program. */
export type Both<T> = { readonly [program in Program]: T };

export function both<T>(make: (program: Program) => T): Both<T> {
  return { ours: make('ours'), handWritten: make('handWritten') };
}

/** What a person types: our command as it is shipped, and the hand-written app. */
export function commandLine(program: Program, outdir: string): string[] {
  return program === 'ours'
    ? [join(DIST, 'src/cli/main.js'), 'synth', EXAMPLE, '--out', outdir]
    : [join(DIST, 'bench/hand-written/main.js'), outdir];
}

/** What a program wrote: one stack. */
export function readOutput(outdir: string): unknown {
  const stacks = join(outdir, 'stacks');
  const [name, ...others] = readdirSync(stacks);
  if (name === undefined || others.length > 0) throw new Error(`expected one stack in ${stacks}`);
  return JSON.parse(readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8'));
}
