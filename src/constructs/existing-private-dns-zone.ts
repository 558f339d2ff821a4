import { DataAzurermPrivateDnsZone } from '@cdktf/provider-azurerm/lib/data-azurerm-private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Construct } from 'constructs';
import type { After, PrivateDnsZoneRef, VirtualNetworkRef } from './refs';

export interface ExistingPrivateDnsZoneProps {
  /** The zone itself, e.g. `privatelink.azurecr.io`. */
  readonly name: string;
  /** Where it is, in the subscription that the provider works in. */
  readonly resourceGroupName: string;
  /** Networks that this stack links to it. @default - none: the owner of the zone links them */
  readonly networks?: readonly VirtualNetworkRef[];
}

/** A private DNS zone that somebody else owns. A plan fails where it is not there. */
export class ExistingPrivateDnsZone extends Construct implements PrivateDnsZoneRef {
  public readonly zoneId: string;
  /** Our links: a name resolves to its private address once they stand. */
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: ExistingPrivateDnsZoneProps) {
    super(scope, id);
    const { name, resourceGroupName, networks = [] } = props;
    const zone = new DataAzurermPrivateDnsZone(this, 'Data', { name, resourceGroupName });
    this.zoneId = zone.id;
    this.ready = networks.map(
      ({ virtualNetworkId, virtualNetworkName }, index) =>
        new PrivateDnsZoneVirtualNetworkLink(this, `Network${index}`, {
          name: `link-${virtualNetworkName}`,
          resourceGroupName,
          // The attribute, not the text: azurerm 5 names the zone by the id beside it.
          privateDnsZoneName: zone.name,
          virtualNetworkId,
          registrationEnabled: false,
        }),
    );
  }
}
