import type { WorkspaceConfig } from '../config/schema';
import { MANAGED_REQUIRED_TAGS } from '../facts/managed-network';
import type { OpenDoor } from './access';
import { toolDoors } from './access-tools';
import { peeringDoors } from './peerings';

const NODES = 'nodes in the managed network';

/** Where the nodes of a managed network get to, and why. */
export function managedDoors(config: WorkspaceConfig): OpenDoor[] {
  const { managedNetwork, outbound, workspace } = config;
  if (managedNetwork === undefined) return [];
  const door = (what: string, why: string): OpenDoor => ({ what, to: NODES, why });
  return [
    door(
      'storage account, key vault, registry, workspace',
      'private endpoints that Azure makes in the managed network',
    ),
    outbound === 'open'
      ? door('the Internet', 'outbound: open')
      : door(`${MANAGED_REQUIRED_TAGS.length} service tags that the service requires`, 'Azure opens them by itself'),
    ...(outbound === 'limited' && workspace.highBusinessImpact
      ? [door("anybody's vaults", "nodes need Azure Batch's own vault, and tags name no vault")]
      : []),
    ...toolDoors(config).map((one) => ({ ...one, to: NODES })),
    ...managedNetwork.serviceTags.map(({ tag, protocol, ports, reason }) =>
      door(`${tag}, whoever owns what is there: ${protocol} ${ports.join(', ')}`, reason),
    ),
    ...managedNetwork.privateEndpoints.map(({ id, part, reason }) => door(`${part} of ${id.name}`, reason)),
    ...peeringDoors(config),
  ];
}
