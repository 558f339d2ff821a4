import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import type { TerraformStack } from 'cdktf';
import type { Placed } from './stack';

export type Network = ReturnType<typeof network>;

const INBOUND = { direction: 'Inbound', sourcePortRange: '*', destinationAddressPrefix: '10.40.128.0/24' };
const SCORING_RULES = [
  {
    ...INBOUND,
    name: 'AllowNodes',
    description: 'Nodes and pods of the cluster talk to each other',
    priority: 100,
    access: 'Allow',
    protocol: '*',
    sourceAddressPrefix: '10.40.128.0/24',
    destinationPortRange: '*',
  },
  {
    ...INBOUND,
    name: 'AllowScoring',
    description: 'Named callers of the scoring endpoint',
    priority: 110,
    access: 'Allow',
    protocol: 'Tcp',
    sourceAddressPrefix: '10.0.0.0/16',
    destinationPortRanges: ['80', '443'],
  },
  {
    ...INBOUND,
    name: 'AllowLoadBalancer',
    description: 'Health probes, as Azure admits them by default',
    priority: 120,
    access: 'Allow',
    protocol: '*',
    sourceAddressPrefix: 'AzureLoadBalancer',
    destinationPortRange: '*',
  },
  {
    ...INBOUND,
    name: 'DenyNetwork',
    description: 'Everybody else in the network and what is connected to it',
    priority: 130,
    access: 'Deny',
    protocol: '*',
    sourceAddressPrefix: 'VirtualNetwork',
    destinationPortRange: '*',
  },
];

/** The network, its subnets and their security groups. */
export function network(stack: TerraformStack, placed: Placed) {
  const { resourceGroupName } = placed;
  const vnet = new VirtualNetwork(stack, 'vnet', {
    name: 'vnet-fraud-dev-eastus2',
    ...placed,
    addressSpace: ['10.40.0.0/16'],
  });
  const common = { resourceGroupName, virtualNetworkName: vnet.name, defaultOutboundAccessEnabled: false };
  const open = { ...common, privateEndpointNetworkPolicies: 'Disabled' };
  const serviceEndpoints = ['Microsoft.KeyVault', 'Microsoft.Storage'];
  const subnets = {
    compute: new Subnet(stack, 'subnet-compute', {
      name: 'snet-compute',
      ...open,
      addressPrefixes: ['10.40.0.0/28'],
      serviceEndpoints,
    }),
    firewall: new Subnet(stack, 'subnet-firewall', {
      name: 'AzureFirewallSubnet',
      ...open,
      addressPrefixes: ['10.40.64.0/26'],
    }),
    aks: new Subnet(stack, 'subnet-aks', {
      name: 'snet-aks',
      ...open,
      addressPrefixes: ['10.40.128.0/24'],
      serviceEndpoints,
    }),
    privateEndpoints: new Subnet(stack, 'subnet-private-endpoints', {
      name: 'snet-private-endpoints',
      ...common,
      privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled',
      addressPrefixes: ['10.40.192.0/28'],
    }),
  };
  const guard = (name: string, subnet: Subnet, securityRule: typeof SCORING_RULES) => {
    const group = new NetworkSecurityGroup(stack, `nsg-${name}`, {
      name: `nsg-fraud-dev-eastus2-${name}`,
      ...placed,
      securityRule,
    });
    return new SubnetNetworkSecurityGroupAssociation(stack, `nsg-${name}-subnet`, {
      subnetId: subnet.id,
      networkSecurityGroupId: group.id,
    });
  };
  const guards = [
    guard('compute', subnets.compute, []),
    guard('aks', subnets.aks, SCORING_RULES),
    guard('private-endpoints', subnets.privateEndpoints, []),
  ];
  return { vnet, subnets, guards };
}
