import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AdoptError } from './adopt-error';
import { compare, type Findings } from './findings';
import { HEADER, IMPORT_FILE, importBlocks } from './import-blocks';
import type { AzureReader } from './reader';
import { readStack, subscriptionOf } from './stack';
import { readState } from './state';

export { AdoptError } from './adopt-error';
export { loginToken } from './login';
export { type AzureReader, armReader, type HttpGet } from './reader';
export { reportFindings } from './report';
export { cloudOfStack, readStack } from './stack';
export { pullState } from './state';

export interface AdoptOptions {
  /** The folder with `cdk.tf.json`. */
  readonly folder: string;
  /** The text of its state. */
  readonly state: string;
  readonly reader: AzureReader;
  /** Where the stack does not say it. */
  readonly subscriptionId?: string;
}

/**
 * Finds what an apply that broke off left between Azure and the state, and writes import blocks for it beside the
 * stack. Nothing in Azure is changed, nor the state; a file of an earlier run that is of no use any more is removed.
 *
 * @throws Error where nobody says which subscription it is
 */
export async function adopt({ folder, state, reader, subscriptionId }: AdoptOptions): Promise<Findings> {
  const stack = readStack(folder);
  const subscription = subscriptionOf(stack) ?? subscriptionId;
  if (subscription === undefined)
    throw new AdoptError('which subscription? Set ARM_SUBSCRIPTION_ID, or provider.subscriptionId in the config');
  const findings = await compare(stack, readState(state), reader, subscription);
  const file = join(folder, IMPORT_FILE);
  const blocks = importBlocks(findings.orphans);
  if (existsSync(file) && !readFileSync(file, 'utf8').startsWith(HEADER))
    throw new AdoptError(`${file} is not of this command: move it away`);
  if (blocks !== undefined) writeFileSync(file, blocks);
  else rmSync(file, { force: true });
  return findings;
}
