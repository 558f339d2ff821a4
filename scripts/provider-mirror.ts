import { providerOffers } from './terraform/provider-offers';

/**
 * Finds the azurerm provider for the checks that need it, and builds it where it can be found nowhere. It needs nothing
 * but Node.js and tsx, so it can run while `npm ci` does.
 */
async function main(): Promise<void> {
  for (const offer of await providerOffers()) {
    const name = `azurerm ${offer.release}`;
    if (offer.state === 'offered') {
      const config = offer.env.TF_CLI_CONFIG_FILE;
      process.stdout.write(
        `ok       ${name}: ${offer.by}${config === undefined ? '' : `\n         TF_CLI_CONFIG_FILE=${config}`}\n`,
      );
    } else {
      process.stdout.write(`${offer.state === 'failed' ? 'FAILED ' : 'SKIPPED'}  ${name}: ${offer.reason}\n`);
      if (offer.state === 'failed') process.exitCode = 1;
    }
  }
}

void main();
