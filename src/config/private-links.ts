import { type PrivateLinkKind, REQUIRED_STORAGE_LINKS, type StorageLinkKind } from '../facts/private-link';
import type { ConfigDraft } from './schema';

type Choice = Pick<ConfigDraft, 'connectivity' | 'storage' | 'databricks'>;

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

/** Every kind of private endpoint that a config asks for; workspace and registry have theirs always. */
export function privateLinks(draft: Choice): readonly PrivateLinkKind[] {
  return ['workspace', 'registry', ...storageLinks(draft), ...vaultLinks(draft), ...databricksLinks(draft)];
}
