import { Figures } from './deploy/figures';
import { sideBySide } from './deploy/steps';
import { type FaultRun, surviveFaults } from './deploy/survive-faults';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { providerOffers } from './terraform/provider-offers';

const CONFIG = 'examples/minimal.yaml';
/** Each seed is a run of its own: where the calls fail, and when Terraform is killed. */
const RUNS: readonly Pick<FaultRun, 'config' | 'seed'>[] = [
  { config: CONFIG, seed: 1 },
  { config: CONFIG, seed: 2 },
  // More endpoints, zones and links, and roles on endpoints.
  { config: 'examples/private-endpoints.yaml', seed: 3 },
];
const KILLS = 2;

/**
 * The least example and one with many private endpoints, while Azure fails and Terraform is killed: after `adopt` and further applies it is whole, nothing
 * was replaced, and nothing is left after destroy.
 *
 *   npm run deploy:faults [-- seed …]     the least example with these seeds
 */
async function main(named: readonly string[]): Promise<void> {
  const tally = new Tally();
  const figures = new Figures();
  const chosen = named.length > 0 ? named.map((seed) => ({ config: CONFIG, seed: Number(seed) })) : RUNS;
  const runs: FaultRun[] = [];
  for (const offer of await providerOffers()) {
    const { generation, release } = offer;
    if (offer.state === 'offered')
      runs.push(...chosen.map((one) => ({ ...one, generation, release, env: offer.env, kills: KILLS })));
    else if (offer.state === 'failed') tally.fail(`azurerm ${release}`, [offer.reason]);
    else tally.skip(`azurerm ${release}`, offer.reason, chosen.length);
  }
  await inTemporaryFolder((scratch) =>
    sideBySide(runs, 3, (run) =>
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
