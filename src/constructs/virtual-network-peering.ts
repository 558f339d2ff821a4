import { VirtualNetworkPeering as TfVirtualNetworkPeering } from '@cdktf/provider-azurerm/lib/virtual-network-peering';
import { Construct } from 'constructs';
import type { After, VirtualNetworkRef } from './refs';

export interface VirtualNetworkPeeringProps {
  readonly network: VirtualNetworkRef;
  readonly resourceGroupName: string;
  /** The other network, in any subscription. */
  readonly remote: VirtualNetworkRef & { readonly resourceGroupName: string };
  /** Whether what comes from behind the other network is taken. @default false */
  readonly forwardedTraffic?: boolean;
  /** Whether gateways of the other network are used. @default false */
  readonly remoteGateways?: boolean;
  /** Whether the other side is written too: in somebody else's network, in the same subscription. @default false */
  readonly bothSides?: boolean;
}

/** A peering with another network. It carries nothing until the other side stands as well. */
export class VirtualNetworkPeering extends Construct {
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: VirtualNetworkPeeringProps) {
    super(scope, id);
    const { network, remote, forwardedTraffic = false, remoteGateways = false, bothSides = false } = props;
    const other = bothSides
      ? [
          new TfVirtualNetworkPeering(this, 'Remote', {
            name: `peer-${network.virtualNetworkName}`,
            resourceGroupName: remote.resourceGroupName,
            virtualNetworkName: remote.virtualNetworkName,
            remoteVirtualNetworkId: network.virtualNetworkId,
            allowVirtualNetworkAccess: true,
            allowForwardedTraffic: false,
            allowGatewayTransit: remoteGateways,
            useRemoteGateways: false,
          }),
        ]
      : [];
    const own = new TfVirtualNetworkPeering(this, 'Resource', {
      name: `peer-${remote.virtualNetworkName}`,
      resourceGroupName: props.resourceGroupName,
      virtualNetworkName: network.virtualNetworkName,
      remoteVirtualNetworkId: remote.virtualNetworkId,
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: forwardedTraffic,
      allowGatewayTransit: false,
      useRemoteGateways: remoteGateways,
      // Gateways can be used once the other side offers them.
      ...(other.length === 0 ? {} : { dependsOn: [...other] }),
    });
    this.ready = [...other, own];
  }
}
