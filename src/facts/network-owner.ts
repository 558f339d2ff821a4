import type { Sourced } from './source';

interface OwnerDuty extends Sourced {
  readonly what: string;
  readonly why: string;
}

/** What the owner of a network has to see to, where somebody else puts a workspace into it. */
export const OWNER_DUTIES = {
  region: {
    what: 'the network is in the region of the workspace',
    why: 'Azure wants compute instances where their network is',
    source: 'mlTrainingNetwork',
    confidence: 'high',
  },
  undelegated: {
    what: 'the subnet is delegated to no service',
    why: 'Azure puts no compute into a subnet that is given to a service',
    source: 'mlTrainingNetwork',
    confidence: 'high',
  },
  private: {
    what: 'the subnet has no default outbound access',
    why: 'nothing leaves by an address that nobody chose',
    source: 'defaultOutbound',
    confidence: 'high',
  },
  endpointRules: {
    what: 'private endpoints of the subnet obey its security group (NetworkSecurityGroupEnabled)',
    why: 'without it nothing guards them',
    source: 'armTypes',
    confidence: 'high',
  },
  storagePolicy: {
    what: 'a service endpoint policy, if there is one, lists the storage account of the workspace',
    why: 'accounts that it leaves out are not reached',
    source: 'azurerm5',
    confidence: 'high',
  },
  rights: {
    what: 'whoever applies may read the network and join it and its subnets (Microsoft.Network/*/read, virtualNetworks/join/action, virtualNetworks/subnets/join/action)',
    why: 'computes, endpoints and links are made by that identity',
    source: 'mlNetworkRights',
    confidence: 'high',
  },
  aksRole: {
    what: 'whoever applies may assign the role Network Contributor on the subnet of AKS',
    why: 'the internal load balancer takes its address there',
    source: 'aksEgress',
    confidence: 'medium',
  },
} as const satisfies Record<string, OwnerDuty>;
