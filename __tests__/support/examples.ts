import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeExpectations, readExpectations } from '../../src/compliance/expectations';
import type { WrittenGiven } from '../../src/compliance/given';
import { loadFile } from '../../src/config/load';
import { readConfig } from '../../src/config/read';
import type { AzurermGeneration } from '../../src/facts/provider';
import { readModel } from '../../src/model/build-model';
import { readServiceTags, type ServiceTags } from '../../src/model/service-tags';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { SynthesizedStack, synthesize } from '../../src/testing';
import { type Verification, verify } from '../../src/verify/verify';
import { SecuredMlStack } from '../../stacks/secured-ml-stack';
import { once } from './once';

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

/** An example as Terraform will read it, in the words of one provider generation; each call gives a copy of its own. */
export function synthesizeExample(name: string, azurerm: AzurermGeneration = '4'): SynthesizedStack {
  const text = once(`${name}-${azurerm}.json`, () => JSON.stringify(synthesizeAnew(name, azurerm).json));
  return new SynthesizedStack(JSON.parse(text), name);
}

/** The same, and synthesized whatever was synthesized before. */
export function synthesizeAnew(name: string, azurerm: AzurermGeneration = '4'): SynthesizedStack {
  const input = { ...exampleInput(name), provider: { azurerm } };
  const { config } = readConfig(input);
  if (config === undefined) throw new Error(`example '${name}' is refused`);
  return synthesize((app) => new SecuredMlStack(app, name, { input, config }));
}

/** What is known of an example beside its Terraform: what somebody else's hop lets out, and its lock of service tags. */
export interface Beside {
  readonly given?: WrittenGiven;
  readonly tags?: ServiceTags;
}

/** The files that an example has beside it, if it has any; without them some flows stay unknown. */
export function beside(name: string): Beside {
  const lock = join(ROOT, 'examples', `${name}.tags.json`);
  const file = join(ROOT, 'examples', 'expectations', `${name}.yaml`);
  const tags = existsSync(lock) ? { tags: readServiceTags(JSON.parse(readFileSync(lock, 'utf8'))) } : {};
  if (!existsSync(file)) return tags;
  const read = readExpectations(loadFile(file).data);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return { ...tags, given: read.given };
}

/** Every required and forbidden flow of an example, or of Terraform that was made of it, judged. */
export function verifyExample(name: string, json: unknown): Verification {
  const model = readModel({ data: json });
  const { tags, given } = beside(name);
  const judged = judgeExpectations(model, [], tags, given);
  if ('problems' in judged) throw new Error(JSON.stringify(judged.problems));
  return verify(model, tags, judged.given);
}
