import { totalmem } from 'node:os';
import { deployExample, type ExampleRun } from './deploy/deploy-example';
import { Figures } from './deploy/figures';
import { coveringConfigs } from './deploy/kinds-cover';
import { sideBySide } from './deploy/steps';
import { exampleConfigs } from './examples';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { openTofu, openTofuEnvironment } from './terraform/open-tofu';
import { type Offer, providerOffers } from './terraform/provider-offers';

type OfferedProvider = Extract<Offer, { state: 'offered' }>;

const PROGRAMS = ['--terraform', '--tofu', '--both'] as const;

/**
 * Each run waits for most of its time, for times that are fixed in the provider (two minutes for a vault, two for the
 * links of zones), so memory is the bound, about 200 MB each, and not the cores.
 */
const WIDTH = Number(process.env.DEPLOY_WIDTH ?? Math.max(2, Math.min(48, Math.floor(totalmem() / (300 * 2 ** 20)))));

/**
 * Every example, or those that are named, on a stand-in for Azure: with real Terraform and each real azurerm provider
 * that this machine has.
 *
 *   npm run deploy:offline [-- examples/minimal.yaml …]
 *   npm run deploy:offline -- --tofu [examples/minimal.yaml …]     with OpenTofu in place of Terraform
 *   npm run deploy:offline -- --both                               with Terraform, and a few of them with OpenTofu too
 *
 * The few hold every type of resource and data source and every function of all of them; with names, either runs all.
 */
async function main(args: readonly string[]): Promise<void> {
  const named = args.filter((one) => !(PROGRAMS as readonly string[]).includes(one));
  const programs = PROGRAMS.find((one) => args.includes(one)) ?? '--terraform';
  const tally = new Tally();
  const figures = new Figures();
  const configs = named.length > 0 ? named : exampleConfigs();
  const runs: ExampleRun[] = [];
  await inTemporaryFolder(async (scratch) => {
    for (const offer of await providerOffers()) {
      const { generation, release } = offer;
      if (offer.state === 'offered') {
        if (programs !== '--tofu')
          runs.push(...configs.map((config) => ({ config, generation, release, env: offer.env })));
        const few = programs === '--both' && named.length === 0;
        const chosen = few ? coveringConfigs(configs, generation, scratch) : configs;
        if (programs !== '--terraform') runs.push(...(await withTofu(tally, configs, chosen, offer)));
      } else if (offer.state === 'failed') tally.fail(`azurerm ${release}`, [offer.reason]);
      else tally.skip(`azurerm ${release}`, `${offer.reason} (${configs.length} examples)`, configs.length);
    }
    await sideBySide(runs, WIDTH, (run) =>
      tally.check(`${run.config}  azurerm ${run.release}`, async () => {
        await deployExample(run, scratch, figures);
        return undefined;
      }),
    );
  });
  process.stdout.write(`\n${figures.print()}\n\n`);
  tally.finish();
}

/** The chosen ones with OpenTofu; none where it cannot be had. Those that are left out are named. */
async function withTofu(
  tally: Tally,
  configs: readonly string[],
  chosen: readonly string[],
  offer: OfferedProvider,
): Promise<ExampleRun[]> {
  const { generation, release } = offer;
  const tofu = await openTofu();
  if ('reason' in tofu) {
    tally.skip(`OpenTofu, azurerm ${release}`, tofu.reason, configs.length);
    return [];
  }
  const left = configs.filter((config) => !chosen.includes(config));
  if (left.length > 0) {
    const why = `not run, as the other ${chosen.length} hold all that these do (--tofu runs all): ${left.join(', ')}`;
    tally.skip(`OpenTofu, azurerm ${release}`, why, left.length);
  }
  const env = await openTofuEnvironment(release, offer.env);
  return chosen.map((config) => ({ config, generation, release: `${release} tofu`, env, program: tofu.program }));
}

void main(process.argv.slice(2));
