import { totalmem } from 'node:os';
import { deployExample, type ExampleRun } from './deploy/deploy-example';
import { Figures } from './deploy/figures';
import { sideBySide } from './deploy/steps';
import { exampleConfigs } from './examples';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { openTofu, openTofuEnvironment } from './terraform/open-tofu';
import { type Offer, providerOffers } from './terraform/provider-offers';

type OfferedProvider = Extract<Offer, { state: 'offered' }>;

const PROGRAMS = ['--terraform', '--tofu', '--both'] as const;

/** Each run waits for most of its time, so memory (about 400 MB each) is the bound, and not the cores. */
const WIDTH = Number(process.env.DEPLOY_WIDTH ?? Math.max(2, Math.min(12, Math.floor(totalmem() / 2 ** 30))));

/**
 * Every example, or those that are named, on a stand-in for Azure: with real Terraform and each real azurerm provider
 * that this machine has.
 *
 *   npm run deploy:offline [-- examples/minimal.yaml …]
 *   npm run deploy:offline -- --tofu [examples/minimal.yaml …]     with OpenTofu in place of Terraform
 *   npm run deploy:offline -- --both                               with either
 */
async function main(args: readonly string[]): Promise<void> {
  const named = args.filter((one) => !(PROGRAMS as readonly string[]).includes(one));
  const programs = PROGRAMS.find((one) => args.includes(one)) ?? '--terraform';
  const tally = new Tally();
  const figures = new Figures();
  const configs = named.length > 0 ? named : exampleConfigs();
  const runs: ExampleRun[] = [];
  for (const offer of await providerOffers()) {
    const { generation, release } = offer;
    if (offer.state === 'offered') {
      if (programs !== '--tofu')
        runs.push(...configs.map((config) => ({ config, generation, release, env: offer.env })));
      if (programs !== '--terraform') runs.push(...(await withTofu(tally, configs, offer)));
    } else if (offer.state === 'failed') tally.fail(`azurerm ${release}`, [offer.reason]);
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

/** The same runs with OpenTofu; none where it cannot be had. */
async function withTofu(tally: Tally, configs: readonly string[], offer: OfferedProvider): Promise<ExampleRun[]> {
  const { generation, release } = offer;
  const tofu = await openTofu();
  if ('reason' in tofu) {
    tally.skip(`OpenTofu, azurerm ${release}`, tofu.reason, configs.length);
    return [];
  }
  const env = await openTofuEnvironment(release, offer.env);
  return configs.map((config) => ({ config, generation, release: `${release} tofu`, env, program: tofu.program }));
}

void main(process.argv.slice(2));
