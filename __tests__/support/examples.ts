import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadFile } from '../../src/config/load';
import { readConfig } from '../../src/config/read';
import type { AzurermGeneration } from '../../src/facts/provider';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { type SynthesizedStack, synthesize } from '../../src/testing';
import { SecuredMlStack } from '../../stacks/secured-ml-stack';

const ROOT = join(__dirname, '..', '..');

/** Every config that the project ships, by name; the embedded one is called `secured-ml`. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  'secured-ml': join(ROOT, 'secured-ml.yaml'),
  ...Object.fromEntries(
    readdirSync(join(ROOT, 'examples'))
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => [file.replace('.yaml', ''), join(ROOT, 'examples', file)]),
  ),
};

/** What a user wrote in an example. */
export function exampleInput(name: string): WorkspaceProps {
  return loadFile(EXAMPLES[name] ?? name).data as WorkspaceProps;
}

/** An example as Terraform will read it, in the words of one provider generation. */
export function synthesizeExample(name: string, azurerm: AzurermGeneration = '4'): SynthesizedStack {
  const input = { ...exampleInput(name), provider: { azurerm } };
  const { config } = readConfig(input);
  if (config === undefined) throw new Error(`example '${name}' is refused`);
  return synthesize((app) => new SecuredMlStack(app, name, { input, config }));
}
