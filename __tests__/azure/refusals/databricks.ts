import { badRequest } from '../answer';
import { BROUGHT, subnetsOf } from '../behaviours/databricks';
import { type Body, keyOf, type Resource, typeKey } from '../resource';
import type { Store } from '../store';
import { readBlock } from './address-block';
import { firstOf, type PutRule } from './rule';

const WORKSPACE = ['microsoft.databricks/workspaces'];
const SERVICE = 'Microsoft.Databricks/workspaces';

const isHanded = (subnet: Resource | undefined) =>
  (subnet?.properties.delegations ?? []).some(({ properties }: Body) => properties?.serviceName === SERVICE);

/** The workspaces of Databricks that live in a subnet. */
export function databricksIn(subnet: string, store: Store): readonly Resource[] {
  return store
    .all()
    .filter((one) => WORKSPACE.includes(typeKey(one)))
    .filter((one) => subnetsOf(one).some((id) => keyOf(id) === keyOf(subnet)));
}

function addressesIn({ properties }: Resource): number {
  const prefixes: string[] = properties.addressPrefixes ?? [properties.addressPrefix];
  return prefixes.reduce((sum, text) => {
    const block = readBlock(text);
    return block === undefined ? sum : sum + block.high - block.low + 1;
  }, 0);
}

export const DATABRICKS_PUT_RULES: readonly PutRule[] = [
  {
    types: WORKSPACE,
    source:
      'Microsoft Learn, databricks/security/network/classic/vnet-inject: both subnets are delegated to Databricks',
    refuse: ({ properties, store }) => {
      const bare = subnetsOf({ properties }).find((id) => !isHanded(store.get(id)));
      return bare === undefined ? undefined : badRequest('InvalidSubnet', `${bare} is not delegated to ${SERVICE}.`);
    },
  },
  {
    types: WORKSPACE,
    source: 'Microsoft Learn, databricks/security/network/classic/vnet-inject: a security group guards both subnets',
    refuse: ({ properties, store }) => {
      const bare = subnetsOf({ properties }).find((id) => store.get(id)?.properties.networkSecurityGroup === undefined);
      return bare === undefined ? undefined : badRequest('InvalidSubnet', `${bare} has no network security group.`);
    },
  },
  {
    types: WORKSPACE,
    source:
      'Microsoft Learn, databricks/security/network/classic/vnet-inject: two subnets, each of one workspace alone',
    refuse: ({ id, properties, store }) => {
      const subnets = subnetsOf({ properties });
      const shared = subnets.find(
        (subnet, index) =>
          subnets.indexOf(subnet) !== index || databricksIn(subnet, store).some((one) => keyOf(one.id) !== keyOf(id)),
      );
      return shared === undefined ? undefined : badRequest('InvalidSubnet', `${shared} is in use already.`);
    },
  },
  {
    types: WORKSPACE,
    source: 'Microsoft Learn, databricks/security/network/classic/vnet-inject: subnets of /26 or larger',
    refuse: ({ properties, store }) => {
      const small = subnetsOf({ properties }).find((id) => {
        const subnet = store.get(id);
        return subnet !== undefined && addressesIn(subnet) < 64;
      });
      return small === undefined ? undefined : badRequest('InvalidSubnet', `${small} is smaller than /26.`);
    },
  },
  {
    types: WORKSPACE,
    source: 'Microsoft Learn, azure/databricks: no workspace of the Standard tier is made from 2026-04-01',
    refuse: ({ body }) =>
      body.sku?.name === 'standard' ? badRequest('InvalidSku', 'The Standard tier is retired.') : undefined,
  },
  {
    types: WORKSPACE,
    source: 'hashicorp/terraform-provider-azurerm, databricks_workspace: AllRules is invalid without public access',
    refuse: ({ properties }) =>
      properties.publicNetworkAccess === 'Disabled' && (properties.requiredNsgRules ?? 'AllRules') === 'AllRules'
        ? badRequest('InvalidRequiredNsgRules', 'AllRules needs public network access.')
        : undefined,
  },
  {
    types: ['microsoft.network/networksecuritygroups'],
    source: 'Azure/azure-quickstart-templates#6670: a group keeps the rules of the network intent policy',
    refuse: ({ id, properties, store }) => {
      if (properties.securityRules === undefined) return undefined;
      const kept = (properties.securityRules as Body[]).map(({ name }) => name);
      const gone = store
        .children(id, 'securityRules')
        .find(({ name = '' }) => name.startsWith(BROUGHT) && !kept.includes(name));
      return gone === undefined
        ? undefined
        : badRequest('ConflictWithNetworkIntentPolicy', `${id} lacks the rule ${gone.name}.`);
    },
  },
  {
    types: ['microsoft.network/virtualnetworks/subnets'],
    source: 'Azure/azure-quickstart-templates#8931: the group stays on a subnet that has a network intent policy',
    refuse: ({ id, properties, store }) =>
      properties.networkSecurityGroup === undefined && databricksIn(id, store).length > 0
        ? badRequest('ConflictWithNetworkIntentPolicy', `${id} is used by Databricks and keeps its group.`)
        : undefined,
  },
  {
    types: ['microsoft.network/networksecuritygroups/securityrules'],
    source:
      'Microsoft Learn, network-security-groups-overview: a priority once for each direction, rule by rule as well',
    refuse: ({ id, properties, store }) => {
      const group = id.replace(/\/securityRules\/[^/]+$/i, '');
      const other = firstOf(store.children(group, 'securityRules'), (one) =>
        keyOf(one.id) !== keyOf(id) &&
        one.properties.priority === properties.priority &&
        one.properties.direction === properties.direction
          ? badRequest('SecurityRuleConflict', `Security rule ${one.name} has priority ${properties.priority} already.`)
          : undefined,
      );
      return other;
    },
  },
];
