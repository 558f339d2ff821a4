import { badRequest } from '../answer';
import type { Body } from '../resource';
import { parseId, typeKey } from '../resource';
import type { PutRule } from './rule';

/** Types that a body may refer to and that nobody but Terraform makes. */
const OURS: readonly string[] = [
  'microsoft.network/virtualnetworks',
  'microsoft.network/virtualnetworks/subnets',
  'microsoft.network/networksecuritygroups',
  'microsoft.network/routetables',
  'microsoft.network/natgateways',
  'microsoft.network/networkinterfaces',
  'microsoft.network/publicipaddresses',
  'microsoft.network/firewallpolicies',
  'microsoft.network/privatednszones',
  'microsoft.storage/storageaccounts',
  'microsoft.keyvault/vaults',
  'microsoft.containerregistry/registries',
  'microsoft.insights/components',
  'microsoft.operationalinsights/workspaces',
  'microsoft.managedidentity/userassignedidentities',
  'microsoft.machinelearningservices/workspaces',
  'microsoft.containerservice/managedclusters',
];

/** Every ARM id in a body, as value or as key. */
export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\/subscriptions\/[^/]+\/resourceGroups\//i.test(value) ? [value] : [];
  // A secret that a deployment reads lies in a vault of somebody else.
  if (typeof value !== 'object' || value === null || 'secretName' in value) return [];
  return Object.entries(value as Body).flatMap(([name, item]) => [...idsIn(name), ...idsIn(item)]);
}

export const REFERENCE_RULES: readonly PutRule[] = [
  {
    source:
      'Microsoft Learn, azure-resource-manager/troubleshooting/error-not-found and error codes of Virtual Network: InvalidResourceReference',
    refuse: ({ id, body, store }) => {
      const missing = idsIn(body).find(
        (one) =>
          OURS.includes(parseId(one).type.toLowerCase()) &&
          !store.has(one) &&
          !one.toLowerCase().startsWith(`${id.toLowerCase()}/`),
      );
      return missing === undefined
        ? undefined
        : badRequest('InvalidResourceReference', `Resource ${missing} referenced by resource ${id} was not found.`);
    },
  },
  {
    types: ['microsoft.network/azurefirewalls'],
    source: 'Microsoft Learn, firewall/firewall-faq: the subnet is named AzureFirewallSubnet',
    refuse: ({ properties }) => {
      const subnets: string[] = (properties.ipConfigurations ?? []).map((one: Body) => one.properties.subnet?.id ?? '');
      const wrong = subnets.find((one) => one !== '' && !one.endsWith('/AzureFirewallSubnet'));
      return wrong === undefined
        ? undefined
        : badRequest('AzureFirewallSubnetNameInvalid', `${wrong} is not named AzureFirewallSubnet.`);
    },
  },
  {
    types: ['microsoft.network/natgateways', 'microsoft.network/azurefirewalls'],
    source:
      'Microsoft Learn, nat-gateway/nat-gateway-resource and firewall/firewall-faq: public addresses are Standard',
    refuse: ({ body, store }) => {
      const basic = idsIn(body)
        .map((one) => store.get(one))
        .find((one) => typeKey(one) === 'microsoft.network/publicipaddresses' && one?.sku?.name === 'Basic');
      return basic === undefined
        ? undefined
        : badRequest('PublicIPAddressSkuNotSupported', `${basic.id} is Basic, and must be Standard.`);
    },
  },
];
