import { Construct } from 'constructs';
import { Datastore } from '../constructs/datastore';
import { assignRole } from '../constructs/managed-identity';
import { ManagedNetworkRules } from '../constructs/managed-network-rules';
import type { After, IdentityRef, Placement } from '../constructs/refs';
import { StorageAccount } from '../constructs/storage-account';
import { MANAGED_ENDPOINT_ROLE } from '../facts/managed-network';
import { DATA_ROLES, STORAGE_ENDPOINT_ROLE } from '../facts/roles';
import type { FurtherAccount } from '../plan/datastores';
import type { WorkspacePlan } from '../plan/workspace-plan';
import { PrivateEndpoints } from './private-endpoints';
import type { SecuredNetwork } from './secured-network';
import type { WorkspaceServices } from './workspace-services';

export interface FurtherStorageProps {
  readonly plan: Pick<WorkspacePlan, 'names' | 'storage' | 'furtherAccounts' | 'managedNetwork'>;
  readonly placement: Placement;
  readonly network: SecuredNetwork;
  readonly services: WorkspaceServices;
  /** What the computes run as, where they share one identity. */
  readonly computes: IdentityRef | undefined;
}

/** Accounts besides the workspace's default one, reached in the same way, each with the datastores that are in it. */
export class FurtherStorage extends Construct {
  /** Rules of the managed network are made one after another. */
  private outbound: After;

  constructor(scope: Construct, id: string, props: FurtherStorageProps) {
    super(scope, id);
    this.outbound = props.services.outboundRules;
    for (const account of props.plan.furtherAccounts) this.account(account, props);
  }

  private account(account: FurtherAccount, props: FurtherStorageProps): void {
    const { plan, placement, network, services } = props;
    const { key, subnets, clientIps, datastores } = account;
    const trusted =
      account.trusted === 'services'
        ? {}
        : { trusted: [{ resourceId: services.workspace.workspaceId, tenantId: services.tenantId }] };
    const storage = new StorageAccount(this, `Account-${key}`, {
      name: account.name,
      placement,
      replication: plan.storage.replication,
      firewall: { subnets: subnets.map((kind) => network.subnet(kind)), clientIps },
      publicNetworkAccess: account.publicAccess,
      hierarchical: account.hierarchical,
      sharedKeys: account.sharedKeys,
      ...trusted,
    });
    const { ids } = new PrivateEndpoints(this, `Endpoints-${key}`, {
      name: `${plan.names.privateEndpoint}-st-${key}`,
      placement,
      targetId: storage.storageAccountId,
      kinds: account.privateLinks,
      subnet: network.subnet('privateEndpoints'),
      zones: services.zones,
      after: network.ready,
    });
    const holds = (who: IdentityRef, on: string, role: string, where: string): After[number] =>
      assignRole(this, `Role-${key}-${where}-${role.replaceAll(' ', '')}`, {
        on,
        role,
        principalId: who.principalId,
        principalKey: who.identityId,
      });
    const { identity } = services;
    for (const [kind, endpoint] of ids) holds(identity, endpoint, STORAGE_ENDPOINT_ROLE.role, `${kind}Endpoint`);
    if (plan.managedNetwork !== undefined)
      this.outbound = new ManagedNetworkRules(this, `Outbound-${key}`, {
        workspaceId: services.workspace.workspaceId,
        rules: account.outboundRules.map(({ name, part }) => ({ name, part, targetId: storage.storageAccountId })),
        after: [...this.outbound, holds(identity, storage.storageAccountId, MANAGED_ENDPOINT_ROLE.role, 'outbound')],
      }).ready;
    const { computes } = props;
    const roles = [
      ...DATA_ROLES.workspace.map(({ role }) => holds(identity, storage.storageAccountId, role, 'workspace')),
      ...(computes === undefined
        ? []
        : DATA_ROLES.compute.map(({ role }) => holds(computes, storage.storageAccountId, role, 'compute'))),
    ];
    for (const { name, kind, container, quotaGb, byKey } of datastores)
      new Datastore(this, `Datastore-${name}`, {
        name,
        kind,
        container,
        workspaceId: services.workspace.workspaceId,
        storageAccountId: storage.storageAccountId,
        ...(quotaGb === undefined ? {} : { quotaGb }),
        ...(byKey ? { accountKey: storage.accountKey } : {}),
        after: roles,
      });
  }
}
