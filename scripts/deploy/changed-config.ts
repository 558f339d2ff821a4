import { stringify } from 'yaml';
import { loadFile } from '../../src/config/load';
import { destructive, type PlannedChange, show } from './deployment';

const CLUSTER = 'added';
const CLIENT_IP = '203.0.113.99';

interface Config {
  readonly compute?: { readonly clusters?: readonly { readonly vmSize: string }[] };
  readonly access?: { readonly clientIps?: readonly string[] };
  readonly connectivity?: { readonly storage?: string; readonly keyVault?: string };
}

/** A config as its user would change it on a Tuesday, and where the new client address is let in. */
export interface Changed {
  readonly yaml: string;
  /** What has a public address: nobody else has a door for a client. */
  readonly doors: readonly ('storage' | 'vault')[];
}

/** One more cluster, and one more client address where there is a door for it. */
export function changedConfig(file: string): Changed {
  // What the config names by path, its lock of service tags, is written into it: the changed one lies elsewhere.
  const config = loadFile(file).data as Config;
  const clusters = config.compute?.clusters ?? [];
  const added = { name: CLUSTER, vmSize: 'Standard_D4s_v5', maxNodes: 1 };
  const { storage, keyVault } = config.connectivity ?? {};
  const doors = [
    ...(storage === 'privateEndpoint' ? [] : (['storage'] as const)),
    ...(keyVault === 'privateEndpoint' ? [] : (['vault'] as const)),
  ];
  const access = { ...config.access, clientIps: [...(config.access?.clientIps ?? []), CLIENT_IP] };
  const yaml = stringify({
    ...config,
    compute: { ...config.compute, clusters: [...clusters, added] },
    ...(doors.length === 0 ? {} : { access }),
  });
  return { yaml, doors };
}

/** Where a client address is let in. */
const DOORS = {
  storage: ['azurerm_storage_account', 'azurerm_storage_account_network_rules'],
  vault: ['azurerm_key_vault'],
} as const;

/** What a plan of that change does beyond what was meant; nothing is fine. */
export function notMeant(changes: readonly PlannedChange[], doors: Changed['doors']): readonly string[] {
  const behind = doors.map((door) => ({ door, types: DOORS[door] as readonly string[] }));
  const created = changes.filter(({ actions }) => actions.join() === 'create');
  const updated = changes.filter(({ actions }) => actions.join() === 'update');
  const cluster = ({ type, address }: PlannedChange) =>
    type === 'azurerm_machine_learning_compute_cluster' && address.includes(`Cluster-${CLUSTER}`);
  return [
    ...destructive(changes).map((change) => `not meant: ${show(change)}`),
    ...created.filter((one) => !cluster(one)).map((change) => `not meant: ${show(change)}`),
    ...updated
      .filter(({ type }) => !behind.some(({ types }) => types.includes(type)))
      .map((change) => `not meant: ${show(change)}`),
    ...(created.some(cluster) ? [] : ['the new cluster is not created']),
    ...behind
      .filter(({ types }) => !updated.some(({ type }) => types.includes(type)))
      .map(({ door }) => `the ${door} does not let the address in`),
  ];
}
