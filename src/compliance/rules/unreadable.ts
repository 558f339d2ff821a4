import { isUnknown } from '../../model/terraform-value';
import { network, resource, rule, securityGroup } from '../example-resources';
import type { Hit, LintRule } from '../finding';

export const unreadable: LintRule = {
  id: 'NET-017',
  title: 'Something that could not be judged',
  severity: 'unknown',
  why: 'A value that Terraform knows only after apply, or a resource that is not modelled, may hide a fault or a cure. It is named, and neither found nor cleared.',
  source: 'azurerm4',
  bad: securityGroup([{ ...rule(100, 'Deny', { to: 'Internet' }), priority: '${var.priority}' }]),
  good: { ...network(), ...resource('azurerm_resource_group', 'main', { name: 'main', location: 'westeurope' }) },
  check: ({ model }): Hit[] => {
    const hits: Hit[] = model.notModelled.map(({ address, why }) => ({
      address,
      message: `not modelled: ${why}`,
      fix: 'judge by hand what it changes, and read docs/model-limits.md',
    }));
    const fix = "give the output of 'terraform show -json' of a plan, where more is known";
    for (const { rules } of model.securityGroups)
      for (const one of rules) {
        const parts = [
          one.priority,
          one.direction,
          one.access,
          one.protocol,
          one.ports,
          ...one.sources,
          ...one.destinations,
        ];
        const unknown = parts.find(isUnknown);
        if (unknown !== undefined)
          hits.push({
            address: one.address,
            message: `rule '${one.name}' is not known in full: ${unknown.unknown}`,
            fix,
          });
      }
    for (const { routes } of model.routeTables)
      for (const { address, name, to, hop } of routes) {
        const unknown = [to, hop].find(isUnknown);
        if (unknown !== undefined)
          hits.push({ address, message: `route '${name}' is not known in full: ${unknown.unknown}`, fix });
      }
    for (const { address, blocks } of [...model.subnets, ...model.networks])
      if (isUnknown(blocks)) hits.push({ address, message: `its addresses are not known: ${blocks.unknown}`, fix });
    for (const { address, incomplete } of model.firewalls)
      if (incomplete !== undefined) hits.push({ address, message: incomplete, fix });
    return hits;
  },
};
