import type { WorkspaceConfig } from '../config/schema';
import type { OpenDoor } from './access';

/** A network that ours is peered with. */
export interface PlannedPeering {
  readonly networkId: string;
  readonly networkName: string;
  readonly resourceGroup: string;
  /** We write its side too. */
  readonly bothSides: boolean;
  readonly forwardedTraffic: boolean;
  readonly remoteGateways: boolean;
  /** Tells it apart in the ids of constructs. */
  readonly key: string;
}

export function planPeerings({ network }: Pick<WorkspaceConfig, 'network'>): PlannedPeering[] {
  return network.peerings.map(({ id, bothSides, forwardedTraffic, remoteGateways }) => ({
    networkId: `${id}`,
    networkName: id.name,
    resourceGroup: id.resourceGroup,
    bothSides: bothSides !== undefined,
    forwardedTraffic: forwardedTraffic !== undefined,
    remoteGateways: remoteGateways !== undefined,
    key: `${id.resourceGroup}-${id.name}`.replace(/[^\w-]/g, '-'),
  }));
}

/** Who comes in by a peering, and what we write that is somebody else's. */
export function peeringDoors({ network }: Pick<WorkspaceConfig, 'network'>): OpenDoor[] {
  return network.peerings.flatMap(({ id, addressSpace, bothSides, forwardedTraffic, remoteGateways }) => [
    { what: `the network, from ${id.name}`, to: addressSpace.join(', '), why: 'a peering (network.peerings)' },
    ...(forwardedTraffic === undefined
      ? []
      : [
          {
            what: `the network, from behind ${id.name}`,
            to: 'whom its firewall passes on',
            why: forwardedTraffic.reason,
          },
        ]),
    ...(remoteGateways === undefined
      ? []
      : [{ what: `the network, from gateways of ${id.name}`, to: 'whom they connect', why: remoteGateways.reason }]),
    ...(bothSides === undefined ? [] : [{ what: `a peering in ${id.name}`, to: 'the network', why: bothSides.reason }]),
  ]);
}
