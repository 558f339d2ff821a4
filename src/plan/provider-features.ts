import type { WorkspaceConfig } from '../config/schema';

/**
 * The provider's `features` that the whole needs, in the words of the binding.
 *
 * @see docs/adr/0005-closed-by-default.md
 */
export const PROVIDER_FEATURES = {
  // The compute of a template deployment cannot be deleted by a plain delete; it goes with its workspace.
  templateDeployment: [{ deleteNestedItemsDuringDeletion: false }],
  // The account refuses Terraform's own data plane calls from the first second, so the provider must not wait for them.
  storage: [{ dataPlaneAvailable: false }],
  // Purge protection is on: a purge would fail, and a vault that was deleted is taken back.
  keyVault: [{ purgeSoftDeleteOnDestroy: false, recoverSoftDeletedKeyVaults: true }],
  // Azure would put alert rules into the group that Terraform does not know, and the group could not be deleted.
  applicationInsights: [{ disableGeneratedRule: true }],
  resourceGroup: [{ preventDeletionIfContainsResources: true }],
};

/** For a deployer whose address is let in: what Terraform writes to the vault cannot be purged either. */
const SECRETS = {
  purgeSoftDeletedCertificatesOnDestroy: false,
  purgeSoftDeletedKeysOnDestroy: false,
  purgeSoftDeletedSecretsOnDestroy: false,
  recoverSoftDeletedCertificates: true,
  recoverSoftDeletedKeys: true,
  recoverSoftDeletedSecrets: true,
};

/**
 * The features that a config needs. An account that is closed after its creation counts as closed: azurerm 4 would read
 * its data plane at every plan, and be refused.
 */
export function providerFeatures({ bootstrap, connectivity }: Pick<WorkspaceConfig, 'bootstrap' | 'connectivity'>) {
  if (bootstrap.deployerAddress === undefined) return PROVIDER_FEATURES;
  return {
    ...PROVIDER_FEATURES,
    storage: [{ dataPlaneAvailable: connectivity.storage === 'serviceEndpoint' }],
    keyVault: PROVIDER_FEATURES.keyVault.map((features) => ({ ...features, ...SECRETS })),
  };
}
