import { isUnknown } from '../../model/terraform-value';
import { firewall, network, resource, rule, securityGroup, subnet, together } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const group = securityGroup([rule(100, 'Deny', { to: 'Internet' })], 'nodes');

export const unusedResource: LintRule = {
  id: 'NET-016',
  title: 'Rules or routes that reach nothing',
  severity: 'warning',
  why: 'A security group without subnet or interface, a route table without subnet, a policy without firewall: what is written in it has no effect, though it looks as if it had.',
  source: 'azurerm4',
  bad: together(
    network(),
    resource('azurerm_firewall_policy', 'spare', { name: 'spare' }),
    resource('azurerm_firewall_policy_rule_collection_group', 'users', {
      name: 'users',
      priority: 200,
      firewall_policy_id: '${azurerm_firewall_policy.spare.id}',
      network_rule_collection: [],
    }),
  ),
  good: together(network(), subnet('nodes', '10.0.1.0/24'), group, firewall([{ to: 'AzureMonitor' }])),
  check: ({ model, found }) => {
    const hits: Hit[] = [];
    const say = (address: string, what: string, fix: string) => hits.push({ address, message: what, fix });
    const links = model.subnets.flatMap(({ securityGroup, routeTable }) => [securityGroup, routeTable]);
    // Without its subnets the input may be one stack of several: nothing is certain then.
    if (model.subnets.length > 0 && !links.some(isUnknown)) {
      const used = new Set<unknown>([...links, ...model.machines.map(({ securityGroup }) => securityGroup)]);
      for (const { address, rules } of model.securityGroups)
        if (!used.has(address) && rules.length > 0)
          say(
            address,
            `its ${rules.length} rules reach nothing: no subnet or interface has the group`,
            'associate it, or remove it',
          );
      for (const { address, routes } of model.routeTables)
        if (!used.has(address) && routes.length > 0)
          say(
            address,
            `its ${routes.length} routes reach nothing: no subnet has the table`,
            'associate it, or remove it',
          );
    }
    const policies = found.of('azurerm_firewall_policy');
    const uses = [...found.of('azurerm_firewall'), ...found.of('azurerm_virtual_hub')].map(({ at }) =>
      at.link('firewall_policy_id'),
    );
    const bases = policies.map(({ at }) => at.link('base_policy_id'));
    for (const { address, at } of found.of('azurerm_firewall_policy_rule_collection_group')) {
      const policy = at.link('firewall_policy_id');
      // Whose policy is only looked at, has a firewall elsewhere.
      const elsewhere = typeof policy === 'string' && !policies.some(({ address: own }) => own === policy);
      if (policy === undefined || isUnknown(policy) || elsewhere || uses.some(isUnknown) || bases.some(isUnknown))
        continue;
      if (!uses.includes(policy) && !bases.includes(policy))
        say(
          address,
          `its rules reach no firewall: none has the policy ${policy}`,
          "set the firewall's 'firewall_policy_id', or write the rules into the policy that it has",
        );
    }
    return hits;
  },
};
