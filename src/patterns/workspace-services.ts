import { Construct } from 'constructs';
import { ContainerRegistry } from '../constructs/container-registry';
import { KeyVault } from '../constructs/key-vault';
import { MachineLearningWorkspace } from '../constructs/machine-learning-workspace';
import { assignRole, ManagedIdentity } from '../constructs/managed-identity';
import { type ManagedNetworkRule, ManagedNetworkRules } from '../constructs/managed-network-rules';
import { Monitoring } from '../constructs/monitoring';
import { PrivateEndpoint } from '../constructs/private-endpoint';
import type { After, Placement, SubnetRef } from '../constructs/refs';
import { StorageAccount, StorageFirewall } from '../constructs/storage-account';
import { currentTenantId } from '../constructs/tenant';
import { MANAGED_ENDPOINT_ROLE } from '../facts/managed-network';
import type { PrivateLinkKind } from '../facts/private-link';
import { STORAGE_ENDPOINT_ROLE, WORKSPACE_ROLES } from '../facts/roles';
import type { ManagedNetworkPlan } from '../plan/managed-network';
import type { ServiceFirewall } from '../plan/service-access';
import type { WorkspacePlan } from '../plan/workspace-plan';
import { PrivateDnsZones } from './private-dns-zones';
import { PrivateEndpoints } from './private-endpoints';
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
  /**
   * Closes the storage account once the workspace stands; missing where it is closed from the first second. What must
   * come before is said to it: `storageFirewall.node.addDependency(…)`.
   */
  public readonly storageFirewall?: StorageFirewall;
  /** Zones that endpoints of further accounts share. */
  public readonly zones: PrivateDnsZones;
  /** What the workspace runs as. */
  public readonly identity: ManagedIdentity;
  /** The tenant that Terraform is signed in to. */
  public readonly tenantId: string;
  /** Computes come up once the services have their private addresses, and the managed network its rules. */
  public readonly ready: After;
  /** Rules of the managed network; further ones are made after them. */
  public readonly outboundRules: After;

  constructor(scope: Construct, id: string, props: WorkspaceServicesProps) {
    super(scope, id);
    const { plan, placement, network } = props;
    const { names } = plan;
    const tenantId = currentTenantId(this, 'Client');
    this.tenantId = tenantId;
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
      firewall: plan.storage.rules === 'withAccount' ? firewall(plan.storage) : undefined,
      publicNetworkAccess: plan.storage.publicAccess,
    });
    const vault = new KeyVault(this, 'KeyVault', {
      name: names.keyVault,
      placement,
      tenantId,
      ...firewall(plan.keyVault),
      publicNetworkAccess: plan.keyVault.publicAccess,
    });
    this.registry = new ContainerRegistry(this, 'Registry', { name: names.containerRegistry, placement });
    const monitoring = new Monitoring(this, 'Monitoring', {
      logAnalyticsName: names.logAnalytics,
      applicationInsightsName: names.applicationInsights,
      placement,
    });
    this.identity = new ManagedIdentity(this, 'Identity', { name: `${names.identity}-workspace`, placement });
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
        principalId: this.identity.principalId,
        principalKey: this.identity.identityId,
      });
    const roles = WORKSPACE_ROLES.flatMap(({ role, on }) =>
      on in targets ? [holds(targets[on as keyof typeof targets], role, on)] : [],
    );
    const { managedNetwork } = plan;
    // The network is provisioned with the workspace, and its identity lets the endpoints of that network in.
    if (managedNetwork !== undefined)
      for (const on of ['workspaceStorage', 'keyVault', 'containerRegistry'] as const)
        roles.push(holds(targets[on], MANAGED_ENDPOINT_ROLE.role, on));
    this.workspace = new MachineLearningWorkspace(this, 'Workspace', {
      name: names.workspace,
      placement,
      storageAccountId: storage.storageAccountId,
      keyVaultId: vault.keyVaultId,
      containerRegistryId: this.registry.containerRegistryId,
      applicationInsightsId: monitoring.applicationInsightsId,
      identity: this.identity,
      publicNetworkAccess: plan.workspace.publicNetworkAccess,
      highBusinessImpact: plan.workspace.highBusinessImpact,
      imageBuildCluster: plan.workspace.imageBuildCluster,
      serverlessSubnet: managedNetwork === undefined ? network.subnet('compute') : undefined,
      managedNetwork: managedNetwork?.isolation,
      serverlessPublicIp: plan.workspace.serverlessPublicIp,
      after: roles,
    });
    for (const { role, on } of WORKSPACE_ROLES) if (on === 'workspace') holds(this.workspace.workspaceId, role, on);
    if (plan.storage.rules === 'afterWorkspace') {
      const { trusted } = plan.storage;
      this.storageFirewall = new StorageFirewall(this, 'StorageFirewall', {
        storageAccountId: storage.storageAccountId,
        ...firewall(plan.storage),
        trusted: trusted === 'services' ? trusted : [{ resourceId: this.workspace.workspaceId, tenantId }],
        after: trusted === 'services' ? this.workspace.ready : [],
      });
    }
    const { existingZones: existing } = plan;
    this.zones = new PrivateDnsZones(this, 'Zones', { existing, placement, networks: [network.network] });
    const endpoints = this.accountEndpoints('StorageEndpoints', props, {
      name: `${names.privateEndpoint}-st`,
      targetId: storage.storageAccountId,
      kinds: plan.storage.privateLinks,
    });
    for (const [kind, on] of endpoints.ids) holds(on, STORAGE_ENDPOINT_ROLE.role, `${kind}Endpoint`);
    const vaultEndpoint = this.accountEndpoints('KeyVaultEndpoints', props, {
      name: names.privateEndpoint,
      targetId: vault.keyVaultId,
      kinds: plan.keyVault.privateLinks,
    });
    this.outboundRules =
      managedNetwork === undefined ? [] : this.managedRules(managedNetwork, storage.storageAccountId);
    this.ready = [...this.privateEndpoints(props), ...endpoints.ready, ...vaultEndpoint.ready, ...this.outboundRules];
  }

  private managedRules({ rules }: ManagedNetworkPlan, storageAccountId: string): After {
    if (rules.length === 0) return [];
    const written = rules.map(
      ({ name, to }): ManagedNetworkRule => ({
        name,
        ...('part' in to ? { part: to.part, targetId: to.targetId ?? storageAccountId } : to),
      }),
    );
    return new ManagedNetworkRules(this, 'OutboundRules', { workspaceId: this.workspace.workspaceId, rules: written })
      .ready;
  }

  private accountEndpoints(
    id: string,
    { placement, network }: WorkspaceServicesProps,
    of: { readonly name: string; readonly targetId: string; readonly kinds: readonly PrivateLinkKind[] },
  ): PrivateEndpoints {
    const common = { placement, subnet: network.subnet('privateEndpoints'), zones: this.zones, after: network.ready };
    return new PrivateEndpoints(this, id, { ...common, ...of });
  }

  private privateEndpoints({ plan: { names }, placement, network }: WorkspaceServicesProps): After {
    const common = {
      placement,
      subnet: network.subnet('privateEndpoints'),
      networks: [network.network],
      after: network.ready,
    };
    // Their own zones stand below them, where stacks have had them since before there was a choice.
    const zones = (kind: PrivateLinkKind) => (this.zones.areGiven ? { zones: this.zones.of(kind) } : {});
    const workspace = new PrivateEndpoint(this, 'WorkspaceEndpoint', {
      ...common,
      ...zones('workspace'),
      name: `${names.privateEndpoint}-workspace`,
      service: 'workspace',
      targetId: this.workspace.workspaceId,
    });
    const registry = new PrivateEndpoint(this, 'RegistryEndpoint', {
      ...common,
      ...zones('registry'),
      name: `${names.privateEndpoint}-registry`,
      service: 'registry',
      targetId: this.registry.containerRegistryId,
    });
    return [...workspace.ready, ...registry.ready];
  }
}
