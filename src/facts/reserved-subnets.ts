import type { Sourced } from './source';

interface ReservedSubnet extends Sourced {
  readonly name: string;
  /** The longest prefix that the service takes. */
  readonly prefix: number;
  readonly what: string;
}

/** Subnets that a service asks for by name, and how large it wants them. */
export const RESERVED_SUBNETS = [
  { name: 'AzureFirewallSubnet', prefix: 26, what: 'Azure Firewall', source: 'firewallSku', confidence: 'high' },
  {
    name: 'AzureFirewallManagementSubnet',
    prefix: 26,
    what: "Azure Firewall's management interface",
    source: 'firewallSku',
    confidence: 'high',
  },
  { name: 'AzureBastionSubnet', prefix: 26, what: 'Azure Bastion', source: 'networkFaq', confidence: 'medium' },
  {
    name: 'GatewaySubnet',
    prefix: 27,
    what: 'a VPN or ExpressRoute gateway',
    source: 'networkFaq',
    confidence: 'medium',
  },
] as const satisfies readonly ReservedSubnet[];
