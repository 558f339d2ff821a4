import { badRequest } from '../answer';
import { type Body, keyOf, parseId, typeKey } from '../resource';
import { firstOf, type PutRule } from './rule';

const ENDPOINTS = ['microsoft.network/privateendpoints'];
const LINK = 'microsoft.network/privatednszones/virtualnetworklinks';

/** What each of our services offers to private endpoints. */
const GROUPS: { readonly [type: string]: readonly string[] } = {
  'microsoft.storage/storageaccounts': ['blob', 'file', 'queue', 'table', 'dfs', 'web'],
  'microsoft.keyvault/vaults': ['vault'],
  'microsoft.containerregistry/registries': ['registry'],
  'microsoft.machinelearningservices/workspaces': ['amlworkspace'],
};

interface Wanted {
  readonly target: string;
  readonly groups: readonly string[];
}

function wantedOf({ privateLinkServiceConnections = [], manualPrivateLinkServiceConnections = [] }: Body): Wanted[] {
  return [...privateLinkServiceConnections, ...manualPrivateLinkServiceConnections].map(({ properties }: Body) => ({
    target: String(properties?.privateLinkServiceId),
    groups: properties?.groupIds ?? [],
  }));
}

const zoneOf = (link: string) => link.split('/').slice(0, 9).join('/');

export const PRIVATE_LINK_RULES: readonly PutRule[] = [
  {
    types: ['microsoft.network/virtualnetworks/subnets'],
    source: 'MicrosoftDocs/azure-docs, virtual-network-service-endpoint-policies-overview: with the endpoint alone',
    refuse: ({ id, properties: { serviceEndpointPolicies = [], serviceEndpoints = [] } }) =>
      serviceEndpointPolicies.length > 0 &&
      !serviceEndpoints.some(({ service }: Body) => /^Microsoft.Storage/.test(service))
        ? badRequest('SubnetHasNoServiceEndpoint', `${id} has a service endpoint policy and no service endpoint.`)
        : undefined,
  },
  {
    types: ENDPOINTS,
    source: 'hashicorp/terraform-provider-azurerm#5820: an endpoint of a service of Azure serves one part of it',
    refuse: ({ properties }) =>
      firstOf(wantedOf(properties), ({ target, groups }) =>
        groups.length > 1
          ? badRequest(
              'OnlyOneGroupIdPermitted',
              `Only one group Id is permitted when connecting to a first-party resource (${target}).`,
            )
          : undefined,
      ),
  },
  {
    types: ENDPOINTS,
    source: 'Azure/azure-cli#16750: a part that the service does not offer, in the very case that it is written in',
    refuse: ({ properties }) =>
      firstOf(wantedOf(properties), ({ target, groups }) => {
        const type = parseId(target).type;
        const unknown = groups.find((group) => GROUPS[type.toLowerCase()]?.includes(group) === false);
        return unknown === undefined
          ? undefined
          : badRequest(
              'InvalidValuesForRequestParameters',
              `Call to ${type} failed. Error message: Values for request parameters are invalid: GroupId: ${unknown}.`,
            );
      }),
  },
  {
    types: [LINK],
    source: 'Azure/ARO-RP#796: a network takes one zone of a name',
    refuse: ({ id, properties, store }) => {
      const [zone, network] = [zoneOf(id), keyOf(String(properties.virtualNetwork?.id))];
      const name = parseId(zone).name;
      const other = store
        .all()
        .find(
          (one) =>
            typeKey(one) === LINK &&
            keyOf(zoneOf(one.id)) !== keyOf(zone) &&
            keyOf(String(one.properties.virtualNetwork?.id)) === network &&
            parseId(zoneOf(one.id)).name.toLowerCase() === name.toLowerCase(),
        );
      return other === undefined
        ? undefined
        : badRequest(
            'BadRequest',
            `A virtual network cannot be linked to multiple zones with overlapping namespaces. You tried to link virtual network with '${name}' and '${name}' zones.`,
          );
    },
  },
];
