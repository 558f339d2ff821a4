import { resource, rule, securityGroup, together } from '../example-resources';
import type { LintRule } from '../finding';
import { mayOverlap, type TagScope, writeParty } from '../party-algebra';
import { defaultsPass, type ReadRule, rulesOf, scopeOf, sharePackets } from '../rule-walk';

export const idleRule: LintRule = {
  id: 'NET-002',
  title: 'An allow that changes nothing',
  severity: 'warning',
  why: 'Every group ends with rules that allow the network to itself and everything out to the Internet (65000, 65001, B7). Allows above them limit nothing as long as no rule between them denies.',
  source: 'nsgOverview',
  bad: securityGroup([rule(100, 'Allow', { to: 'AzureMachineLearning', ports: ['443'] })]),
  good: together(
    securityGroup([
      rule(100, 'Allow', { to: 'AzureMachineLearning', ports: ['443'] }),
      rule(4096, 'Deny', { to: 'Internet', protocol: '*' }),
    ]),
    resource('azurerm_resource_group', 'main', { name: 'main', location: 'westeurope' }),
  ),
  check: ({ model }) =>
    model.securityGroups.flatMap((group) => {
      const scope = scopeOf(model, group.address);
      return (['Inbound', 'Outbound'] as const).flatMap((direction) => {
        const all = rulesOf(group, direction);
        const rules = all.filter((one): one is ReadRule => 'rule' in one);
        // A rule of which nothing is known may be the deny that is missing.
        if (rules.length < all.length) return [];
        const idle = rules.filter(
          (one, index) => one.allow && !one.rule.ipv6 && isIdle(one, rules.slice(index + 1), direction, scope),
        );
        return idle.map(({ rule, priority }) => ({
          address: rule.address,
          message: `rule '${rule.name}' (${priority}, ${direction.toLowerCase()}) allows what the default rules allow: ${rule.sources.map(writeParty).join(', ')} to ${rule.destinations.map(writeParty).join(', ')} passes without it, and no rule denies anything of it below 65001`,
          fix:
            direction === 'Outbound'
              ? "deny 'Internet' outbound at a later priority, so that only what is allowed leaves; or remove the rule"
              : 'deny what is not allowed at a later priority; or remove the rule',
        }));
      });
    }),
};

function isIdle(
  one: ReadRule,
  after: readonly ReadRule[],
  direction: 'Inbound' | 'Outbound',
  scope: TagScope,
): boolean {
  const { sources, destinations } = one.rule;
  const pairs = sources.flatMap((source) => destinations.map((destination) => [source, destination] as const));
  if (!pairs.every(([source, destination]) => defaultsPass(direction, source, destination, scope))) return false;
  return !after.some((later) => {
    if (later.allow || !sharePackets(later, one)) return false;
    return pairs.some(
      ([source, destination]) =>
        later.rule.sources.some((party) => mayOverlap(party, source, scope)) &&
        later.rule.destinations.some((party) => mayOverlap(party, destination, scope)),
    );
  });
}
