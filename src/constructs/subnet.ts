import { Subnet as TfSubnet } from '@cdktf/provider-azurerm/lib/subnet';
import { Construct } from 'constructs';
import { type DelegatedService, SUBNET_DELEGATIONS } from '../facts/delegations';
import type { ServiceEndpointName } from '../facts/service-endpoints';
import type { SubnetRef } from './refs';
import type { ServiceEndpointPolicyRef } from './service-endpoint-policy';

export interface SubnetProps {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly virtualNetworkName: string;
  /** One block in CIDR notation. */
  readonly block: string;
  /** @default - none */
  readonly serviceEndpoints?: readonly ServiceEndpointName[];
  /** Accounts that its storage endpoint leads to; needs that endpoint. @default - anybody's */
  readonly endpointPolicies?: readonly ServiceEndpointPolicyRef[];
  /**
   * Whether the subnet's security group is asked for its private endpoints too.
   * @default false
   */
  readonly guardPrivateEndpoints?: boolean;
  /** The service that the subnet is handed to: nothing else may live in it. @default - none */
  readonly delegatedTo?: DelegatedService;
}

/** A subnet from which nothing leaves by Azure's default outbound access (the provider's default is to allow it). */
export class Subnet extends Construct implements SubnetRef {
  public readonly subnetId: string;
  public readonly subnetName: string;

  constructor(scope: Construct, id: string, props: SubnetProps) {
    super(scope, id);
    const { serviceEndpoints = [], endpointPolicies = [], delegatedTo } = props;
    const subnet = new TfSubnet(this, 'Resource', {
      name: props.name,
      resourceGroupName: props.resourceGroupName,
      virtualNetworkName: props.virtualNetworkName,
      addressPrefixes: [props.block],
      defaultOutboundAccessEnabled: false,
      privateEndpointNetworkPolicies: props.guardPrivateEndpoints ? 'NetworkSecurityGroupEnabled' : 'Disabled',
      ...(serviceEndpoints.length === 0 ? {} : { serviceEndpoints: [...serviceEndpoints].sort() }),
      ...(endpointPolicies.length === 0
        ? {}
        : { serviceEndpointPolicyIds: endpointPolicies.map(({ policyId }) => policyId) }),
      ...(delegatedTo === undefined ? {} : { delegation: [delegation(delegatedTo)] }),
    });
    this.subnetId = subnet.id;
    this.subnetName = subnet.name;
  }
}

function delegation(service: DelegatedService) {
  return { name: service, serviceDelegation: { name: service, actions: [...SUBNET_DELEGATIONS[service].actions] } };
}
