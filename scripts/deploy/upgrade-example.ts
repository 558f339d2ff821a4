import { mkdtempSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StandIn } from '../../__tests__/azure/stand-in';
import type { ExampleRun } from './deploy-example';
import { Deployment, destructive, show } from './deployment';
import { destroyAll } from './expectations';
import type { Figures } from './figures';
import { putOwnedByOthers } from './owned-by-others';
import { type Synth, synthesizeStack } from './stack-folder';
import { Steps } from './steps';

/** Who writes a stack, and the provider that it is for. */
export interface Written extends Omit<ExampleRun, 'config'> {
  /** Of the library, or of azurerm. */
  readonly release: string;
  readonly synth?: Synth;
}

/**
 * Applies an example as one release writes it, and plans the same state as the next one does. Only what may be replaced
 * is. @throws Error that says what else would be
 */
export async function upgradeExample(
  config: string,
  from: Written,
  to: Written,
  scratch: string,
  figures: Figures,
  mayBeReplaced: (type: string) => boolean,
): Promise<void> {
  const steps = new Steps(`${config.replace(/^examples\//, '')} ${from.release} to ${to.release}`);
  const root = mkdtempSync(join(scratch, 'upgrade-'));
  const standIn = await StandIn.start();
  try {
    const { folder, terraform } = synthesizeStack(config, from.generation, root, from.synth);
    const before = new Deployment(folder, terraform, standIn, from.env);
    const others = putOwnedByOthers(config, standIn);
    await steps.step('init', () => before.init());
    const created = await steps.step('plan', () => before.plan());
    await steps.step('apply', () => before.applyPlan());
    figures.applied += created.length;
    const next = synthesizeStack(config, to.generation, root, to.synth);
    if (next.folder !== folder) throw new Error(`the stack is now called ${basename(next.folder)}`);
    const after = new Deployment(folder, next.terraform, standIn, to.env);
    await steps.step('init upgrade', () => after.init('-upgrade'));
    const changes = await steps.step(
      'plan',
      () => after.plan(),
      (found) => `${found.length} to change: ${found.map(show).join(', ')}`,
    );
    const lost = destructive(changes).filter(({ type }) => !mayBeReplaced(type));
    if (lost.length > 0) throw new Error(`the upgrade would destroy:\n${lost.map(show).join('\n')}`);
    await steps.step('destroy', () => destroyAll(after, others));
  } finally {
    figures.add(standIn);
    await standIn.stop();
  }
}
