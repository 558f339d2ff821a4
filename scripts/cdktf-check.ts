import { join } from 'node:path';
import { refusedPlan } from './cdktf-cli/plan-without-azure';
import { compareSynth } from './cdktf-cli/same-synth';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { providerOffers } from './terraform/provider-offers';

const EXAMPLE = join('examples', 'minimal.yaml');
const PLANS = [['diff'], ['deploy', '--auto-approve']];

/** The cdktf CLI finds the app through cdktf.json, writes what `npm run synth` writes, and reaches Terraform's plan. */
async function main(): Promise<void> {
  const tally = new Tally();
  for (const config of [undefined, EXAMPLE]) {
    const name = `cdktf synth writes what npm run synth does, with ${config ?? 'the default config'}`;
    await tally.check(name, () => inTemporaryFolder((folder) => `(${compareSynth(config, folder)})`));
  }
  await checkPlans(tally);
  tally.finish();
}

async function checkPlans(tally: Tally): Promise<void> {
  const offers = await providerOffers();
  const provider = offers.find((offer) => offer.state === 'offered');
  const name = (args: readonly string[]) => `cdktf ${args.join(' ')} up to the first need of Azure`;
  for (const args of PLANS) {
    if (provider?.state === 'offered') {
      await tally.check(`${name(args)}, azurerm ${provider.release}`, () =>
        inTemporaryFolder((folder) => `\n         accepted: ${refusedPlan(args, EXAMPLE, provider, folder)}`),
      );
    } else {
      const reasons = offers.map((offer) => `azurerm ${offer.release}: ${'reason' in offer ? offer.reason : ''}`);
      tally.skip(name(args), reasons.join('; '));
    }
  }
}

void main();
