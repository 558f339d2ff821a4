import { rule, securityGroup } from '../example-resources';
import type { LintRule } from '../finding';
import { type ReadRule, rulesOf } from '../rule-walk';

export const duplicatePriority: LintRule = {
  id: 'NET-003',
  title: 'Two rules with one priority',
  severity: 'error',
  why: 'Azure refuses a second rule with the same priority and direction (SecurityRuleConflict).',
  source: 'nsgOverview',
  bad: securityGroup([
    rule(100, 'Deny', { name: 'a', to: 'Internet' }),
    rule(100, 'Deny', { name: 'b', to: '10.0.0.0/8' }),
  ]),
  good: securityGroup([
    rule(100, 'Deny', { name: 'a', to: 'Internet' }),
    rule(110, 'Deny', { name: 'b', to: '10.0.0.0/8' }),
  ]),
  check: ({ model }) =>
    model.securityGroups.flatMap((group) =>
      (['Inbound', 'Outbound'] as const).flatMap((direction) => {
        const rules = rulesOf(group, direction).filter((one): one is ReadRule => 'rule' in one);
        return rules.flatMap((one, index) => {
          const first = rules.slice(0, index).find(({ priority }) => priority === one.priority);
          if (first === undefined) return [];
          return [
            {
              address: one.rule.address,
              message: `rules '${first.rule.name}' and '${one.rule.name}' both have priority ${one.priority} ${direction.toLowerCase()} in ${group.address}`,
              fix: `give '${one.rule.name}' a priority of its own`,
            },
          ];
        });
      }),
    ),
};
