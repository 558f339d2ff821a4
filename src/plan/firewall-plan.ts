import type { WorkspaceConfig } from '../config/schema';
import { FIREWALL_TIERS, type FirewallTier } from '../facts/firewall-tiers';
import { Cidr } from '../net/cidr';
import type { FirewallApplicationRule, FirewallNetworkRule, FirewallRules } from '../net/firewall-rule-set';

/** Our own firewall, or somebody else's that our rules are added to. */
export type FirewallPlan = OwnFirewall | ExistingFirewall;

export interface OwnFirewall {
  readonly owned: 'ours';
  readonly tier: FirewallTier;
  /** Rules stand on the firewall itself, without a policy. */
  readonly classicRules: boolean;
}

export interface ExistingFirewall {
  readonly owned: 'others';
  /** Where our rules go. */
  readonly target:
    | { readonly policyId: string }
    | { readonly policyName: string; readonly resourceGroup: string }
    | { readonly firewallName: string; readonly resourceGroup: string };
  readonly privateAddress: string;
  readonly publicAddress?: string;
  readonly priority: number;
}

export function planFirewall({ firewall }: Pick<WorkspaceConfig, 'firewall'>): FirewallPlan {
  const { tier, classicRules, existing } = firewall;
  if (existing === undefined) return { owned: 'ours', tier, classicRules };
  const { policyId, policyName = '', firewallName = '', resourceGroup = '' } = existing;
  return {
    owned: 'others',
    target: classicRules
      ? { firewallName, resourceGroup }
      : policyId === undefined
        ? { policyName, resourceGroup }
        : { policyId: `${policyId}` },
    privateAddress: `${existing.privateAddress}`,
    ...(existing.publicAddress === undefined ? {} : { publicAddress: `${existing.publicAddress}` }),
    priority: existing.priority,
  };
}

const WEB_PORTS: Readonly<Record<string, { readonly type: 'Http' | 'Https'; readonly port: number }>> = {
  '80': { type: 'Http', port: 80 },
  '443': { type: 'Https', port: 443 },
};

/**
 * The rules as the firewall can hold them. Where no DNS proxy of it is sure, network rules take no host names: those for
 * the web become application rules, and any other (time) is opened to every address.
 */
export function fittingRules(rules: FirewallRules, { firewall }: Pick<WorkspaceConfig, 'firewall'>): FirewallRules {
  if (firewall.existing === undefined && FIREWALL_TIERS[firewall.tier].dnsProxy) return rules;
  const moved = rules.network.map(({ name, rules: own }) => ({ name, rules: own.flatMap(asApplication) }));
  const others = moved.filter(({ name }) => !rules.application.some((one) => one.name === name));
  return {
    network: rules.network.map(({ name, rules: own }) => ({ name, rules: own.flatMap(withoutHosts) })),
    application: [
      ...rules.application.map(({ name, rules: own }) => ({
        name,
        rules: [...own, ...(moved.find((one) => one.name === name)?.rules ?? [])],
      })),
      ...others,
    ],
  };
}

const isWeb = ({ protocols, ports }: FirewallNetworkRule) =>
  protocols.every((one) => one === 'TCP') && ports.every((port) => port in WEB_PORTS);

function asApplication(rule: FirewallNetworkRule): FirewallApplicationRule[] {
  if (!('hosts' in rule.to) || !isWeb(rule)) return [];
  const protocols = rule.ports.flatMap((port) => WEB_PORTS[port] ?? []);
  return [{ name: `${rule.name}-hosts`, from: rule.from, hosts: rule.to.hosts, protocols, why: rule.why }];
}

function withoutHosts(rule: FirewallNetworkRule): FirewallNetworkRule[] {
  if (!('hosts' in rule.to)) return [rule];
  return isWeb(rule) ? [] : [{ ...rule, to: { blocks: [Cidr.parse('0.0.0.0/0')] } }];
}
