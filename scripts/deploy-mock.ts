import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, run } from './command';
import { explain } from './deploy/explain';
import { mockTest, withKubelet } from './deploy/mock-test';
import { synthesizeStack } from './deploy/stack-folder';
import { exampleConfigs } from './examples';
import { Tally } from './tally';
import { inTemporaryFolder } from './temporary-folder';
import { type Offer, providerOffers } from './terraform/provider-offers';

type OfferedProvider = Extract<Offer, { state: 'offered' }>;

/**
 * Every example, or those that are named, applied with a mock of each azurerm provider: in seconds, without a server.
 *
 *   npm run deploy:mock [-- examples/minimal.yaml …]
 */
async function main(named: readonly string[]): Promise<void> {
  const tally = new Tally();
  const configs = named.length > 0 ? named : exampleConfigs();
  for (const offer of await providerOffers()) {
    const name = `azurerm ${offer.release}`;
    if (offer.state === 'offered') await inTemporaryFolder((scratch) => applyAll(tally, configs, offer, scratch));
    else if (offer.state === 'failed') tally.fail(name, [offer.reason]);
    else tally.skip(name, `${offer.reason} (${configs.length} examples)`, configs.length);
  }
  tally.finish();
}

async function applyAll(tally: Tally, configs: readonly string[], offer: OfferedProvider, scratch: string) {
  for (const config of configs)
    await tally.check(`${config}  azurerm ${offer.release}, mocked`, () => {
      const start = Date.now();
      const { folder, terraform } = synthesizeStack(config, offer.generation, mkdtempSync(join(scratch, 'mock-')));
      const stack = join(folder, 'cdk.tf.json');
      writeFileSync(stack, withKubelet(readFileSync(stack, 'utf8')));
      mkdirSync(join(folder, 'tests'));
      writeFileSync(join(folder, 'tests', 'mock.tftest.hcl'), mockTest(terraform));
      mustRun('terraform', ['init', '-backend=false', '-input=false', '-no-color'], { cwd: folder, env: offer.env });
      const answer = run('terraform', ['test', '-no-color'], { cwd: folder, env: offer.env });
      if (answer.code !== 0) throw new Error(explain(answer, terraform, []));
      return `${((Date.now() - start) / 1000).toFixed(1)} s`;
    });
}

void main(process.argv.slice(2));
