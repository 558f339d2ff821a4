import { DataAzurermVirtualNetwork } from '@cdktf/provider-azurerm/lib/data-azurerm-virtual-network';
import { Construct } from 'constructs';
import { holdsExactly, is } from './expectation';
import type { VirtualNetworkRef } from './refs';

export interface ExistingVirtualNetworkProps {
  readonly name: string;
  /** The group that its owner keeps it in, in the subscription that Terraform works in. */
  readonly resourceGroupName: string;
  /** Every block of the network, in CIDR notation. */
  readonly addressSpace: readonly string[];
  /** Addresses; none means the DNS servers of Azure. */
  readonly dnsServers: readonly string[];
  readonly location: string;
}

/**
 * A virtual network that somebody else owns: nothing of it is written. Terraform looks at it at each plan, and stops
 * where it is not what the props say.
 */
export class ExistingVirtualNetwork extends Construct implements VirtualNetworkRef {
  public readonly virtualNetworkId: string;
  public readonly virtualNetworkName: string;
  public readonly resourceGroupName: string;

  constructor(scope: Construct, id: string, props: ExistingVirtualNetworkProps) {
    super(scope, id);
    const whose = `virtual network ${props.name}`;
    const network = new DataAzurermVirtualNetwork(this, 'Resource', {
      name: props.name,
      resourceGroupName: props.resourceGroupName,
      lifecycle: {
        postcondition: [
          is('location', props.location, whose),
          holdsExactly('address_space', props.addressSpace, whose),
          holdsExactly('dns_servers', props.dnsServers, whose),
        ],
      },
    });
    this.virtualNetworkId = network.id;
    this.virtualNetworkName = network.name;
    this.resourceGroupName = network.resourceGroupName;
  }
}
