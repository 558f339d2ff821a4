import type { WorkspaceConfig } from '../config/schema';
import { AKS_UNTAGGED } from '../facts/aks';
import { nodeDoors } from './access-nodes';
import { anyPublic } from './computes';
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

/** Something that is open, to whom, and why: a line of the summary. */
export interface OpenDoor {
  readonly what: string;
  readonly to: string;
  readonly why: string;
}

/** The firewall of the workspace's storage account. */
export function storageFirewall(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): ServiceFirewall {
  return { subnets: dataSubnets(subnets), clientIps: clientIps(config), trusted: config.storage.trusted };
}

/** The network ACLs of the workspace's key vault; a vault knows no resource instances. */
export function keyVaultFirewall(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): ServiceFirewall {
  return { subnets: dataSubnets(subnets), clientIps: clientIps(config), trusted: 'services' };
}

function dataSubnets(subnets: readonly SubnetPlan[]): SubnetKind[] {
  return subnets.filter(({ serviceEndpoints }) => serviceEndpoints.length > 0).map(({ kind }) => kind);
}

function clientIps(config: WorkspaceConfig): string[] {
  const entries = config.access.clientIps.flatMap((addresses) => addresses.map(({ entry }) => entry));
  return [...new Set(entries)].sort();
}

/** Everything that is open, and to whom: what an auditor asks for first. */
export function openDoors(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): OpenDoor[] {
  const names = subnets
    .filter(({ serviceEndpoints }) => serviceEndpoints.length > 0)
    .map(({ name }) => name)
    .join(', ');
  return [...serviceDoors(config, names), ...nodeDoors(config), ...aksDoors(config), ...wayOutDoors(config, names)];
}

const door = (what: string, to: string, why: string): OpenDoor => ({ what, to, why });
const when = (holds: boolean, one: () => OpenDoor): OpenDoor[] => (holds ? [one()] : []);

function serviceDoors(config: WorkspaceConfig, names: string): OpenDoor[] {
  const ips = clientIps(config);
  const { publicNetworkAccess } = config.workspace;
  const trusted = config.storage.trusted === 'services' ? "Azure's trusted services" : 'this workspace';
  return [
    door('storage account', `${names}; ${trusted}`, 'service endpoints; the workspace manages its containers'),
    door('key vault', `${names}; Azure's trusted services`, 'service endpoints; the workspace keeps its secrets there'),
    ...when(ips.length > 0, () => door('storage account, key vault', ips.join(', '), 'clients (access.clientIps)')),
    door('registry', "Azure's trusted services", 'the workspace manages its images'),
    door('shared keys of the storage account', 'holders of a key', "the workspace's default datastores use them"),
    door(
      'telemetry, ingestion and query',
      'holders of a key or of a role',
      'there is no Azure Monitor private link scope',
    ),
    ...(publicNetworkAccess === undefined
      ? []
      : [door('workspace and studio', 'the Internet, signed in', publicNetworkAccess.reason)]),
  ];
}

function aksDoors({ aks }: WorkspaceConfig): OpenDoor[] {
  if (aks === undefined) return [];
  const { publicApiServer } = aks;
  return [
    door('scoring endpoint (internal)', aks.scoringFrom.join(', ') || 'nobody', 'callers in aks.scoringFrom'),
    door('local accounts of AKS', 'holders of a credential', 'Azure Machine Learning attaches with them'),
    ...(publicApiServer === undefined
      ? []
      : [door('Kubernetes API server', publicApiServer.from.join(', '), publicApiServer.reason)]),
  ];
}

function wayOutDoors({ outbound, aks, compute }: WorkspaceConfig, names: string): OpenDoor[] {
  const limited = outbound === 'limited';
  return [
    door(
      "anybody's storage and vaults of the region",
      names,
      'service endpoints go past a firewall, and tags name no account',
    ),
    ...when(outbound === 'open', () => door('the Internet', names, 'outbound: open')),
    ...when(limited && compute.communication === 'classic', () =>
      door("anybody's registries of the region", 'snet-compute', 'the guide of 2020 lists them'),
    ),
    ...when(limited && aks !== undefined, () =>
      door(
        `the Internet, TCP ${AKS_UNTAGGED.tcp.join(' and ')}, UDP ${AKS_UNTAGGED.udp.join(' and ')}`,
        'snet-aks',
        'AKS needs hosts that have no service tag',
      ),
    ),
    ...when(outbound === 'firewall' && anyPublic(compute), () =>
      door(
        'Azure Machine Learning, Batch, administrators: past the firewall',
        'snet-compute',
        'answers leave by the address they came to',
      ),
    ),
  ];
}
