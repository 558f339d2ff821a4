import { type Answer, notFound, ok } from './answer';
import { type Body, canonical, lastSegment, parseId, type Resource, uuidOf } from './resource';
import type { Store } from './store';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What POST answers of a resource, by `type:action` in lower case. */
const ACTIONS: { readonly [typeAndAction: string]: (resource: Resource) => Body } = {
  'microsoft.storage/storageaccounts:listkeys': ({ id }) => ({
    keys: ['key1', 'key2'].map((name) => ({
      keyName: name,
      value: base64(uuidOf(`${id}${name}`)),
      permissions: 'FULL',
    })),
  }),
  'microsoft.operationalinsights/workspaces:sharedkeys': ({ id }) => ({
    primarySharedKey: base64(uuidOf(`${id}1`)),
    secondarySharedKey: base64(uuidOf(`${id}2`)),
  }),
  'microsoft.containerservice/managedclusters:listclusterusercredential': ({ id }) => credentials('clusterUser', id),
  'microsoft.containerservice/managedclusters:listclusteradmincredential': ({ id }) => credentials('clusterAdmin', id),
  'microsoft.containerregistry/registries:listcredentials': ({ id }) => ({
    username: lastSegment(id),
    passwords: [
      { name: 'password', value: 'p1' },
      { name: 'password2', value: 'p2' },
    ],
  }),
  'microsoft.hdinsight/clusters:configurations': ({ properties }) => ({
    configurations: Object.fromEntries(
      Object.entries<Body>(properties.clusterDefinition?.configurations ?? {}).map(([name, values]) => [
        name,
        Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])),
      ]),
    ),
  }),
  'microsoft.resources/deployments:exporttemplate': ({ properties }) => ({ template: properties.template }),
};

export function act(path: string, store: Store): Answer {
  const action = lastSegment(path).toLowerCase();
  const id = canonical(path.slice(0, path.lastIndexOf('/')));
  if (action === 'checknameavailability') return ok({ nameAvailable: true, available: true });
  if (action === 'register') return ok({ id, namespace: lastSegment(id), registrationState: 'Registered' });
  if (/microsoft\.resources\/deployments\/[^/]+\/validate$/i.test(path))
    return ok({ properties: { provisioningState: 'Succeeded' } });
  const answer = ACTIONS[`${parseId(id).type.toLowerCase()}:${action}`];
  if (answer === undefined) return ok({});
  const resource = store.get(id);
  return resource === undefined ? notFound(id) : ok(answer(resource));
}

function credentials(kind: string, clusterId: string): Body {
  const name = lastSegment(clusterId);
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [
      { name, cluster: { 'certificate-authority-data': base64('ca'), server: `https://${name}.hcp.localhost:443` } },
    ],
    contexts: [{ name, context: { cluster: name, user: 'user' } }],
    users: [
      {
        name: 'user',
        user: { 'client-certificate-data': base64('crt'), 'client-key-data': base64('key'), token: 'none' },
      },
    ],
  };
  // JSON is YAML, which is what the provider reads.
  return { kubeconfigs: [{ name: kind, value: base64(JSON.stringify(config)) }] };
}
