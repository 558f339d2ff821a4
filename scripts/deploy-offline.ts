import { availableParallelism } from 'node:os';
import { deployExample, type ExampleRun } from './deploy/deploy-example';
import { Figures } from './deploy/figures';
import { sideBySide } from './deploy/steps';
import { exampleConfigs } from './examples';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { providerOffers } from './terraform/provider-offers';

/** How many examples at once. Each waits more than it works, so there may be more than cores; memory is 400 MB each. */
const WIDTH = Number(process.env.DEPLOY_WIDTH ?? Math.min(3, availableParallelism() + 1));

/**
 * Every example, or those that are named, on a stand-in for Azure: with real Terraform and each real azurerm provider
 * that this machine has.
 *
 *   npm run deploy:offline [-- examples/minimal.yaml …]
 */
async function main(named: readonly string[]): Promise<void> {
  const tally = new Tally();
  const figures = new Figures();
  const configs = named.length > 0 ? named : exampleConfigs();
  const runs: ExampleRun[] = [];
  for (const offer of await providerOffers()) {
    const { generation, release } = offer;
    if (offer.state === 'offered')
      runs.push(...configs.map((config) => ({ config, generation, release, env: offer.env })));
    else if (offer.state === 'failed') tally.fail(`azurerm ${release}`, [offer.reason]);
    else tally.skip(`azurerm ${release}`, `${offer.reason} (${configs.length} examples)`, configs.length);
  }
  await inTemporaryFolder((scratch) =>
    sideBySide(runs, WIDTH, (run) =>
      tally.check(`${run.config}  azurerm ${run.release}`, async () => {
        await deployExample(run, scratch, figures);
        return undefined;
      }),
    ),
  );
  process.stdout.write(`\n${figures.print()}\n\n`);
  tally.finish();
}

void main(process.argv.slice(2));
