import { FirewallPolicyRuleCollectionGroup } from '@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group';
import { Construct } from 'constructs';
import type { Cloud } from '../facts/clouds';
import { type FirewallRules, numberFirewallRules } from '../net/firewall-rule-set';
import { networkDestination } from './firewall-rule-text';
import { literal } from './literal';
import type { After } from './refs';

export interface FirewallPolicyRulesProps {
  /** @default 'secured-ml' */
  readonly name?: string;
  /** The policy, ours or somebody else's, in any subscription. */
  readonly policyId: string;
  /** Of the group among the groups of the policy: 100 to 65000, the lowest first. @default 200 */
  readonly priority?: number;
  readonly rules: FirewallRules;
  /** Whose service tags the rules may name. @default 'public' */
  readonly cloud?: Cloud;
}

/** A group of rules of a firewall policy. Nothing else of the policy is written. */
export class FirewallPolicyRules extends Construct {
  /** The rules: what needs them to come up waits for them. */
  public readonly ready: After;

  /** @throws Error when a rule is one that Azure is known to refuse (see `numberFirewallRules`) */
  constructor(scope: Construct, id: string, props: FirewallPolicyRulesProps) {
    super(scope, id);
    const { network, application } = numberFirewallRules(props.rules, props.cloud ?? 'public');
    const group = new FirewallPolicyRuleCollectionGroup(this, 'Default', {
      name: props.name ?? 'secured-ml',
      firewallPolicyId: props.policyId,
      priority: props.priority ?? 200,
      networkRuleCollection: network.map(({ name, priority, rules }) => ({
        name: `net-${name}`,
        priority,
        action: 'Allow',
        rule: rules.map((rule) => ({
          name: rule.name,
          description: literal(rule.why),
          protocols: [...rule.protocols],
          sourceAddresses: rule.from.map(String),
          ...networkDestination(rule),
          destinationPorts: [...rule.ports],
        })),
      })),
      applicationRuleCollection: application.map(({ name, priority, rules }) => ({
        name: `app-${name}`,
        priority,
        action: 'Allow',
        rule: rules.map((rule) => ({
          name: rule.name,
          description: literal(rule.why),
          sourceAddresses: rule.from.map(String),
          destinationFqdns: [...rule.hosts],
          protocols: rule.protocols.map((protocol) => ({ ...protocol })),
        })),
      })),
    });
    this.ready = [group];
  }
}
