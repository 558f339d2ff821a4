import type { WorkspaceConfig } from '../config/schema';
import { AKS_UNTAGGED } from '../facts/aks';
import { nodeDoors } from './access-nodes';
import { toolDoors } from './access-tools';
import { aksDoors } from './aks-doors';
import { attachedDoors } from './attached';
import { anyPublic } from './computes';
import { databricksDoors } from './databricks-access';
import { datastoreDoors } from './datastores';
import { ownerDoors, withoutOwnersDoors } from './existing-network';
import { tunnelDoors } from './forced-tunnelling';
import { hdinsightDoors } from './hdinsight';
import { managedDoors } from './managed-access';
import { peeringDoors } from './peerings';
import { dataDoors, serviceDoors } from './service-doors';
import { holdsHosts, type SubnetPlan } from './subnets';

/** Something that is open, to whom, and why: a line of the summary. */
export interface OpenDoor {
  readonly what: string;
  readonly to: string;
  readonly why: string;
}

/** Everything that is open, and to whom: what an auditor asks for first. */
export function openDoors(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): OpenDoor[] {
  return [
    ...serviceDoors(config, subnets),
    ...datastoreDoors(config, subnets),
    ...workspaceDoors(config),
    ...withoutOwnersDoors(nodeDoors(config), config),
    ...attachedDoors(config),
    ...hdinsightDoors(config),
    ...aksDoors(config),
    ...databricksDoors(config),
    ...(config.managedNetwork === undefined ? nodesWayOut(config, subnets) : managedDoors(config)),
  ];
}

/** Where the nodes of our subnets get to. */
function nodesWayOut(config: WorkspaceConfig, subnets: readonly SubnetPlan[]): OpenDoor[] {
  return [
    ...dataDoors(config, subnets),
    ...wayOutDoors(config, subnets),
    ...tunnelDoors(config),
    ...peeringDoors(config),
    ...ownerDoors(config, subnets),
    ...toolDoors(config),
  ];
}

const door = (what: string, to: string, why: string): OpenDoor => ({ what, to, why });
const when = (holds: boolean, one: () => OpenDoor): OpenDoor[] => (holds ? [one()] : []);

function workspaceDoors(config: WorkspaceConfig): OpenDoor[] {
  const { publicNetworkAccess } = config.workspace;
  return [
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

function wayOutDoors({ outbound, aks, compute }: WorkspaceConfig, subnets: readonly SubnetPlan[]): OpenDoor[] {
  const limited = outbound === 'limited';
  const hosts = subnets.filter(holdsHosts).map(({ name }) => name);
  return [
    ...when(outbound === 'open', () => door('the Internet', hosts.join(', '), 'outbound: open')),
    ...when(limited && compute.communication === 'classic', () =>
      door("anybody's registries of the region", 'snet-compute', 'the guide of 2020 lists them'),
    ),
    ...when(limited && aks !== undefined && aks.existing === undefined, () =>
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
