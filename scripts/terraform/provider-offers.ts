import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AZURERM, AZURERM_GENERATIONS, type AzurermGeneration } from '../../src/facts/provider';
import { cacheFolder } from '../cache-folder';
import { type Environment, isOnPath } from '../command';
import { cliEnvironment, namedCliConfig, withCliConfig } from './cli-environment';
import { AZURERM_BUILDS, mirroredBinary, mirroredProvider } from './provider-build';
import { whyNotOffered } from './provider-probe';

/** What can be said of one azurerm generation on this machine. */
export type Offer = { readonly generation: AzurermGeneration; readonly release: string } & (
  | { readonly state: 'offered'; readonly by: string; readonly env: Environment }
  | { readonly state: 'skipped' | 'failed'; readonly reason: string }
);

type Finding = { state: 'offered'; by: string; env: Environment } | { state: 'skipped' | 'failed'; reason: string };

/**
 * Finds each azurerm generation: in the CLI config that TF_CLI_CONFIG_FILE names and nowhere else; without one in the
 * registry, as a plain `terraform init` does; where that is out of reach, in a mirror built from the Go module proxy.
 */
export async function providerOffers(): Promise<readonly Offer[]> {
  const terraform = isOnPath('terraform', 'version');
  const offers: Offer[] = [];
  for (const generation of AZURERM_GENERATIONS) {
    const release = AZURERM[generation].version;
    const finding = terraform ? await find(release) : NO_TERRAFORM;
    offers.push({ generation, release, ...finding });
  }
  return offers;
}

const NO_TERRAFORM: Finding = {
  state: 'skipped',
  reason: 'terraform is not on the PATH; install it to run this check',
};

async function find(release: string): Promise<Finding> {
  const config = namedCliConfig();
  if (config !== undefined) return findIn(release, cliEnvironment(), `the CLI config ${config}`);
  const registry = await findIn(release, registryEnvironment(), "terraform's default installation");
  return registry.state === 'offered' ? registry : findBuilt(release, registry.reason);
}

async function findIn(release: string, env: Environment, by: string): Promise<Exclude<Finding, { state: 'failed' }>> {
  const reason = await whyNotOffered(release, env);
  return reason === undefined ? { state: 'offered', by, env } : { state: 'skipped', reason: `not in ${by}: ${reason}` };
}

async function findBuilt(release: string, why: string): Promise<Finding> {
  const build = AZURERM_BUILDS.find((one) => one.release === release);
  if (build === undefined)
    return { state: 'skipped', reason: `${why}; and no way to build it from the Go module proxy is known` };
  const cache = cacheFolder();
  if (!existsSync(mirroredBinary(cache, build)) && !isOnPath('go', 'version')) {
    return { state: 'skipped', reason: `${why}; and go, which could build it, is not on the PATH` };
  }
  try {
    const env = withCliConfig(await mirroredProvider(cache, build));
    const broken = await whyNotOffered(release, env);
    if (broken === undefined) return { state: 'offered', by: 'the mirror built from the Go module proxy', env };
    return { state: 'failed', reason: `${broken}; delete ${join(cache, 'providers')} so that it is built again` };
  } catch (error) {
    return { state: 'failed', reason: `${why}; and the build failed: ${(error as Error).message}` };
  }
}

/**
 * A plugin cache, or each init would download 70 MB again; and no patience with a registry out of reach. The variable
 * about the lock file is what lets a folder without one use the cache; nothing here keeps a lock file.
 */
function registryEnvironment(): Environment {
  const plugins = join(cacheFolder(), 'plugins');
  mkdirSync(plugins, { recursive: true });
  return {
    TF_PLUGIN_CACHE_DIR: plugins,
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1',
    TF_REGISTRY_CLIENT_TIMEOUT: '10',
    TF_REGISTRY_DISCOVERY_RETRY: '1',
    ...cliEnvironment(),
  };
}
