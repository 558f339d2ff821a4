import { Firewall } from '@cdktf/provider-azurerm/lib/firewall';
import { FirewallPolicy } from '@cdktf/provider-azurerm/lib/firewall-policy';
import { FirewallPolicyRuleCollectionGroup } from '@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { RouteTable } from '@cdktf/provider-azurerm/lib/route-table';
import type { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetRouteTableAssociation } from '@cdktf/provider-azurerm/lib/subnet-route-table-association';
import { VirtualNetworkDnsServers } from '@cdktf/provider-azurerm/lib/virtual-network-dns-servers';
import type { ITerraformDependable, TerraformStack } from 'cdktf';
import { APPLICATION_RULES, NETWORK_RULES } from './firewall-rules';
import type { Network } from './network';
import type { Placed } from './stack';

/** The firewall and the routes to it; gives what hosts must wait for. */
export function wayOut(stack: TerraformStack, placed: Placed, { vnet, subnets }: Network): ITerraformDependable[] {
  const address = new PublicIp(stack, 'firewall-ip', {
    name: 'pip-fraud-dev-eastus2-firewall',
    ...placed,
    sku: 'Standard',
    allocationMethod: 'Static',
  });
  const policy = new FirewallPolicy(stack, 'firewall-policy', {
    name: 'afwp-fraud-dev-eastus2',
    ...placed,
    sku: 'Standard',
    threatIntelligenceMode: 'Deny',
    dns: { proxyEnabled: true },
  });
  const firewall = new Firewall(stack, 'firewall', {
    name: 'afw-fraud-dev-eastus2',
    ...placed,
    skuName: 'AZFW_VNet',
    skuTier: 'Standard',
    firewallPolicyId: policy.id,
    ipConfiguration: [{ name: 'public', subnetId: subnets.firewall.id, publicIpAddressId: address.id }],
  });
  const rules = new FirewallPolicyRuleCollectionGroup(stack, 'firewall-rules', {
    name: 'secured-ml',
    firewallPolicyId: policy.id,
    priority: 200,
    networkRuleCollection: NETWORK_RULES,
    applicationRuleCollection: APPLICATION_RULES,
  });
  const nextHop = firewall.ipConfiguration.get(0).privateIpAddress;
  const dns = new VirtualNetworkDnsServers(stack, 'dns', { virtualNetworkId: vnet.id, dnsServers: [nextHop] });
  const route = (name: string, subnet: Subnet) => {
    const table = new RouteTable(stack, `routes-${name}`, {
      name: `rt-fraud-dev-eastus2-${name}`,
      ...placed,
      bgpRoutePropagationEnabled: false,
      route: [
        { name: 'default', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopInIpAddress: nextHop },
      ],
    });
    return new SubnetRouteTableAssociation(stack, `routes-${name}-subnet`, {
      subnetId: subnet.id,
      routeTableId: table.id,
    });
  };
  return [rules, dns, route('compute', subnets.compute), route('aks', subnets.aks)];
}
