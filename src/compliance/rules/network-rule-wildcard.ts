import { firewall, network, together } from '../example-resources';
import type { LintRule } from '../finding';

export const networkRuleWildcard: LintRule = {
  id: 'NET-009',
  title: "A wildcard in a firewall's network rule",
  severity: 'error',
  why: "A network rule resolves names to addresses, and '*.example.com' has none: Azure refuses it. Only application rules compare names.",
  source: 'firewallFqdn',
  bad: together(network(), firewall([{ fqdns: ['*.azureml.ms'] }])),
  good: together(network(), firewall([{ fqdns: ['ml.azure.com'] }])),
  check: ({ model }) =>
    [...model.firewalls, ...model.strayRules].flatMap(({ network }) =>
      network.flatMap(({ address, rules }) =>
        rules.flatMap(({ name, destinations }) =>
          destinations.flatMap((to) =>
            'fqdn' in to && to.fqdn.includes('*')
              ? [
                  {
                    address,
                    message: `network rule '${name}' names '${to.fqdn}': a network rule takes no wildcard`,
                    fix: 'write an application rule, or name the hosts one by one',
                  },
                ]
              : [],
          ),
        ),
      ),
    ),
};
