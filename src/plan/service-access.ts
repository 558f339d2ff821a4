import { storageLinks, vaultLinks } from '../config/private-links';
import type { WorkspaceConfig } from '../config/schema';
import type { Connectivity } from '../facts/connectivity';
import type { PrivateLinkKind } from '../facts/private-link';
import { SERVICE_ENDPOINTS, type ServiceEndpointName } from '../facts/service-endpoints';
import type { SubnetKind, SubnetPlan } from './subnets';

/** Who passes the firewall of a service that is reached at its public address. */
export interface ServiceFirewall {
  /** Subnets that come by service endpoint. */
  readonly subnets: readonly SubnetKind[];
  /** Public addresses and blocks, in the form that the service accepts. */
  readonly clientIps: readonly string[];
  /** Azure's trusted services, or this workspace's own instance. */
  readonly trusted: 'services' | 'workspace';
}

/** How an account or vault is reached: through its firewall at its public address, or at private addresses only. */
export interface ServiceAccess extends ServiceFirewall {
  readonly publicAccess: boolean;
  /** What gets a private endpoint; none by service endpoint. */
  readonly privateLinks: readonly PrivateLinkKind[];
}

/** An account, and when its firewall is written: with it, or once the workspace stands. */
export interface AccountAccess extends ServiceAccess {
  /**
   * A rule for the workspace's own instance can only be written after it. An account without a public address is
   * closed all the while.
   */
  readonly rules: 'withAccount' | 'afterWorkspace';
}

type Chosen = Pick<WorkspaceConfig, 'connectivity' | 'storage' | 'access' | 'bootstrap'>;

/** The workspace's storage account, or a further one that is reached like it; `parts` are its private endpoints then. */
export function accountAccess(
  config: Chosen,
  subnets: readonly SubnetPlan[],
  parts: readonly PrivateLinkKind[] = storageLinks(config),
): AccountAccess {
  const through = firewall(config, subnets, config.connectivity.storage, SERVICE_ENDPOINTS.storage.service);
  const { trusted } = config.storage;
  const later = trusted === 'workspace' || config.bootstrap.closeAfterCreation !== undefined;
  return { ...through, privateLinks: parts, trusted, rules: later ? 'afterWorkspace' : 'withAccount' };
}

/** The workspace's key vault; a vault knows no resource instances. */
export function vaultAccess(config: Chosen, subnets: readonly SubnetPlan[]): ServiceAccess {
  const through = firewall(config, subnets, config.connectivity.keyVault, SERVICE_ENDPOINTS.keyVault.service);
  return { ...through, privateLinks: vaultLinks(config), trusted: 'services' };
}

function firewall(
  config: Chosen,
  subnets: readonly SubnetPlan[],
  connectivity: Connectivity,
  endpoint: ServiceEndpointName,
) {
  // Rules of a firewall that nobody comes to would only look as if they let somebody in.
  if (connectivity === 'privateEndpoint') return { publicAccess: false, subnets: [], clientIps: [] };
  return {
    publicAccess: true,
    subnets: subnetsWith(endpoint, subnets),
    clientIps: [...new Set([...clientIps(config), ...deployer(config)])].sort(),
  };
}

/** Subnets that have one service endpoint. */
export function subnetsWith(endpoint: ServiceEndpointName, subnets: readonly SubnetPlan[]): SubnetKind[] {
  return subnets.filter(({ serviceEndpoints }) => serviceEndpoints.includes(endpoint)).map(({ kind }) => kind);
}

/** The clients of `access.clientIps`, each once. */
export function clientIps({ access }: Pick<WorkspaceConfig, 'access'>): string[] {
  const entries = access.clientIps.flatMap((addresses) => addresses.map(({ entry }) => entry));
  return [...new Set(entries)].sort();
}

/** Whoever runs Terraform, where that is let in. */
export function deployer({ bootstrap }: Pick<WorkspaceConfig, 'bootstrap'>): string[] {
  return (bootstrap.deployerAddress?.address ?? []).map(({ entry }) => entry);
}
