import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StandIn } from '../../__tests__/azure/stand-in';
import type { AzurermGeneration } from '../../src/facts/provider';
import type { Environment } from '../command';
import { type Changed, changedConfig, notMeant } from './changed-config';
import { Deployment } from './deployment';
import { destroyAll, expectNoChange, expectNoFindings } from './expectations';
import type { Figures } from './figures';
import { isReplacedAfterImport, surviveLostState } from './lost-state';
import { putOwnedByOthers } from './owned-by-others';
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
    const others = putOwnedByOthers(config, standIn);
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
    const { yaml, doors } = changedConfig(config);
    writeFileSync(file, yaml);
    deployment.terraform = synthesizeStack(file, generation, root).terraform;
    const change = await steps.step(
      'plan change',
      () => planChange(deployment, doors),
      (changes) => changes.map(short).join(', '),
    );
    await steps.step('apply change', () => deployment.applyPlan());
    figures.changed += change.length;
    await steps.step(
      'plan again',
      () => expectNoChange(deployment),
      () => 'no changes',
    );
    if (!isReplacedAfterImport(deployment)) {
      const { imported } = await steps.step(
        'lost state',
        () => surviveLostState(deployment),
        (found) => `${found.imported} imported; updated in place: ${found.updated.join(', ') || 'nothing'}`,
      );
      figures.orphansFound += imported;
    }
    await steps.step('destroy', () => destroyAll(deployment, others));
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

async function planChange(deployment: Deployment, doors: Changed['doors']) {
  const changes = await deployment.plan();
  const wrong = notMeant(changes, doors);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return changes;
}
