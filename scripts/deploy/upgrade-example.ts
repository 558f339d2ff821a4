import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { StandIn } from '../../__tests__/azure/stand-in';
import { REPLACED_AFTER_IMPORT } from '../../src/facts/arm-ids';
import type { ExampleRun } from './deploy-example';
import { Deployment, destructive, show } from './deployment';
import { destroyAll } from './expectations';
import type { Figures } from './figures';
import { putOwnedByOthers } from './owned-by-others';
import { synthesizeStack } from './stack-folder';
import { Steps } from './steps';

export type Generation = Omit<ExampleRun, 'config'>;

/**
 * Applies an example with one generation of azurerm, and plans the same state with another. Only what the provider
 * itself cannot carry over may be replaced. @throws Error that says what else would be
 */
export async function upgradeExample(
  config: string,
  from: Generation,
  to: Generation,
  scratch: string,
  figures: Figures,
): Promise<void> {
  const steps = new Steps(`${config.replace(/^examples\//, '')} ${from.release} to ${to.release}`);
  const root = mkdtempSync(join(scratch, 'upgrade-'));
  const standIn = await StandIn.start();
  try {
    const { folder, terraform } = synthesizeStack(config, from.generation, root);
    const before = new Deployment(folder, terraform, standIn, from.env);
    const others = putOwnedByOthers(config, standIn);
    await steps.step('init', () => before.init());
    const created = await steps.step('plan', () => before.plan());
    await steps.step('apply', () => before.applyPlan());
    figures.applied += created.length;
    const after = new Deployment(folder, synthesizeStack(config, to.generation, root).terraform, standIn, to.env);
    await steps.step('init upgrade', () => after.init('-upgrade'));
    const changes = await steps.step(
      'plan',
      () => after.plan(),
      (found) => `${found.length} to change: ${found.map(show).join(', ')}`,
    );
    const lost = destructive(changes).filter(({ type }) => !(type in REPLACED_AFTER_IMPORT));
    if (lost.length > 0) throw new Error(`the upgrade would destroy:\n${lost.map(show).join('\n')}`);
    await steps.step('destroy', () => destroyAll(after, others));
  } finally {
    figures.add(standIn);
    await standIn.stop();
  }
}
