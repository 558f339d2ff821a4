import { PrivateDnsZone as TfPrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Construct } from 'constructs';
import type { After, Placement, PrivateDnsZoneRef, VirtualNetworkRef } from './refs';

export interface PrivateDnsZoneProps {
  /** The zone itself, e.g. `privatelink.azurecr.io`. */
  readonly name: string;
  readonly placement: Placement;
  /** The networks that resolve names of the zone. */
  readonly networks: readonly VirtualNetworkRef[];
}

/** A private DNS zone, linked to the networks that ask it. Hosts do not register themselves in it. */
export class PrivateDnsZone extends Construct implements PrivateDnsZoneRef {
  public readonly zoneId: string;
  /** The links: a name resolves to its private address once they stand. */
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: PrivateDnsZoneProps) {
    super(scope, id);
    // No tags: private DNS takes fewer of them than other resources, and stricter names.
    const common = { resourceGroupName: props.placement.resourceGroupName };
    const zone = new TfPrivateDnsZone(this, 'Resource', { name: props.name, ...common });
    this.zoneId = zone.id;
    this.ready = props.networks.map(
      ({ virtualNetworkId, virtualNetworkName }, index) =>
        new PrivateDnsZoneVirtualNetworkLink(this, `Network${index}`, {
          name: `link-${virtualNetworkName}`,
          ...common,
          privateDnsZoneName: zone.name,
          virtualNetworkId,
          registrationEnabled: false,
        }),
    );
  }
}
