import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { REPLACED_AFTER_IMPORT } from '../src/facts/arm-ids';
import { Figures } from './deploy/figures';
import { announcedReplacements, layOut, previousRelease } from './deploy/release';
import { sideBySide } from './deploy/steps';
import { upgradeExample, type Written } from './deploy/upgrade-example';
import { exampleConfigs } from './examples';
import { quietSynth } from './quiet-synth';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { type Offer, providerOffers } from './terraform/provider-offers';

type Offered = Extract<Offer, { state: 'offered' }>;

const isOffered = (offer: Offer): offer is Offered => offer.state === 'offered';
const WIDTH = 6;

/**
 * What is deployed stays: nothing is replaced by the next generation of azurerm (both must be on this machine), nor by
 * this release of the library after the one before it, unless the changelog says so.
 *
 *   npm run deploy:upgrade [-- examples/minimal.yaml …] [--from <tag, branch or commit>]
 */
async function main(): Promise<void> {
  const { values, positionals: named } = parseArgs({ options: { from: { type: 'string' } }, allowPositionals: true });
  const tally = new Tally();
  const figures = new Figures();
  const offers = await providerOffers();
  await inTemporaryFolder(async (scratch) => {
    await betweenGenerations(named.length > 0 ? named : exampleConfigs(), offers, { tally, figures, scratch });
    await betweenReleases(values.from ?? previousRelease(), named, offers, { tally, figures, scratch });
  });
  process.stdout.write(`\n${figures.print()}\n\n`);
  tally.finish();
}

interface Lane {
  readonly tally: Tally;
  readonly figures: Figures;
  readonly scratch: string;
}

async function betweenGenerations(configs: readonly string[], offers: readonly Offer[], lane: Lane): Promise<void> {
  const { tally } = lane;
  for (const offer of offers)
    if (!isOffered(offer)) tally.skip(`upgrade, azurerm ${offer.release} is missing`, offer.reason, configs.length);
  const [from, to] = offers.filter(isOffered);
  if (from === undefined || to === undefined) return;
  await upgrade(configs, from, to, lane, (type) => type in REPLACED_AFTER_IMPORT);
}

async function betweenReleases(
  name: string | undefined,
  named: readonly string[],
  offers: readonly Offer[],
  lane: Lane,
): Promise<void> {
  if (name === undefined) return lane.tally.skip('upgrade from the previous release', 'there is no tag v* before this');
  const release = layOut(name, lane.scratch);
  const configs = named.length > 0 ? release.configs.filter((config) => named.includes(config)) : release.configs;
  const announced = announcedReplacements(readFileSync('CHANGELOG.md', 'utf8'));
  // Either side reads the config that the earlier release had.
  const today: Written['synth'] = (config, ...rest) => quietSynth(join(lane.scratch, 'release', config), ...rest);
  for (const { release: azurerm, generation, env } of offers.filter(isOffered)) {
    const from = { generation, env, release: `${name}, azurerm ${azurerm},`, synth: release.synth };
    await upgrade(configs, from, { generation, env, release: 'this', synth: today }, lane, (type) =>
      announced.has(type),
    );
  }
}

async function upgrade(
  configs: readonly string[],
  from: Written,
  to: Written,
  { tally, figures, scratch }: Lane,
  mayBeReplaced: (type: string) => boolean,
): Promise<void> {
  await sideBySide(configs, WIDTH, (config) =>
    tally.check(`${config}  ${from.release} to ${to.release}`, async () => {
      await upgradeExample(config, from, to, scratch, figures, mayBeReplaced);
      return undefined;
    }),
  );
}

void main();
