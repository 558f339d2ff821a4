import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { parse, stringify } from 'yaml';
import { type Environment, oneLine, run } from '../command';
import type { Offer } from '../terraform/provider-offers';
import { cdktfEnvironment } from './environment';
import { installedCdktfCli } from './install';

type OfferedProvider = Extract<Offer, { state: 'offered' }>;

/** How azurerm says that nobody is logged in to Azure: the furthest that a plan can come here. */
const REFUSALS = [
  /^unable to build authorizer for Resource Manager API: could not configure AzureCli Authorizer/,
  /^`subscription_id` is a required provider property/,
];
/** What the cdktf CLI closes with when Terraform failed. */
const CLOSINGS = [/^non-zero exit code 1$/, /^External Error: Stack failed to plan/, /^Stack failed to plan/];

/**
 * Runs a cdktf command that plans, without any Azure credentials, and answers the refusal that it must end with.
 *
 * @throws Error when it ended any other way
 */
export function refusedPlan(
  args: readonly string[],
  example: string,
  provider: OfferedProvider,
  folder: string,
): string {
  const config = join(folder, 'config.yaml');
  writeFileSync(config, inGeneration(readFileSync(example, 'utf8'), provider));
  // The state lies beside the output folder, so this keeps it out of the project.
  const output = join(folder, 'cdktf.out');
  const env = { ...withoutAzure(cdktfEnvironment(provider.env), folder), SECURED_ML_CONFIG: config, CI: '1' };
  // The CLI locks providers for other platforms as well, and asks the registry for that even where there is a mirror.
  const options = ['--skip-provider-lock', '--output', output];
  const { code, stdout, stderr } = run(process.execPath, [installedCdktfCli(), ...args, ...options], { env });
  return readRefusal(stripVTControlCharacters(`${stdout}\n${stderr}`), code);
}

export function readRefusal(text: string, code: number): string {
  const errors = [...text.matchAll(/(?:^|\s)Error: ([^\n]*)/g)].map(([, message = '']) => message.trim());
  const matches = (patterns: readonly RegExp[]) => (message: string) => patterns.some((one) => one.test(message));
  const refusal = errors.find(matches(REFUSALS));
  const reached = text.includes('Terraform has been successfully initialized!');
  if (code !== 0 && reached && refusal !== undefined && errors.every(matches([...REFUSALS, ...CLOSINGS])))
    return oneLine(refusal);
  const last = text.trim().split('\n').slice(-40).join('\n');
  throw new Error(`expected azurerm to refuse for want of credentials, and nothing else; ended with ${code}:\n${last}`);
}

function inGeneration(yaml: string, { generation }: OfferedProvider): string {
  const data = parse(yaml) as { provider?: object };
  return stringify({ ...data, provider: { ...data.provider, azurerm: generation } });
}

/** Nobody's own credentials may turn the check into a real plan. */
function withoutAzure(env: Environment, folder: string): Environment {
  const kept = Object.entries(env).filter(([name]) => !/^(ARM|AZURE)_/.test(name));
  const empty = join(folder, 'azure');
  mkdirSync(empty, { recursive: true });
  return { ...Object.fromEntries(kept), AZURE_CONFIG_DIR: empty };
}
