import { ContainerRegistry } from '../../src/constructs/container-registry';
import { KeyVault } from '../../src/constructs/key-vault';
import {
  MachineLearningWorkspace,
  type MachineLearningWorkspaceProps,
} from '../../src/constructs/machine-learning-workspace';
import { assignRole, ManagedIdentity } from '../../src/constructs/managed-identity';
import { Monitoring } from '../../src/constructs/monitoring';
import { StorageAccount } from '../../src/constructs/storage-account';
import { synthesizeConstructs } from '../../src/testing';
import { COMPUTE, changes, IDENTITY, PLACEMENT, reference, TENANT, WORKSPACE_PROPS } from './samples';

const workspace = (over: Partial<MachineLearningWorkspaceProps> = {}) =>
  synthesizeConstructs((stack) => {
    new MachineLearningWorkspace(stack, 'Workspace', { ...WORKSPACE_PROPS, placement: PLACEMENT, ...over });
  }).only('azurerm_machine_learning_workspace');

describe('MachineLearningWorkspace', () => {
  test("has a managed network that is provisioned with it, and then no subnet of one's own", () => {
    expect(workspace({ managedNetwork: 'AllowOnlyApprovedOutbound' })).toMatchObject({
      managed_network: { isolation_mode: 'AllowOnlyApprovedOutbound', provision_on_creation_enabled: true },
    });
    expect(workspace()).not.toHaveProperty('managed_network');
    expect(() => workspace({ managedNetwork: 'AllowInternetOutbound', serverlessSubnet: COMPUTE })).toThrow(
      "workspace 'mlw-ml': its managed network holds serverless jobs: leave serverlessSubnet out",
    );
  });

  test('stands on the services that it is given, closed, as the identity that it is given', () => {
    expect(workspace()).toEqual({
      name: 'mlw-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      storage_account_id: WORKSPACE_PROPS.storageAccountId,
      key_vault_id: WORKSPACE_PROPS.keyVaultId,
      container_registry_id: WORKSPACE_PROPS.containerRegistryId,
      application_insights_id: WORKSPACE_PROPS.applicationInsightsId,
      identity: { type: 'UserAssigned', identity_ids: [IDENTITY.identityId] },
      primary_user_assigned_identity: IDENTITY.identityId,
      public_network_access_enabled: false,
      v1_legacy_mode_enabled: false,
    });
  });

  test.each<[string, Partial<MachineLearningWorkspaceProps>, object]>([
    ['studio to the Internet', { publicNetworkAccess: true }, { public_network_access_enabled: true }],
    ['nothing, said in so many words', { publicNetworkAccess: false, highBusinessImpact: false }, {}],
    ['nothing, but encrypts more', { highBusinessImpact: true }, { high_business_impact: true }],
    ['image builds to a cluster', { imageBuildCluster: 'cpu' }, { image_build_compute_name: 'cpu' }],
    [
      'serverless jobs to a subnet, without public addresses',
      { serverlessSubnet: COMPUTE },
      { serverless_compute: { subnet_id: COMPUTE.subnetId, public_ip_enabled: false } },
    ],
    [
      'serverless jobs to a subnet, with public addresses',
      { serverlessSubnet: COMPUTE, serverlessPublicIp: true },
      { serverless_compute: { subnet_id: COMPUTE.subnetId, public_ip_enabled: true } },
    ],
  ])('opens %s, and nothing else', (_, over, opened) => {
    expect(changes(workspace(), workspace(over))).toEqual(opened);
  });

  test('refers to services of the same stack, and tells its id and name', () => {
    const stack = synthesizeConstructs((own) => {
      const monitoring = new Monitoring(own, 'Monitoring', {
        logAnalyticsName: 'log',
        applicationInsightsName: 'appi',
        placement: PLACEMENT,
      });
      const made = new MachineLearningWorkspace(own, 'Workspace', {
        name: 'mlw',
        placement: PLACEMENT,
        storageAccountId: new StorageAccount(own, 'Storage', { name: 'st', placement: PLACEMENT, firewall: undefined })
          .storageAccountId,
        keyVaultId: new KeyVault(own, 'Vault', {
          name: 'kv',
          placement: PLACEMENT,
          tenantId: TENANT,
          subnets: [],
          clientIps: [],
        }).keyVaultId,
        containerRegistryId: new ContainerRegistry(own, 'Registry', { name: 'cr', placement: PLACEMENT })
          .containerRegistryId,
        applicationInsightsId: monitoring.applicationInsightsId,
        identity: new ManagedIdentity(own, 'Identity', { name: 'id', placement: PLACEMENT }),
      });
      assignRole(own, 'Role', {
        on: made.workspaceId,
        role: 'Contributor',
        principalId: 'p',
        principalKey: made.workspaceName,
      });
    });
    const identity = reference('azurerm_user_assigned_identity', 'id');
    expect(stack.only('azurerm_machine_learning_workspace')).toMatchObject({
      storage_account_id: reference('azurerm_storage_account', 'id'),
      key_vault_id: reference('azurerm_key_vault', 'id'),
      container_registry_id: reference('azurerm_container_registry', 'id'),
      application_insights_id: reference('azurerm_application_insights', 'id'),
      identity: { identity_ids: [identity] },
      primary_user_assigned_identity: identity,
    });
    const role = stack.only('azurerm_role_assignment');
    expect(role.scope).toEqual(reference('azurerm_machine_learning_workspace', 'id'));
    expect(role.name).toMatch(/azurerm_machine_learning_workspace\.\w+\.name/);
  });
});
