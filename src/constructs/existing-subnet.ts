import { DataAzurermSubnet } from '@cdktf/provider-azurerm/lib/data-azurerm-subnet';
import { Construct } from 'constructs';
import type { ServiceEndpointName } from '../facts/service-endpoints';
import { holds, holdsExactly, is } from './expectation';
import type { SubnetRef } from './refs';

export interface ExistingSubnetProps {
  readonly name: string;
  readonly virtualNetworkName: string;
  /** The group that the owner keeps the network in. */
  readonly resourceGroupName: string;
  /** The one block of the subnet, in CIDR notation. */
  readonly block: string;
  /**
   * Service endpoints that the owner has put there, among others.
   * @default - none
   */
  readonly serviceEndpoints?: readonly ServiceEndpointName[];
  /**
   * Whether the owner has put no route table there.
   * @default false, which asks nothing
   */
  readonly withoutRouteTable?: boolean;
}

/**
 * A subnet that somebody else owns: nothing of it is written. Terraform looks at it at each plan, and stops where it is
 * not what the props say. A data source tells neither delegations, nor a NAT gateway, nor service endpoint policies.
 */
export class ExistingSubnet extends Construct implements SubnetRef {
  public readonly subnetId: string;
  public readonly subnetName: string;

  constructor(scope: Construct, id: string, props: ExistingSubnetProps) {
    super(scope, id);
    const whose = `subnet ${props.name}`;
    const subnet = new DataAzurermSubnet(this, 'Resource', {
      name: props.name,
      virtualNetworkName: props.virtualNetworkName,
      resourceGroupName: props.resourceGroupName,
      lifecycle: {
        postcondition: [
          holdsExactly('address_prefixes', [props.block], whose),
          ...[...(props.serviceEndpoints ?? [])].sort().map((service) => holds('service_endpoints', service, whose)),
          ...(props.withoutRouteTable ? [is('route_table_id', '', whose)] : []),
        ],
      },
    });
    this.subnetId = subnet.id;
    this.subnetName = subnet.name;
  }
}
