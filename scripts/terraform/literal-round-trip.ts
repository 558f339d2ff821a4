import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal, literals } from '../../src/constructs/literal';
import { mustRun } from '../command';
import { inTemporaryFolder } from '../temporary-folder';
import { cliEnvironment } from './cli-environment';

type Outputs = Readonly<Record<string, { readonly value: unknown }>>;

/**
 * Has Terraform itself read texts that `literal` wrote, as values and as keys of a map, and answers those that came
 * back as something else. No provider takes part.
 */
export function changedByTerraform(texts: readonly string[]): Promise<readonly string[]> {
  return inTemporaryFolder((folder) => {
    const options = { cwd: folder, env: cliEnvironment() };
    const output = Object.fromEntries(texts.flatMap((text, index) => outputBlocks(text, index)));
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ output }));
    mustRun('terraform', ['init', '-input=false', '-no-color'], options);
    mustRun('terraform', ['apply', '-auto-approve', '-input=false', '-no-color'], options);
    const outputs = JSON.parse(mustRun('terraform', ['output', '-json'], options).stdout) as Outputs;
    return texts.flatMap((text, index) => changes(text, index, outputs));
  });
}

const valueName = (index: number) => `value_${index}`;
const mapName = (index: number) => `map_${index}`;

function outputBlocks(text: string, index: number): [string, { value: unknown }][] {
  return [
    [valueName(index), { value: literal(text) }],
    [mapName(index), { value: literals({ [text]: text }) }],
  ];
}

function changes(text: string, index: number, outputs: Outputs): string[] {
  // Terraform stores every text in Unicode's normal form C; that is no business of `literal`.
  const wanted = text.normalize('NFC');
  const value = outputs[valueName(index)]?.value;
  const entries = Object.entries((outputs[mapName(index)]?.value ?? {}) as object);
  return [
    ...(value === wanted ? [] : [`as a value: ${show(text)} came back as ${show(value)}`]),
    ...(entries.length === 1 && entries[0]?.[0] === wanted && entries[0][1] === wanted
      ? []
      : [`as a key: ${show(text)} came back as ${show(entries)}`]),
  ];
}

/** JSON in plain ASCII, so that signs nobody can see are seen. */
const show = (value: unknown) =>
  JSON.stringify(value).replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
