import { badRequest } from '../answer';
import { type Body, parseId } from '../resource';
import type { Store } from '../store';
import { firstOf, type PutRule } from './rule';

const STORAGE = ['microsoft.storage/storageaccounts'];
const VAULT = ['microsoft.keyvault/vaults'];

/** Names of what is named for all of Azure; the source of each is the page on name rules. */
const NAMES: readonly (readonly [type: string, pattern: RegExp, code: string])[] = [
  ['microsoft.storage/storageaccounts', /^[a-z0-9]{3,24}$/, 'AccountNameInvalid'],
  ['microsoft.keyvault/vaults', /^[a-z](?!.*--)[a-z0-9-]{1,22}[a-z0-9]$/i, 'VaultNameNotValid'],
  ['microsoft.containerregistry/registries', /^[a-z0-9]{5,50}$/i, 'RegistryNameInvalid'],
  ['microsoft.machinelearningservices/workspaces', /^[a-z0-9][\w-]{2,32}$/i, 'InvalidWorkspaceName'],
  ['microsoft.machinelearningservices/workspaces/computes', /^[a-z][a-z0-9-]{1,23}$/i, 'InvalidComputeName'],
];

function subnetsWithout(service: string, properties: Body, store: Store): string | undefined {
  const rules: Body[] = properties.networkAcls?.virtualNetworkRules ?? [];
  return rules
    .map(({ id }) => String(id))
    .find((id) => {
      const endpoints: Body[] = store.get(id)?.properties.serviceEndpoints ?? [];
      return !endpoints.some((one) => one.service.startsWith(service));
    });
}

const ipRulesOf = (properties: Body): string[] =>
  (properties.networkAcls?.ipRules ?? []).map(({ value }: Body) => value);

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/;

export const SERVICE_RULES: readonly PutRule[] = [
  {
    source: 'MicrosoftDocs/azure-docs, azure-resource-manager/management/resource-name-rules.md, 0010dc2',
    types: NAMES.map(([type]) => type),
    refuse: ({ id, name }) => {
      const [, pattern, code] = NAMES.find(([type]) => type === parseId(id).type.toLowerCase()) ?? [];
      return pattern?.test(name) === false ? badRequest(String(code), `${name} is not a valid name.`) : undefined;
    },
  },
  {
    types: STORAGE,
    source: 'hashicorp/terraform-provider-azurerm#16547: the subnet must have the service endpoint',
    refuse: ({ properties, store }) => {
      const without = subnetsWithout('Microsoft.Storage', properties, store);
      return without === undefined
        ? undefined
        : badRequest(
            'NetworkAclsValidationFailure',
            `Validation of network acls failure: SubnetsHaveNoServiceEndpointsConfigured: ${without} does not have ServiceEndpoints for Microsoft.Storage resources configured.`,
          );
    },
  },
  {
    types: VAULT,
    source: 'Microsoft Learn, key-vault/general/network-security: the subnet must have the service endpoint',
    refuse: ({ properties, store }) => {
      const without = subnetsWithout('Microsoft.KeyVault', properties, store);
      return without === undefined
        ? undefined
        : badRequest('VirtualNetworkNotValid', `Subnet ${without} has no service endpoint for Microsoft.KeyVault.`);
    },
  },
  {
    types: STORAGE,
    source:
      'MicrosoftDocs/azure-docs, storage/common/storage-network-security-limitations.md, 2025-06-18: no /31, no /32, no private address',
    refuse: ({ properties }) =>
      firstOf(ipRulesOf(properties), (text) =>
        /\/3[12]$/.test(text) || PRIVATE.test(text)
          ? badRequest(
              'InvalidValuesForRequestParameters',
              `Values for request parameters are invalid: ipRules ${text}`,
            )
          : undefined,
      ),
  },
  {
    types: VAULT,
    source: 'Microsoft Learn, key-vault/general/network-security: only public IPv4 addresses in ip rules',
    refuse: ({ properties }) =>
      firstOf(ipRulesOf(properties), (text) =>
        PRIVATE.test(text) ? badRequest('BadRequest', `IP rule ${text} is not a public address.`) : undefined,
      ),
  },
];
