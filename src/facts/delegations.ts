import type { Sourced } from './source';

interface SubnetDelegation extends Sourced {
  /** What the service may do in the subnet, in alphabetical order. */
  readonly actions: readonly string[];
}

/** Services that a subnet can be handed to, by the name that Azure gives them. */
export const SUBNET_DELEGATIONS = {
  'Microsoft.Databricks/workspaces': {
    actions: [
      'Microsoft.Network/virtualNetworks/subnets/join/action',
      'Microsoft.Network/virtualNetworks/subnets/prepareNetworkPolicies/action',
      'Microsoft.Network/virtualNetworks/subnets/unprepareNetworkPolicies/action',
    ],
    source: 'databricksNetwork',
    confidence: 'high',
  },
} as const satisfies Record<string, SubnetDelegation>;

export type DelegatedService = keyof typeof SUBNET_DELEGATIONS;
