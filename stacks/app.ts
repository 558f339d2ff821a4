import { mkdirSync } from 'node:fs';
import { App } from 'cdktf';
import type { LoadedFile } from '../src/config/load';
import { ConfigError, type Problem, withEach } from '../src/config/problem';
import { readConfig } from '../src/config/read';
import type { AzurermGeneration } from '../src/facts/provider';
import { planWorkspace, type WorkspaceProps } from '../src/plan/workspace-plan';
import { SecuredMlStack } from './secured-ml-stack';

export interface AppOptions {
  /** Where the output goes. @default - CDKTF_OUTDIR, or `cdktf.out` */
  readonly outdir?: string;
  /** Takes the place of what the configs say. @default - each config's own */
  readonly azurerm?: AzurermGeneration;
}

/** An app that is ready to be synthesized, and its stacks. */
export interface BuiltApp {
  readonly app: App;
  readonly outdir: string;
  readonly stacks: readonly SecuredMlStack[];
}

/**
 * Makes one stack of each config. Nothing is written, not even the output folder, before every config is proved good.
 *
 * @throws Error that tells every problem of every config
 */
export function buildApp(files: readonly LoadedFile[], options: AppOptions = {}): BuiltApp {
  const wanted = files.map((file) => withGeneration(file, options.azurerm));
  const checked = withEach(wanted, checkedConfig);
  refuseDoubleClaims(checked.map((one, index) => ({ claims: claimsOf(one), file: files[index]?.file ?? '' })));
  const outdir = options.outdir ?? process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir, stackTraces: false });
  const stacks = checked.map(({ input, config, plan }) => new SecuredMlStack(app, plan.name, { input, config }));
  return { app, outdir, stacks };
}

function withGeneration({ data, ...file }: LoadedFile, azurerm: AzurermGeneration | undefined): LoadedFile {
  if (azurerm === undefined || !isPlain(data) || !(data.provider === undefined || isPlain(data.provider)))
    return { ...file, data };
  return { ...file, data: { ...data, provider: { ...data.provider, azurerm } } };
}

function isPlain(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkedConfig({ file, data, lineOf }: LoadedFile) {
  const input = data as WorkspaceProps;
  const plan = planWorkspace(input, file, lineOf);
  const { config } = readConfig(input);
  if (config === undefined) throw new Error(`${file} was planned, so it can be read`);
  return { input, config, plan };
}

/** What belongs to one config alone: a second claim would let one apply destroy what the other made. */
function claimsOf({ plan, config }: ReturnType<typeof checkedConfig>): readonly string[] {
  const { names, name, region } = plan;
  const { azurerm, remote, local } = config.backend;
  const state = {
    azurerm: azurerm && { ...azurerm, key: azurerm.key ?? `${name}.tfstate` },
    remote,
    // A path is read in the stack's own folder: two stacks meet only outside of theirs.
    local: local?.path && (local.path.includes('..') ? local.path : `${name}/${local.path}`),
  };
  return [
    `the stack ${name}`,
    `the resource group ${names.resourceGroup}`,
    `the storage account ${names.storageAccount}`,
    `the key vault ${names.keyVault}`,
    `the registry ${names.containerRegistry}`,
    ...((azurerm ?? remote ?? local?.path) ? [`the state ${JSON.stringify(state)}`] : []),
    ...subnetsOf(plan),
    ...config.compute.instances.map((instance) => `the instance ${instance.name} in ${region}`),
  ].map((claim) => claim.toLowerCase());
}

/** A subnet of somebody else's network has one security group and one way out: two stacks cannot both write them. */
function subnetsOf({ existing, subnets }: ReturnType<typeof planWorkspace>): readonly string[] {
  if (existing === undefined || (existing.securityGroups === 'owner' && existing.wayOut === 'owner')) return [];
  return subnets.map(({ name }) => `what guards the subnet ${existing.resourceGroup}/${existing.name}/${name}`);
}

function refuseDoubleClaims(stacks: readonly { readonly claims: readonly string[]; readonly file: string }[]): void {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { claims, file } of stacks) {
    for (const claim of claims) {
      const owner = owners.get(claim);
      if (owner === undefined) owners.set(claim, file);
      else
        problems.push({
          code: 'duplicate',
          path: [],
          found: `${owner} and ${file} both make ${claim}`,
          allowed: 'one config for each',
          fix: 'change name, environment, region, uniqueSuffix, names or backend of one of them',
        });
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
