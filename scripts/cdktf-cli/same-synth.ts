import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Environment, mustRun } from '../command';
import { cdktfEnvironment } from './environment';
import { installedCdktfCli } from './install';

/**
 * Synthesizes a config both ways, and compares the files byte for byte.
 *
 * @param config `undefined` is what one gets without naming any
 * @throws Error with the first line that differs
 */
export function compareSynth(config: string | undefined, folder: string): string {
  const ours = join(folder, 'npm');
  const theirs = join(folder, 'cdktf');
  mustRun('npm', ['run', 'synth', '--', ...(config === undefined ? [] : [config]), '--out', ours]);
  const env: Environment = { ...cdktfEnvironment(), SECURED_ML_CONFIG: config };
  mustRun(process.execPath, [installedCdktfCli(), 'synth', '--output', theirs], { env });
  const stacks = readdirSync(join(ours, 'stacks'));
  const others = readdirSync(join(theirs, 'stacks'));
  if (`${stacks}` !== `${others}`) throw new Error(`npm run synth wrote the stacks ${stacks}, cdktf synth ${others}`);
  for (const stack of stacks) compareFiles(...bothFiles(stack, ours, theirs));
  return stacks.join(', ');
}

const bothFiles = (stack: string, ...folders: [string, string]): [string, string] =>
  folders.map((folder) => join(folder, 'stacks', stack, 'cdk.tf.json')) as [string, string];

function compareFiles(ours: string, theirs: string): void {
  const [one, other] = [readFileSync(ours), readFileSync(theirs)];
  if (one.equals(other)) return;
  const lines = one.toString().split('\n');
  const otherLines = other.toString().split('\n');
  const index = lines.findIndex((line, at) => line !== otherLines[at]);
  throw new Error(
    `cdk.tf.json differs in line ${index + 1}:\n  npm run synth: ${lines[index]}\n  cdktf synth:   ${otherLines[index]}`,
  );
}
