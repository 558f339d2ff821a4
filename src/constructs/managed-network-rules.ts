import { MachineLearningWorkspaceNetworkOutboundRuleFqdn as FqdnRule } from '@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-fqdn';
import { MachineLearningWorkspaceNetworkOutboundRulePrivateEndpoint as EndpointRule } from '@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-private-endpoint';
import { MachineLearningWorkspaceNetworkOutboundRuleServiceTag as TagRule } from '@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-service-tag';
import { Construct } from 'constructs';
import { MANAGED_RULE_NAME, type ManagedEndpointTarget, type ManagedTag } from '../facts/managed-network';
import { literal } from './literal';
import { type After, dependsOn, type Waits } from './refs';

/** One thing that the nodes of a managed network may reach. The name is unique in the workspace, 3-33 characters. */
export type ManagedNetworkRule = { readonly name: string } & (
  | { readonly host: string }
  | { readonly tag: ManagedTag; readonly protocol: '*' | 'TCP' | 'UDP' | 'ICMP'; readonly ports: readonly string[] }
  | { readonly targetId: string; readonly part: ManagedEndpointTarget }
);

export interface ManagedNetworkRulesProps extends Waits {
  /** A workspace whose managed network allows approved outbound only; a private endpoint is taken with either isolation. */
  readonly workspaceId: string;
  readonly rules: readonly ManagedNetworkRule[];
}

/**
 * What a managed network lets out beside the rules that Azure writes itself: hosts, service tags, private endpoints.
 *
 * Rules are made one after another: nothing says that the service takes two at once. The first host brings a firewall
 * that Microsoft keeps and bills.
 */
export class ManagedNetworkRules extends Construct {
  /** All rules; a compute that needs them waits for them. */
  public readonly ready: After;

  /** @throws Error for a name that Azure does not take or that stands twice, a host that is none, or a rule without ports */
  constructor(scope: Construct, id: string, { workspaceId, rules, ...waits }: ManagedNetworkRulesProps) {
    super(scope, id);
    refuseBadRules(rules);
    const made: After[number][] = [];
    for (const rule of rules) {
      const previous = made.at(-1);
      const common = {
        name: rule.name,
        workspaceId,
        ...dependsOn({ after: [...(waits.after ?? []), ...(previous === undefined ? [] : [previous])] }),
      };
      made.push(this.write(rule, common));
    }
    this.ready = made;
  }

  private write(rule: ManagedNetworkRule, common: { name: string; workspaceId: string }): After[number] {
    if ('host' in rule) return new FqdnRule(this, rule.name, { ...common, destinationFqdn: literal(rule.host) });
    if ('tag' in rule)
      return new TagRule(this, rule.name, {
        ...common,
        serviceTag: rule.tag,
        protocol: rule.protocol,
        portRanges: rule.ports.join(','),
      });
    return new EndpointRule(this, rule.name, {
      ...common,
      serviceResourceId: rule.targetId,
      subResourceTarget: rule.part,
      sparkEnabled: false,
    });
  }
}

const HOST = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

function refuseBadRules(rules: readonly ManagedNetworkRule[]): void {
  const problems: string[] = [];
  const names = rules.map(({ name }) => name.toLowerCase());
  for (const [index, rule] of rules.entries()) {
    const { name } = rule;
    if (!MANAGED_RULE_NAME.pattern.test(name))
      problems.push(`rule name '${name}' is not ${MANAGED_RULE_NAME.words}: rename it`);
    if (names.indexOf(name.toLowerCase()) !== index) problems.push(`two rules named '${name}': rename one`);
    if ('host' in rule && !HOST.test(rule.host))
      problems.push(`rule '${name}': '${rule.host}' is no host name, with '*.' for its left-most label at most`);
    if ('ports' in rule && rule.ports.length === 0) problems.push(`rule '${name}' names no port: write '*' for all`);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
