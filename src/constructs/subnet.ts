import { Subnet as TfSubnet } from '@cdktf/provider-azurerm/lib/subnet';
import { Construct } from 'constructs';
import type { ServiceEndpointName } from '../facts/service-endpoints';
import type { SubnetRef } from './refs';

export interface SubnetProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly virtualNetworkName: string;
  /** One block in CIDR notation. */
  readonly block: string;
  /** @default - none */
  readonly serviceEndpoints?: readonly ServiceEndpointName[];
  /**
   * Whether the subnet's security group is asked for its private endpoints too.
   * @default false
   */
  readonly guardPrivateEndpoints?: boolean;
}

/** A subnet without delegation, from which nothing leaves by Azure's default outbound access (the provider's default is to allow it). */
export class Subnet extends Construct implements SubnetRef {
  public readonly subnetId: string;
  public readonly subnetName: string;

  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    const { serviceEndpoints = [] } = props;
    const subnet = new TfSubnet(this, 'Resource', {
      name: props.name,
      resourceGroupName: props.resourceGroupName,
      virtualNetworkName: props.virtualNetworkName,
      addressPrefixes: [props.block],
      defaultOutboundAccessEnabled: false,
      privateEndpointNetworkPolicies: props.guardPrivateEndpoints ? 'NetworkSecurityGroupEnabled' : 'Disabled',
      ...(serviceEndpoints.length === 0 ? {} : { serviceEndpoints: [...serviceEndpoints].sort() }),
    });
    this.subnetId = subnet.id;
    this.subnetName = subnet.name;
  }
}
