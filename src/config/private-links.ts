import { type PrivateLinkKind, REQUIRED_STORAGE_LINKS, type StorageLinkKind } from '../facts/private-link';
import type { ConfigDraft } from './schema';

type Choice = Pick<ConfigDraft, 'connectivity' | 'storage' | 'databricks' | 'datastores' | 'dataLake'>;

/** Parts of the workspace's storage account that have a private endpoint; none where it is reached by service endpoint. */
export function storageLinks({ connectivity, storage }: Choice): readonly StorageLinkKind[] {
  if (connectivity?.storage !== 'privateEndpoint') return [];
  const asked = (storage?.privateEndpoints ?? []).filter((part) => part !== undefined);
  return [...REQUIRED_STORAGE_LINKS.kinds, ...new Set(asked)];
}

/** The same of the vault. */
export function vaultLinks({ connectivity }: Choice): readonly PrivateLinkKind[] {
  return connectivity?.keyVault === 'privateEndpoint' ? ['vault'] : [];
}

/** The same of Databricks, whose front end is closed or open. */
export function databricksLinks({ databricks }: Choice): readonly PrivateLinkKind[] {
  const closed = databricks !== undefined && databricks.publicNetworkAccess === undefined;
  return closed ? ['databricks', 'databricksSignIn'] : [];
}

/** Parts of a further account, named by its word, that hold data. */
export function furtherLinks({ connectivity, datastores }: Choice, word: string): readonly StorageLinkKind[] {
  if (connectivity?.storage !== 'privateEndpoint') return [];
  const mine = (datastores ?? []).filter((one) => one?.account === word);
  return (['blob', 'file'] as const).filter((part) => mine.some((one) => one?.kind === part));
}

/** The same of the data lake, which answers in two parts. */
export function dataLakeLinks({ connectivity, dataLake }: Choice): readonly StorageLinkKind[] {
  return connectivity?.storage === 'privateEndpoint' && dataLake !== undefined ? ['blob', 'dfs'] : [];
}

/** Parts of all accounts besides the default one, one for each endpoint. */
export function allFurtherLinks(draft: Choice): readonly StorageLinkKind[] {
  const words = new Set((draft.datastores ?? []).map((one) => one?.account ?? ''));
  return [...[...words].flatMap((word) => furtherLinks(draft, word)), ...dataLakeLinks(draft)];
}

/** Every kind of private endpoint that a config asks for; workspace and registry have theirs always. */
export function privateLinks(draft: Choice): readonly PrivateLinkKind[] {
  return [
    'workspace',
    'registry',
    ...storageLinks(draft),
    ...vaultLinks(draft),
    ...databricksLinks(draft),
    ...allFurtherLinks(draft),
  ];
}
