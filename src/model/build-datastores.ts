import type { Link } from './network-model';
import type { Found } from './resources';
import type { Datastore } from './service-model';

const TYPES = [
  { type: 'azurerm_machine_learning_datastore_blobstorage', kind: 'blob', key: 'storage_container_id' },
  { type: 'azurerm_machine_learning_datastore_datalake_gen2', kind: 'dataLake', key: 'storage_container_id' },
  { type: 'azurerm_machine_learning_datastore_fileshare', kind: 'file', key: 'storage_fileshare_id' },
] as const;

/** Data that a workspace shows to its jobs, and the account that it lies in. */
export function buildDatastores(found: Found): Datastore[] {
  return TYPES.flatMap(({ type, kind, key }) =>
    found.of(type).map(
      ({ address, at }): Datastore => ({
        address,
        kind,
        workspace: at.link('workspace_id') ?? { unknown: `${address}.workspace_id` },
        account: accountOf(found, at.raw(key)) ?? { unknown: `${address}.${key}` },
      }),
    ),
  );
}

/** By way of the container or share where that is in the input, else by the id of the account inside its own. */
function accountOf(found: Found, value: unknown): Link | undefined {
  const text = JSON.stringify(value ?? '');
  for (const type of ['azurerm_storage_container', 'azurerm_storage_share'])
    for (const { address, at } of found.of(type))
      if (new RegExp(`${address.replaceAll('.', '\\.')}(?![\\w-])`).test(text) || same(at.raw('id'), value))
        return at.link('storage_account_id');
  const [id] = /\/subscriptions\/[^"]*?\/storageAccounts\/[^/"]+/i.exec(text) ?? [];
  return id === undefined ? undefined : found.index.link(id);
}

const same = (one: unknown, other: unknown) => typeof one === 'string' && one === other;
