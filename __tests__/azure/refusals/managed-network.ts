import { badRequest } from '../answer';
import { type Body, keyOf, typeKey } from '../resource';
import type { Store } from '../store';
import type { PutRule } from './rule';

const PAGE = 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-managed-network.md, 050f1826';
const WORKSPACE = ['microsoft.machinelearningservices/workspaces'];
const COMPUTE = ['microsoft.machinelearningservices/workspaces/computes'];
const RULE = ['microsoft.machinelearningservices/workspaces/outboundrules'];

const isolationOf = (properties: Body | undefined): string => properties?.managedNetwork?.isolationMode ?? 'Disabled';

/** The workspace above a compute or a rule. */
const isolationAbove = (id: string, store: Store): string =>
  isolationOf(store.get(id.split('/').slice(0, -2).join('/'))?.properties);

/** From wide to narrow: Azure goes this way only. */
const NARROWER = ['Disabled', 'AllowInternetOutbound', 'AllowOnlyApprovedOutbound'];

/** What a managed network refuses. No source names a code, so these are made up. */
export const MANAGED_NETWORK_RULES: readonly PutRule[] = [
  {
    types: WORKSPACE,
    source: `${PAGE}: no way back to no managed network, nor from approved outbound to open`,
    refuse: ({ id, properties, store }) => {
      const before = isolationOf(store.get(id)?.properties);
      return NARROWER.indexOf(isolationOf(properties)) < NARROWER.indexOf(before)
        ? badRequest('ManagedNetworkCannotBeWidened', `${id} is ${before} and stays so.`)
        : undefined;
    },
  },
  {
    types: RULE,
    source: `${PAGE}: a rule by tag or host is valid with approved outbound only`,
    refuse: ({ id, properties, store }) => {
      const isolation = isolationAbove(id, store);
      const fits = properties.type === 'PrivateEndpoint' ? isolation !== 'Disabled' : isolation === NARROWER[2];
      return fits
        ? undefined
        : badRequest(
            'OutboundRuleNotAllowed',
            `${id}: a rule of type ${properties.type} does not go with ${isolation}.`,
          );
    },
  },
  {
    types: RULE,
    source: `${PAGE}: storage is reached by private endpoint, not by host`,
    refuse: ({ id, properties }) =>
      properties.type === 'FQDN' && /^\*\.(blob|dfs|file|queue|table)\./.test(String(properties.destination))
        ? badRequest('StorageByHost', `${id}: ${properties.destination} is storage.`)
        : undefined,
  },
  {
    types: RULE,
    source:
      'Azure/azureml-examples#2990: a rule to a destination that another rule has is an error; required ones count for blobs, files and vault',
    refuse: ({ id, properties, store }) => {
      const { destination } = properties;
      if (properties.type !== 'PrivateEndpoint') return undefined;
      const workspaceId = id.split('/').slice(0, -2).join('/');
      const workspace = store.get(workspaceId)?.properties;
      const target = keyOf(destination?.serviceResourceId ?? '');
      const required =
        (['blob', 'file'].includes(destination?.subresourceTarget) &&
          keyOf(workspace?.storageAccount ?? '-') === target) ||
        keyOf(workspace?.keyVault ?? '-') === target;
      const twin = store
        .all()
        .find(
          (one) =>
            typeKey(one) === RULE[0] &&
            keyOf(one.id) !== keyOf(id) &&
            keyOf(one.id).startsWith(`${keyOf(workspaceId)}/`) &&
            one.properties.destination?.subresourceTarget === destination?.subresourceTarget &&
            keyOf(one.properties.destination?.serviceResourceId ?? '-') === target,
        );
      return required || twin !== undefined
        ? badRequest('OutboundRuleExists', `${id}: ${twin?.id ?? 'a required rule'} leads there already.`)
        : undefined;
    },
  },
  {
    types: COMPUTE,
    source: `${PAGE}: no compute in a network of one's own beside a managed one`,
    refuse: ({ id, properties, store }) =>
      properties.properties?.subnet !== undefined && isolationAbove(id, store) !== 'Disabled'
        ? badRequest('SubnetBesideManagedNetwork', `${id} names a subnet, and its workspace has a managed network.`)
        : undefined,
  },
];
