import { Figures } from './deploy/figures';
import { sideBySide } from './deploy/steps';
import { type FaultRun, surviveFaults } from './deploy/survive-faults';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { providerOffers } from './terraform/provider-offers';

const CONFIG = 'examples/minimal.yaml';
/** Each seed is a run of its own: where the calls fail, and when Terraform is killed. */
const SEEDS = [1, 2];
const KILLS = 2;

/**
 * The least example, while Azure fails and Terraform is killed: after `adopt` and further applies it is whole, nothing
 * was replaced, and nothing is left after destroy.
 *
 *   npm run deploy:faults [-- seed …]
 */
async function main(named: readonly string[]): Promise<void> {
  const tally = new Tally();
  const figures = new Figures();
  const seeds = named.length > 0 ? named.map(Number) : SEEDS;
  const runs: FaultRun[] = [];
  for (const offer of await providerOffers()) {
    const { generation, release } = offer;
    if (offer.state === 'offered')
      runs.push(...seeds.map((seed) => ({ config: CONFIG, generation, release, env: offer.env, seed, kills: KILLS })));
    else if (offer.state === 'failed') tally.fail(`azurerm ${release}`, [offer.reason]);
    else tally.skip(`azurerm ${release}`, offer.reason, seeds.length);
  }
  await inTemporaryFolder((scratch) =>
    sideBySide(runs, 2, (run) =>
      tally.check(`${run.config}  azurerm ${run.release}  seed ${run.seed}`, async () => {
        await surviveFaults(run, scratch, figures);
        return undefined;
      }),
    ),
  );
  process.stdout.write(`\n${figures.print()}\n\n`);
  tally.finish();
}

void main(process.argv.slice(2));
