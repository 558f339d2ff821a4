import { LIMITS } from '../../facts/limits';
import { RESERVED_SUBNETS } from '../../facts/reserved-subnets';
import { isUnknown } from '../../model/terraform-value';
import { network, subnet, together } from '../example-resources';
import type { Hit, LintRule } from '../finding';

export const reservedSubnet: LintRule = {
  id: 'NET-013',
  title: 'A reserved subnet below its size',
  severity: 'error',
  why: 'Azure Firewall, Bastion and gateways find their subnet by its name, Databricks by its delegation, and refuse one that is too small; it cannot grow once they stand in it.',
  source: 'firewallSku',
  bad: together(network(), subnet('AzureBastionSubnet', '10.0.8.0/27')),
  good: together(network(), subnet('AzureBastionSubnet', '10.0.8.0/26')),
  check: ({ model }) =>
    model.subnets.flatMap(({ name, blocks, address, delegations }): Hit[] => {
      const reserved = delegations.includes('Microsoft.Databricks/workspaces')
        ? { prefix: LIMITS.databricksSubnetPrefix.value, what: 'Databricks' }
        : RESERVED_SUBNETS.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (reserved === undefined || isUnknown(blocks)) return [];
      const small = blocks.find(({ prefixLength }) => prefixLength > reserved.prefix);
      if (small === undefined) return [];
      return [
        {
          address,
          message: `${name} is ${small}: ${reserved.what} needs a /${reserved.prefix} or larger`,
          fix: `give it a /${reserved.prefix}`,
        },
      ];
    }),
};
