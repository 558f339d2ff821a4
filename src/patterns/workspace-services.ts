import { Construct } from 'constructs';
import { ContainerRegistry } from '../constructs/container-registry';
import { KeyVault } from '../constructs/key-vault';
import { MachineLearningWorkspace } from '../constructs/machine-learning-workspace';
import { assignRole, ManagedIdentity } from '../constructs/managed-identity';
import { Monitoring } from '../constructs/monitoring';
import { PrivateEndpoint } from '../constructs/private-endpoint';
import type { After, Placement, SubnetRef } from '../constructs/refs';
import { StorageAccount, StorageFirewall } from '../constructs/storage-account';
import { currentTenantId } from '../constructs/tenant';
import { WORKSPACE_ROLES } from '../facts/roles';
import type { ServiceFirewall } from '../plan/access';
import type { WorkspacePlan } from '../plan/workspace-plan';
import type { SecuredNetwork } from './secured-network';

export interface WorkspaceServicesProps {
  readonly plan: WorkspacePlan;
  readonly placement: Placement;
  readonly network: SecuredNetwork;
}

/** The workspace and the services that it stands on, each closed, with the identity and roles that tie them. */
export class WorkspaceServices extends Construct {
  public readonly workspace: MachineLearningWorkspace;
  public readonly registry: ContainerRegistry;
  /** Computes come up once the workspace and the registry have their private addresses. */
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: WorkspaceServicesProps) {
    super(scope, id);
    const { plan, placement, network } = props;
    const { names } = plan;
    const tenantId = currentTenantId(this, 'Client');
    const firewall = ({
      subnets,
      clientIps,
    }: ServiceFirewall): { subnets: SubnetRef[]; clientIps: readonly string[] } => ({
      subnets: subnets.map((kind) => network.subnet(kind)),
      clientIps,
    });
    const storage = new StorageAccount(this, 'Storage', {
      name: names.storageAccount,
      placement,
      replication: plan.storage.replication,
      firewall: plan.storage.trusted === 'services' ? firewall(plan.storage) : undefined,
    });
    const vault = new KeyVault(this, 'KeyVault', {
      name: names.keyVault,
      placement,
      tenantId,
      ...firewall(plan.keyVault),
    });
    this.registry = new ContainerRegistry(this, 'Registry', { name: names.containerRegistry, placement });
    const monitoring = new Monitoring(this, 'Monitoring', {
      logAnalyticsName: names.logAnalytics,
      applicationInsightsName: names.applicationInsights,
      placement,
    });
    const identity = new ManagedIdentity(this, 'Identity', { name: `${names.identity}-workspace`, placement });
    const targets = {
      workspaceStorage: storage.storageAccountId,
      keyVault: vault.keyVaultId,
      containerRegistry: this.registry.containerRegistryId,
      applicationInsights: monitoring.applicationInsightsId,
    };
    const holds = (on: string, role: string, where: string) =>
      assignRole(this, `Role-${where}-${role.replaceAll(' ', '')}`, {
        on,
        role,
        principalId: identity.principalId,
        principalKey: identity.identityId,
      });
    const roles = WORKSPACE_ROLES.flatMap(({ role, on }) =>
      on in targets ? [holds(targets[on as keyof typeof targets], role, on)] : [],
    );
    this.workspace = new MachineLearningWorkspace(this, 'Workspace', {
      name: names.workspace,
      placement,
      storageAccountId: storage.storageAccountId,
      keyVaultId: vault.keyVaultId,
      containerRegistryId: this.registry.containerRegistryId,
      applicationInsightsId: monitoring.applicationInsightsId,
      identity,
      publicNetworkAccess: plan.workspace.publicNetworkAccess,
      imageBuildCluster: plan.workspace.imageBuildCluster,
      serverlessSubnet: network.subnet('compute'),
      after: roles,
    });
    for (const { role, on } of WORKSPACE_ROLES) if (on === 'workspace') holds(this.workspace.workspaceId, role, on);
    if (plan.storage.trusted === 'workspace') {
      new StorageFirewall(this, 'StorageFirewall', {
        storageAccountId: storage.storageAccountId,
        ...firewall(plan.storage),
        trusted: [{ resourceId: this.workspace.workspaceId, tenantId }],
      });
    }
    this.ready = this.privateEndpoints(props);
  }

  private privateEndpoints({ plan: { names }, placement, network }: WorkspaceServicesProps): After {
    const common = {
      placement,
      subnet: network.subnet('privateEndpoints'),
      networks: [network.network],
      after: network.ready,
    };
    const workspace = new PrivateEndpoint(this, 'WorkspaceEndpoint', {
      ...common,
      name: `${names.privateEndpoint}-workspace`,
      service: 'workspace',
      targetId: this.workspace.workspaceId,
    });
    const registry = new PrivateEndpoint(this, 'RegistryEndpoint', {
      ...common,
      name: `${names.privateEndpoint}-registry`,
      service: 'registry',
      targetId: this.registry.containerRegistryId,
    });
    return [...workspace.ready, ...registry.ready];
  }
}
