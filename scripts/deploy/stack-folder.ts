import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformJson } from '../../src/dialect';
import type { AzurermGeneration } from '../../src/facts/provider';
import { quietSynth } from '../quiet-synth';

/** Where a synthesized stack lives, and the part of its JSON that is looked at here. */
export interface StackFolder {
  readonly folder: string;
  readonly terraform: TerraformJson;
}

/** Writes a config's stacks below a folder. */
export type Synth = (config: string, azurerm: AzurermGeneration, out: string) => void;

/**
 * Writes a config's one stack below `out`, with values for its variables. Its state is a file in the folder, whatever
 * backend the config names.
 */
export function synthesizeStack(
  config: string,
  generation: AzurermGeneration,
  out: string,
  synth: Synth = quietSynth,
): StackFolder {
  mkdirSync(out, { recursive: true });
  synth(config, generation, out);
  const stacks = join(out, 'stacks');
  const [name = ''] = readdirSync(stacks);
  const folder = join(stacks, name);
  const file = join(folder, 'cdk.tf.json');
  const { terraform, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as TerraformJson;
  const json = { ...rest, terraform: { ...terraform, backend: { local: { path: 'terraform.tfstate' } } } };
  writeFileSync(file, JSON.stringify(json, undefined, 2));
  const secrets = Object.keys((rest as TerraformJson).variable ?? {}).map((variable) => [
    variable,
    `Made-up-${variable}-1`,
  ]);
  writeFileSync(join(folder, 'secrets.auto.tfvars.json'), JSON.stringify(Object.fromEntries(secrets)));
  return { folder, terraform: json };
}

/** The path of the construct that an address of Terraform was written by. */
export function constructOf(address: string, { resource = {} }: TerraformJson): string | undefined {
  const [type = '', name = ''] = address.split('.');
  const block = resource[type]?.[name]?.['//'] as { metadata?: { path?: string } } | undefined;
  return block?.metadata?.path;
}
