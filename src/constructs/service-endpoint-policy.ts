import { SubnetServiceEndpointStoragePolicy } from '@cdktf/provider-azurerm/lib/subnet-service-endpoint-storage-policy';
import { Construct } from 'constructs';
import type { ServiceAlias } from '../facts/service-aliases';
import { type Placement, placed } from './refs';

export interface ServiceEndpointPolicyProps {
  readonly name: string;
  /** In the region of the networks that it is for. */
  readonly placement: Placement;
  /** Ids of accounts, or of resource groups or subscriptions whose accounts are all meant. */
  readonly accounts: readonly string[];
  /** Accounts that services of Azure own. @default - none */
  readonly aliases?: readonly ServiceAlias[];
}

/** What another construct needs to know of a policy. */
export interface ServiceEndpointPolicyRef {
  readonly policyId: string;
}

/** The accounts that a subnet's storage endpoint leads to, and no others. A `Subnet` takes it. */
export class ServiceEndpointPolicy extends Construct implements ServiceEndpointPolicyRef {
  public readonly policyId: string;

  /** @throws Error when neither an account nor an alias is named: Azure wants a definition with one */
  constructor(scope: Construct, id: string, props: ServiceEndpointPolicyProps) {
    super(scope, id);
    const { accounts, aliases = [] } = props;
    if (accounts.length + aliases.length === 0)
      throw new Error(`policy '${props.name}' names nothing: give accounts or aliases`);
    const policy = new SubnetServiceEndpointStoragePolicy(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      definition: [
        ...(accounts.length === 0
          ? []
          : [{ name: 'accounts', service: 'Microsoft.Storage', serviceResources: [...accounts] }]),
        ...(aliases.length === 0 ? [] : [{ name: 'services', service: 'Global', serviceResources: [...aliases] }]),
      ],
    });
    this.policyId = policy.id;
  }
}
