import type { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import type { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { TerraformStack } from 'cdktf';
import type { Network } from './network';
import { role } from './role';
import type { Placed } from './stack';

interface Parts {
  readonly storage: StorageAccount;
  readonly vault: KeyVault;
  readonly registry: ContainerRegistry;
  readonly insights: ApplicationInsights;
}

/** The workspace, its identity and the identity's roles. */
export function workspace(stack: TerraformStack, placed: Placed, { subnets }: Network, parts: Parts) {
  const { storage, vault, registry, insights } = parts;
  const identity = new UserAssignedIdentity(stack, 'identity-workspace', {
    name: 'id-fraud-dev-eastus2-workspace',
    ...placed,
  });
  const holder = { principalId: identity.principalId, key: identity.id };
  const roles = [
    role(stack, 'role-storage', storage.id, 'Contributor', holder),
    role(stack, 'role-storage-blobs', storage.id, 'Storage Blob Data Contributor', holder),
    role(stack, 'role-vault', vault.id, 'Contributor', holder),
    role(stack, 'role-vault-administrator', vault.id, 'Key Vault Administrator', holder),
    role(stack, 'role-registry', registry.id, 'Contributor', holder),
    role(stack, 'role-insights', insights.id, 'Contributor', holder),
  ];
  const made = new MachineLearningWorkspace(stack, 'workspace', {
    name: 'mlw-fraud-dev-eastus2',
    ...placed,
    storageAccountId: storage.id,
    keyVaultId: vault.id,
    containerRegistryId: registry.id,
    applicationInsightsId: insights.id,
    identity: { type: 'UserAssigned', identityIds: [identity.id] },
    primaryUserAssignedIdentity: identity.id,
    publicNetworkAccessEnabled: false,
    v1LegacyModeEnabled: false,
    imageBuildComputeName: 'cpu',
    serverlessCompute: { subnetId: subnets.compute.id, publicIpEnabled: false },
    dependsOn: roles,
  });
  role(stack, 'role-workspace', made.id, 'Contributor', holder);
  return made;
}
