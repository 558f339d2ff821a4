import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { destructive, type PlannedChange, show } from './deployment';

const CLUSTER = 'added';
const CLIENT_IP = '203.0.113.99';

interface Config {
  readonly compute?: { readonly clusters?: readonly { readonly vmSize: string }[] };
  readonly access?: { readonly clientIps?: readonly string[] };
}

/** A config as its user would change it on a Tuesday: one more cluster, one more client address. */
export function changedConfig(file: string): string {
  const config = parse(readFileSync(file, 'utf8')) as Config;
  const clusters = config.compute?.clusters ?? [];
  const added = { name: CLUSTER, vmSize: 'Standard_D4s_v5', maxNodes: 1 };
  return stringify({
    ...config,
    compute: { ...config.compute, clusters: [...clusters, added] },
    access: { ...config.access, clientIps: [...(config.access?.clientIps ?? []), CLIENT_IP] },
  });
}

/** Where a client address is let in. */
const DOORS = ['azurerm_storage_account', 'azurerm_storage_account_network_rules', 'azurerm_key_vault'];

/** What a plan of that change does beyond what was meant; nothing is fine. */
export function notMeant(changes: readonly PlannedChange[]): readonly string[] {
  const created = changes.filter(({ actions }) => actions.join() === 'create');
  const updated = changes.filter(({ actions }) => actions.join() === 'update');
  const cluster = ({ type, address }: PlannedChange) =>
    type === 'azurerm_machine_learning_compute_cluster' && address.includes(`Cluster-${CLUSTER}`);
  return [
    ...destructive(changes).map((change) => `not meant: ${show(change)}`),
    ...created.filter((one) => !cluster(one)).map((change) => `not meant: ${show(change)}`),
    ...updated.filter(({ type }) => !DOORS.includes(type)).map((change) => `not meant: ${show(change)}`),
    ...(created.some(cluster) ? [] : ['the new cluster is not created']),
    ...(updated.some(({ type }) => type === 'azurerm_key_vault') ? [] : ['the vault does not let the address in']),
    ...(updated.some(({ type }) => type.startsWith('azurerm_storage')) ? [] : ['storage does not let the address in']),
  ];
}
