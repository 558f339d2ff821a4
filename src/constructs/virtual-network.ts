import { VirtualNetwork as TfVirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { Construct } from 'constructs';
import { type Placement, placed, type VirtualNetworkRef } from './refs';

export interface VirtualNetworkProps {
  readonly name: string;
  readonly placement: Placement;
  /** One block in CIDR notation. */
  readonly addressSpace: string;
}

/** A virtual network. Its subnets are resources of their own, and so are its DNS servers. */
export class VirtualNetwork extends Construct implements VirtualNetworkRef {
  public readonly virtualNetworkId: string;
  public readonly virtualNetworkName: string;

  constructor(scope: Construct, id: string, { name, placement, addressSpace }: VirtualNetworkProps) {
    super(scope, id);
    const network = new TfVirtualNetwork(this, 'Resource', {
      name,
      ...placed(placement),
      addressSpace: [addressSpace],
    });
    this.virtualNetworkId = network.id;
    this.virtualNetworkName = network.name;
  }
}
