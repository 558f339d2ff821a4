import { Firewall as TfFirewall } from '@cdktf/provider-azurerm/lib/firewall';
import { FirewallPolicy } from '@cdktf/provider-azurerm/lib/firewall-policy';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { Construct } from 'constructs';
import { FIREWALL_TIERS, type FirewallTier } from '../facts/firewall-tiers';
import type { FirewallRules } from '../net/firewall-rule-set';
import { ClassicFirewallRules } from './classic-firewall-rules';
import { FirewallPolicyRules } from './firewall-policy-rules';
import { type After, cloudOfPlacement, type Placement, placed, type SubnetRef } from './refs';

export interface AzureFirewallProps {
  readonly name: string;
  readonly policyName: string;
  readonly publicIpName: string;
  readonly placement: Placement;
  /** Its name must be `AzureFirewallSubnet`; /26 or larger. */
  readonly subnet: SubnetRef;
  readonly rules: FirewallRules;
  /** @default 'Standard' */
  readonly tier?: FirewallTier;
  /** Of the tier Basic only: its name must be `AzureFirewallManagementSubnet`; /26 or larger. */
  readonly managementSubnet?: SubnetRef;
  /** Rules stand on the firewall itself and it has no policy; of the tier Standard only. @default false */
  readonly classicRules?: boolean;
}

/**
 * An Azure Firewall with its rules: it answers DNS where its tier can (host names in network rules need it), threat
 * intelligence does the most that the tier can, and nothing passes but what the rules name.
 */
export class AzureFirewall extends Construct {
  public readonly firewallId: string;
  /** Next hop of the default route, and DNS server of the network where the tier has a DNS proxy. */
  public readonly privateAddress: string;
  /** The address that the subnets are seen with. */
  public readonly publicAddress: string;
  /** The rules: what needs them to come up waits for them. */
  public readonly ready: After;

  /** @throws Error when a rule, or what the tier is asked for, is something that Azure is known to refuse */
  constructor(scope: Construct, id: string, props: AzureFirewallProps) {
    super(scope, id);
    const { tier = 'Standard', classicRules = false } = props;
    refuseBadTier(props);
    const cloud = cloudOfPlacement(props.placement);
    const address = new PublicIp(this, 'PublicIp', publicIp(props, props.publicIpName));
    const policy = classicRules ? undefined : this.policy(props, tier);
    const firewall = new TfFirewall(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      skuName: 'AZFW_VNet',
      skuTier: tier,
      ...(policy === undefined
        ? { dnsProxyEnabled: true, threatIntelMode: FIREWALL_TIERS[tier].threatIntelligence }
        : { firewallPolicyId: policy.id }),
      ipConfiguration: [{ name: 'public', subnetId: props.subnet.subnetId, publicIpAddressId: address.id }],
      ...this.management(props),
    });
    this.firewallId = firewall.id;
    this.privateAddress = firewall.ipConfiguration.get(0).privateIpAddress;
    this.publicAddress = address.ipAddress;
    this.ready =
      policy === undefined
        ? new ClassicFirewallRules(this, 'Rules', {
            firewallName: firewall.name,
            resourceGroupName: props.placement.resourceGroupName,
            rules: props.rules,
            cloud,
          }).ready
        : new FirewallPolicyRules(this, 'Rules', { policyId: policy.id, rules: props.rules, cloud }).ready;
  }

  private policy({ policyName, placement }: AzureFirewallProps, tier: FirewallTier): FirewallPolicy {
    const { dnsProxy, threatIntelligence, intrusionDetection } = FIREWALL_TIERS[tier];
    return new FirewallPolicy(this, 'Policy', {
      name: policyName,
      ...placed(placement),
      sku: tier,
      threatIntelligenceMode: threatIntelligence,
      ...(dnsProxy ? { dns: { proxyEnabled: true } } : {}),
      ...(intrusionDetection ? { intrusionDetection: { mode: 'Deny' } } : {}),
    });
  }

  private management(props: AzureFirewallProps) {
    if (props.managementSubnet === undefined) return {};
    const address = new PublicIp(this, 'ManagementIp', publicIp(props, `${props.publicIpName}-management`));
    return {
      managementIpConfiguration: {
        name: 'management',
        subnetId: props.managementSubnet.subnetId,
        publicIpAddressId: address.id,
      },
    };
  }
}

function publicIp({ placement }: AzureFirewallProps, name: string) {
  return { name, ...placed(placement), sku: 'Standard', allocationMethod: 'Static' };
}

function refuseBadTier({ name, tier = 'Standard', classicRules = false, managementSubnet }: AzureFirewallProps): void {
  const row = FIREWALL_TIERS[tier];
  if (classicRules && !row.classicRules)
    throw new Error(`firewall '${name}': the tier ${tier} takes no classic rules: use Standard, or a policy`);
  if (row.management && managementSubnet === undefined)
    throw new Error(`firewall '${name}': the tier ${tier} needs 'managementSubnet'`);
}
