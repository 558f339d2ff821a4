import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StandIn } from '../../__tests__/azure/stand-in';
import type { AzurermGeneration } from '../../src/facts/provider';
import type { Environment } from '../command';
import { changedConfig, notMeant } from './changed-config';
import { Deployment, show } from './deployment';
import type { Figures } from './figures';
import { synthesizeStack } from './stack-folder';
import { Steps } from './steps';

export interface ExampleRun {
  readonly config: string;
  readonly generation: AzurermGeneration;
  readonly release: string;
  readonly env: Environment;
  /** Terraform, or OpenTofu. @default 'terraform' */
  readonly program?: string;
}

/** Applies, plans again, changes and destroys one example. @throws Error that says which step failed, and why */
export async function deployExample(
  { config, generation, release, env, program }: ExampleRun,
  scratch: string,
  figures: Figures,
): Promise<void> {
  const steps = new Steps(`${config.replace(/^examples\//, '')} ${release}`);
  const root = mkdtempSync(join(scratch, 'example-'));
  const standIn = await StandIn.start();
  try {
    const { folder, terraform } = await steps.step('synth', () => synthesizeStack(config, generation, root));
    const deployment = new Deployment(folder, terraform, standIn, env, program);
    await steps.step('init', () => deployment.init());
    const first = await steps.step(
      'plan',
      () => deployment.plan(),
      (changes) => `${changes.length} to create`,
    );
    await steps.step('apply', () => deployment.applyPlan());
    figures.applied += first.length;
    await steps.step(
      'plan again',
      () => expectNoChange(deployment),
      () => 'no changes',
    );
    const file = join(root, 'changed.yaml');
    writeFileSync(file, changedConfig(config));
    deployment.terraform = synthesizeStack(file, generation, root).terraform;
    const change = await steps.step(
      'plan change',
      () => planChange(deployment),
      (changes) => changes.map(short).join(', '),
    );
    await steps.step('apply change', () => deployment.applyPlan());
    figures.changed += change.length;
    await steps.step(
      'plan again',
      () => expectNoChange(deployment),
      () => 'no changes',
    );
    await steps.step('destroy', () => destroyAll(deployment));
    await steps.step(
      'judgement',
      () => expectNoFindings(standIn),
      () => `${standIn.judge.judged} requests judged`,
    );
  } finally {
    figures.add(standIn);
    await standIn.stop();
  }
}

const short = ({ address, actions }: { address: string; actions: readonly string[] }) =>
  `${actions.join('+')} ${address.replace(/^azurerm_/, '').replace(/\..*_(?=[^_]+_[0-9A-F]{8}$)/, '.')}`;

export async function expectNoChange(deployment: Deployment): Promise<void> {
  const changes = await deployment.plan();
  if (changes.length > 0) throw new Error(`the second plan is not empty:\n${changes.map(show).join('\n')}`);
}

async function planChange(deployment: Deployment) {
  const changes = await deployment.plan();
  const wrong = notMeant(changes);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return changes;
}

export async function destroyAll(deployment: Deployment): Promise<void> {
  const answer = await deployment.destroy().answer;
  if (answer.code !== 0) throw new Error(deployment.explain(answer));
  const left = deployment.leftovers();
  if (left.length > 0) throw new Error(`destroy left behind:\n${left.join('\n')}`);
}

/** Nothing new is sent that the ARM types do not know, and nobody wanted to reach the Internet. */
export function expectNoFindings({ judge, refusedHosts }: StandIn): void {
  const found = judge.findings.map(({ id, texts }) => `${id}\n  ${texts.join('\n  ')}`);
  const hosts = [...refusedHosts.keys()].map((host) => `somebody wanted to reach ${host}`);
  if (found.length + hosts.length > 0) throw new Error([...found, ...hosts].join('\n'));
}
