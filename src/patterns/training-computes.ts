import { Construct } from 'constructs';
import { ComputeCluster, type NodeAccess } from '../constructs/compute-cluster';
import { ComputeInstance } from '../constructs/compute-instance';
import { assignRole, ManagedIdentity } from '../constructs/managed-identity';
import type { After, Placement } from '../constructs/refs';
import { IMAGE_PULL_ROLE } from '../facts/roles';
import type { WorkspacePlan } from '../plan/workspace-plan';
import type { SecuredNetwork } from './secured-network';
import type { WorkspaceServices } from './workspace-services';

export interface TrainingComputesProps {
  readonly plan: WorkspacePlan;
  readonly placement: Placement;
  readonly network: SecuredNetwork;
  readonly services: WorkspaceServices;
}

/** Clusters and instances in the compute subnet; one identity pulls their images. */
export class TrainingComputes extends Construct {
  constructor(scope: Construct, id: string, { plan, placement, network, services }: TrainingComputesProps) {
    super(scope, id);
    const { compute, names } = plan;
    if (compute.clusters.length + compute.instances.length === 0) return;
    const identity = new ManagedIdentity(this, 'Identity', { name: `${names.identity}-compute`, placement });
    const pull = assignRole(this, 'ImagePull', {
      on: services.registry.containerRegistryId,
      role: IMAGE_PULL_ROLE.role,
      principalId: identity.principalId,
      principalKey: identity.identityId,
    });
    const after: After = [...network.ready, ...services.ready, pull];
    const access: NodeAccess = {
      publicIp: compute.publicIp !== undefined,
      localAuth: compute.localAuth !== undefined,
      ...(compute.ssh === undefined ? {} : { ssh: compute.ssh }),
    };
    const common = {
      workspaceId: services.workspace.workspaceId,
      subnet: network.subnet('compute'),
      identity,
      access,
      after,
    };
    for (const cluster of compute.clusters)
      new ComputeCluster(this, `Cluster-${cluster.name}`, { ...common, ...cluster, placement });
    for (const instance of compute.instances)
      new ComputeInstance(this, `Instance-${instance.name}`, { ...common, ...instance, tags: placement.tags });
  }
}
