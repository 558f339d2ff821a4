import { Figures } from './deploy/figures';
import { sideBySide } from './deploy/steps';
import { upgradeExample } from './deploy/upgrade-example';
import { exampleConfigs } from './examples';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { type Offer, providerOffers } from './terraform/provider-offers';

type Offered = Extract<Offer, { state: 'offered' }>;

const isOffered = (offer: Offer): offer is Offered => offer.state === 'offered';

/**
 * Every example, or those that are named, applied with one generation of azurerm and planned with the next: nothing is
 * replaced. Both generations must be on this machine.
 *
 *   npm run deploy:upgrade [-- examples/minimal.yaml …]
 */
async function main(named: readonly string[]): Promise<void> {
  const tally = new Tally();
  const figures = new Figures();
  const configs = named.length > 0 ? named : exampleConfigs();
  const offers = await providerOffers();
  for (const offer of offers)
    if (!isOffered(offer)) tally.skip(`upgrade, azurerm ${offer.release} is missing`, offer.reason, configs.length);
  const [from, to] = offers.filter(isOffered);
  if (from !== undefined && to !== undefined)
    await inTemporaryFolder((scratch) =>
      sideBySide(configs, 3, (config) =>
        tally.check(`${config}  azurerm ${from.release} to ${to.release}`, async () => {
          await upgradeExample(config, from, to, scratch, figures);
          return undefined;
        }),
      ),
    );
  process.stdout.write(`\n${figures.print()}\n\n`);
  tally.finish();
}

void main(process.argv.slice(2));
