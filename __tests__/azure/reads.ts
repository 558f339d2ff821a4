import { type Answer, notFound, ok } from './answer';
import { type Body, canonical, keyOf, lastSegment, parseId, type Resource, TENANT, typeKey, uuidOf } from './resource';
import { serviceTags } from './service-tags';
import { singleton } from './singletons';
import type { Store } from './store';

export const LOCATIONS = [
  'eastus',
  'eastus2',
  'westus2',
  'northcentralus',
  'westeurope',
  'northeurope',
  'francecentral',
  'uksouth',
];

/** Resource types and their api-versions, newest first, by namespace in lower case. */
export type ResourceTypes = { readonly [namespace: string]: { readonly [type: string]: readonly string[] } };

/** GET. Roles are found by name first, and read back by id later: `roleNames` remembers who is who. */
export function read(
  path: string,
  query: URLSearchParams,
  store: Store,
  resourceTypes: ResourceTypes,
  roleNames: Map<string, string>,
): Answer {
  const key = keyOf(path);
  const segments = path.split('/').filter(Boolean);
  const subscription = `/subscriptions/${segments[1]}`;
  const found = store.get(key);
  if (found !== undefined) return ok(store.view(found));
  const single = singleton(canonical(path), store);
  if (single !== undefined) return ok(single);
  if (segments.length === 2)
    return ok({
      id: subscription,
      subscriptionId: segments[1],
      displayName: 'lab',
      state: 'Enabled',
      tenantId: TENANT,
    });
  if (/^\/subscriptions\/[^/]+\/locations$/.test(key))
    return ok({
      value: LOCATIONS.map((name) => ({ id: `${subscription}/locations/${name}`, name, displayName: name })),
    });
  if (/^\/subscriptions\/[^/]+\/providers$/.test(key))
    return ok({ value: Object.keys(resourceTypes).map((name) => provider(subscription, name, resourceTypes)) });
  if (/^\/subscriptions\/[^/]+\/providers\/[^/]+$/.test(key))
    return ok(provider(subscription, lastSegment(path), resourceTypes));
  if (/\/resources$/.test(key) && !key.includes('/providers/'))
    return ok({ value: topLevel(store.below(key.replace(/\/resources$/, ''))) });
  if (/\/providers\/microsoft\.network\/locations\/[^/]+\/servicetags$/.test(key)) return ok(serviceTags(subscription));
  if (/microsoft\.authorization\/roledefinitions(\/|$)/.test(key)) return role(path, subscription, query, roleNames);
  return list(path, store);
}

const topLevel = (resources: readonly Resource[]) =>
  resources.filter(({ type = '' }) => type.split('/').length === 2 && !/resourcegroups/i.test(type));

function list(path: string, store: Store): Answer {
  const { type, isCollection } = parseId(path);
  if (!isCollection || type === '') return notFound(path);
  const key = keyOf(path);
  const scope = key.slice(0, key.lastIndexOf('/providers/'));
  const nested = type.split('/').length > 2;
  const value = store
    .entries()
    .filter(([id, one]) => typeKey(one) === type.toLowerCase() && id.startsWith(nested ? `${key}/` : scope))
    .map(([, one]) => store.view(one));
  return ok({ value });
}

function provider(subscription: string, namespace: string, resourceTypes: ResourceTypes): Body {
  const types = Object.entries(resourceTypes[namespace.toLowerCase()] ?? {});
  return {
    id: `${subscription}/providers/${namespace}`,
    namespace,
    registrationState: 'Registered',
    resourceTypes: types.map(([resourceType, apiVersions]) => ({ resourceType, apiVersions, locations: LOCATIONS })),
  };
}

/** Any role exists. */
function role(path: string, subscription: string, query: URLSearchParams, names: Map<string, string>): Answer {
  const { isCollection, name } = parseId(path);
  const definition = (guid: string, roleName: string) => ({
    id: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
    name: guid,
    type: 'Microsoft.Authorization/roleDefinitions',
    properties: {
      roleName,
      type: 'BuiltInRole',
      description: '',
      assignableScopes: ['/'],
      permissions: [{ actions: ['*'], notActions: [], dataActions: [], notDataActions: [] }],
    },
  });
  if (!isCollection) return ok(definition(name, names.get(name) ?? `role ${name}`));
  const [, wanted] = /roleName eq '([^']+)'/i.exec(query.get('$filter') ?? '') ?? [];
  if (wanted === undefined) return ok({ value: [] });
  names.set(uuidOf(wanted), wanted);
  return ok({ value: [definition(uuidOf(wanted), wanted)] });
}
