import { Firewall as TfFirewall } from '@cdktf/provider-azurerm/lib/firewall';
import { FirewallPolicy } from '@cdktf/provider-azurerm/lib/firewall-policy';
import { FirewallPolicyRuleCollectionGroup } from '@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { Construct } from 'constructs';
import type { ServiceTag } from '../facts/service-tags';
import type { FirewallApplicationRule, FirewallNetworkRule, FirewallRules } from '../net/firewall-rule-set';
import { numberFirewallRules } from '../net/firewall-rule-set';
import { literal } from './literal';
import { type After, cloudOfPlacement, type Placement, placed, type SubnetRef } from './refs';

export interface AzureFirewallProps {
  readonly name: string;
  readonly policyName: string;
  readonly publicIpName: string;
  readonly placement: Placement;
  /** Its name must be `AzureFirewallSubnet`; /26 or larger. */
  readonly subnet: SubnetRef;
  readonly rules: FirewallRules;
}

/**
 * An Azure Firewall of the Standard tier with its policy: DNS proxy on (host names in network rules need it), threat
 * intelligence refuses, and nothing passes but what the rules name.
 */
export class AzureFirewall extends Construct {
  public readonly firewallId: string;
  /** Next hop of the default route, and DNS server of the network. */
  public readonly privateAddress: string;
  /** The address that the subnets are seen with. */
  public readonly publicAddress: string;
  /** The rules: what needs them to come up waits for them. */
  public readonly ready: After;

  /** @throws Error when a rule is one that Azure is known to refuse (see `numberFirewallRules`) */
  constructor(scope: Construct, id: string, props: AzureFirewallProps) {
    super(scope, id);
    const rules = numberFirewallRules(props.rules, cloudOfPlacement(props.placement));
    const address = new PublicIp(this, 'PublicIp', {
      name: props.publicIpName,
      ...placed(props.placement),
      sku: 'Standard',
      allocationMethod: 'Static',
    });
    const policy = new FirewallPolicy(this, 'Policy', {
      name: props.policyName,
      ...placed(props.placement),
      sku: 'Standard',
      threatIntelligenceMode: 'Deny',
      dns: { proxyEnabled: true },
    });
    const firewall = new TfFirewall(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      skuName: 'AZFW_VNet',
      skuTier: 'Standard',
      firewallPolicyId: policy.id,
      ipConfiguration: [{ name: 'public', subnetId: props.subnet.subnetId, publicIpAddressId: address.id }],
    });
    const group = new FirewallPolicyRuleCollectionGroup(this, 'Rules', {
      name: 'secured-ml',
      firewallPolicyId: policy.id,
      priority: 200,
      networkRuleCollection: rules.network.map(({ name, priority, rules }) => ({
        name: `net-${name}`,
        priority,
        action: 'Allow',
        rule: rules.map(networkRule),
      })),
      applicationRuleCollection: rules.application.map(({ name, priority, rules }) => ({
        name: `app-${name}`,
        priority,
        action: 'Allow',
        rule: rules.map(applicationRule),
      })),
    });
    this.firewallId = firewall.id;
    this.privateAddress = firewall.ipConfiguration.get(0).privateIpAddress;
    this.publicAddress = address.ipAddress;
    this.ready = [group];
  }
}

function networkRule(rule: FirewallNetworkRule) {
  const addresses = (to: { tag: ServiceTag } | { blocks: readonly unknown[] }) =>
    'tag' in to ? [to.tag] : to.blocks.map(String);
  return {
    name: rule.name,
    description: literal(rule.why),
    protocols: [...rule.protocols],
    sourceAddresses: rule.from.map(String),
    ...('hosts' in rule.to ? { destinationFqdns: [...rule.to.hosts] } : { destinationAddresses: addresses(rule.to) }),
    destinationPorts: [...rule.ports],
  };
}

function applicationRule(rule: FirewallApplicationRule) {
  return {
    name: rule.name,
    description: literal(rule.why),
    sourceAddresses: rule.from.map(String),
    destinationFqdns: [...rule.hosts],
    protocols: rule.protocols.map((protocol) => ({ ...protocol })),
  };
}
