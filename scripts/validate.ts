import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isOnPath } from './command';
import { exampleConfigs } from './examples';
import { quietSynth } from './quiet-synth';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { changedByTerraform } from './terraform/literal-round-trip';
import { nastyStrings } from './terraform/nasty-strings';
import { type Offer, providerOffers } from './terraform/provider-offers';
import { validateFolder } from './terraform/validation';

type OfferedProvider = Extract<Offer, { state: 'offered' }>;

/** Every example in every azurerm generation, judged by Terraform and the provider; and `literal` by Terraform alone. */
async function main(): Promise<void> {
  const tally = new Tally();
  await checkLiteral(tally);
  const configs = exampleConfigs();
  for (const offer of await providerOffers()) {
    const name = `azurerm ${offer.release}`;
    if (offer.state === 'offered') for (const config of configs) await checkExample(tally, config, offer);
    else if (offer.state === 'failed') tally.fail(name, [offer.reason]);
    else tally.skip(name, `${offer.reason} (${configs.length} examples)`, configs.length);
  }
  tally.finish();
}

async function checkLiteral(tally: Tally): Promise<void> {
  const texts = nastyStrings();
  const name = `literal() of ${texts.length} texts, as value and as key`;
  if (!isOnPath('terraform', 'version')) return tally.skip(name, 'terraform is not on the PATH');
  await tally.check(name, async () => {
    const changed = await changedByTerraform(texts);
    if (changed.length > 0) throw new Error(changed.join('\n'));
    return undefined;
  });
}

async function checkExample(
  tally: Tally,
  config: string,
  { generation, release, env }: OfferedProvider,
): Promise<void> {
  await tally.check(`${config}  azurerm ${release}`, () =>
    inTemporaryFolder((folder) => {
      quietSynth(config, generation, folder);
      const stacks = join(folder, 'stacks');
      const found = readdirSync(stacks).map((stack) => validateFolder(join(stacks, stack), env));
      const errors = found.flatMap((one) => one.errors);
      if (errors.length > 0) throw new Error(errors.join('\n'));
      return found.flatMap(({ warnings }) => warnings.map((warning) => `\n         warning: ${warning}`)).join('');
    }),
  );
}

void main();
