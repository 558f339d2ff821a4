import type { WorkspaceConfig } from '../config/schema';
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

/** Everything that is open, closed by nothing but its own rule: what an auditor asks for first. */
export function openDoors(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): OpenDoor[] {
  const names = subnets
    .filter(({ serviceEndpoints }) => serviceEndpoints.length > 0)
    .map(({ name }) => name)
    .join(', ');
  const ips = clientIps(config);
  const { compute, workspace, aks, outbound, storage } = config;
  const door = (what: string, to: string, why: string): OpenDoor => ({ what, to, why });
  const trusted = storage.trusted === 'services' ? "Azure's trusted services" : 'this workspace';
  const doors: (OpenDoor | undefined)[] = [
    door(
      'storage account',
      `${names}; ${trusted}`,
      'service endpoints of the computes; the workspace manages its containers',
    ),
    door(
      'key vault',
      `${names}; Azure's trusted services`,
      'service endpoints of the computes; the workspace keeps its secrets there',
    ),
    ips.length === 0
      ? undefined
      : door('storage account, key vault', ips.join(', '), 'developer machines (access.clientIps)'),
    door(
      'shared keys of the storage account',
      'holders of a key',
      "the workspace's default datastores use them: azurerm 4.55 cannot set identity access",
    ),
    door(
      'telemetry ingestion and query',
      'holders of a key or of a role',
      'there is no Azure Monitor private link scope',
    ),
    workspace.publicNetworkAccess &&
      door('workspace and studio', 'the Internet, signed in', workspace.publicNetworkAccess.reason),
    compute.publicIp &&
      door('public addresses of the nodes', 'AzureMachineLearning, port 44224', compute.publicIp.reason),
    compute.communication === 'classic'
      ? door(
          'compute nodes',
          'BatchNodeManagement, ports 29876-29877; AzureMachineLearning, port 44224',
          'classic node communication',
        )
      : undefined,
    compute.ssh && door('SSH of the nodes', compute.ssh.from.join(', '), compute.ssh.reason),
    compute.localAuth && door('local accounts of the nodes', 'holders of a key', compute.localAuth.reason),
    aks && door('scoring endpoint (internal)', aks.scoringFrom.join(', ') || 'nobody', 'callers in aks.scoringFrom'),
    aks?.publicApiServer &&
      door('Kubernetes API server', aks.publicApiServer.from.join(', '), aks.publicApiServer.reason),
    outbound === 'open' ? door('the Internet', names, 'outbound: open') : undefined,
    outbound === 'limited' && aks
      ? door('the Internet, TCP 80 and 443, UDP 123', 'snet-aks', 'AKS needs hosts that have no service tag')
      : undefined,
  ];
  return doors.flatMap((one) => one ?? []);
}
