import { FirewallApplicationRuleCollection } from '@cdktf/provider-azurerm/lib/firewall-application-rule-collection';
import { FirewallNetworkRuleCollection } from '@cdktf/provider-azurerm/lib/firewall-network-rule-collection';
import { Construct } from 'constructs';
import type { Cloud } from '../facts/clouds';
import { type FirewallRules, numberFirewallRules } from '../net/firewall-rule-set';
import { networkDestination } from './firewall-rule-text';
import { literal } from './literal';
import type { After } from './refs';

export interface ClassicFirewallRulesProps {
  /** A firewall without a policy, ours or somebody else's. */
  readonly firewallName: string;
  readonly resourceGroupName: string;
  /** Of the first collection; the others follow. 100 to 65000. @default 100 */
  readonly priority?: number;
  readonly rules: FirewallRules;
  /** Whose service tags the rules may name. @default 'public' */
  readonly cloud?: Cloud;
}

/** Classic rules: collections that stand on the firewall itself. Azure takes them only where it has no policy. */
export class ClassicFirewallRules extends Construct {
  /** The rules: what needs them to come up waits for them. */
  public readonly ready: After;

  /** @throws Error when a rule is one that Azure is known to refuse (see `numberFirewallRules`) */
  constructor(scope: Construct, id: string, props: ClassicFirewallRulesProps) {
    super(scope, id);
    const { network, application } = numberFirewallRules(props.rules, props.cloud ?? 'public');
    const first = network[0]?.priority ?? application[0]?.priority ?? 0;
    const place = (name: string, priority: number) => ({
      name,
      azureFirewallName: props.firewallName,
      resourceGroupName: props.resourceGroupName,
      priority: priority - first + (props.priority ?? first),
      action: 'Allow',
    });
    this.ready = [
      ...network.map(
        ({ name, priority, rules }) =>
          new FirewallNetworkRuleCollection(this, `Network-${name}`, {
            ...place(`net-${name}`, priority),
            rule: rules.map((rule) => ({
              name: rule.name,
              description: literal(rule.why),
              protocols: [...rule.protocols],
              sourceAddresses: rule.from.map(String),
              ...networkDestination(rule),
              destinationPorts: [...rule.ports],
            })),
          }),
      ),
      ...application.map(
        ({ name, priority, rules }) =>
          new FirewallApplicationRuleCollection(this, `Application-${name}`, {
            ...place(`app-${name}`, priority),
            rule: rules.map((rule) => ({
              name: rule.name,
              description: literal(rule.why),
              sourceAddresses: rule.from.map(String),
              targetFqdns: [...rule.hosts],
              protocol: rule.protocols.map((protocol) => ({ ...protocol })),
            })),
          }),
      ),
    ];
  }
}
