import { Construct } from 'constructs';
import { ComputeCluster, type ComputeIdentity } from '../constructs/compute-cluster';
import { ComputeInstance } from '../constructs/compute-instance';
import { assignRole, ManagedIdentity } from '../constructs/managed-identity';
import type { After, Placement } from '../constructs/refs';
import { IMAGE_PULL_ROLE } from '../facts/roles';
import type { PlannedIdentity } from '../plan/computes';
import type { WorkspacePlan } from '../plan/workspace-plan';
import type { SecuredNetwork } from './secured-network';
import type { WorkspaceServices } from './workspace-services';

export interface TrainingComputesProps {
  readonly plan: WorkspacePlan;
  readonly placement: Placement;
  readonly network: SecuredNetwork;
  readonly services: WorkspaceServices;
}

/** What a compute runs as, and the rights that must stand before it. */
interface RunsAs {
  readonly identity: ComputeIdentity;
  readonly after: After;
}

/** Clusters and instances in the compute subnet or in a managed network; what each runs as may pull images. */
export class TrainingComputes extends Construct {
  private readonly registryId: string;
  private readonly own = new Map<string, After>();
  /** What computes run as that are given no identity of their own; `undefined` where there is none of them. */
  public identity: ManagedIdentity | undefined;
  private shared: RunsAs | undefined;

  constructor(scope: Construct, id: string, { plan, placement, network, services }: TrainingComputesProps) {
    super(scope, id);
    this.registryId = services.registry.containerRegistryId;
    const ready: After = [...network.ready, ...services.ready];
    const common = (planned: PlannedIdentity) => {
      const { identity, after } = this.runsAs(planned, plan, placement);
      const subnet = plan.managedNetwork === undefined ? network.subnet('compute') : undefined;
      return { workspaceId: services.workspace.workspaceId, subnet, identity, after: [...ready, ...after] };
    };
    for (const cluster of plan.computes.clusters) {
      const made = new ComputeCluster(this, `Cluster-${cluster.name}`, {
        ...cluster,
        ...common(cluster.identity),
        placement,
      });
      this.letOwnIdentityPull(cluster, made);
    }
    for (const instance of plan.computes.instances) {
      const made = new ComputeInstance(this, `Instance-${instance.name}`, {
        ...instance,
        ...common(instance.identity),
        tags: placement.tags,
      });
      this.letOwnIdentityPull(instance, made);
    }
  }

  private runsAs(planned: PlannedIdentity, plan: WorkspacePlan, placement: Placement): RunsAs {
    if (planned === 'SystemAssigned') return { identity: planned, after: [] };
    if (planned !== 'shared') return { identity: planned, after: planned.flatMap((one) => this.letPull(one)) };
    this.shared ??= this.sharedIdentity(plan, placement);
    return this.shared;
  }

  private sharedIdentity({ names }: WorkspacePlan, placement: Placement): RunsAs {
    const identity = new ManagedIdentity(this, 'Identity', { name: `${names.identity}-compute`, placement });
    this.identity = identity;
    return { identity, after: [this.mayPull('ImagePull', identity.principalId, identity.identityId)] };
  }

  /** An identity of the user's own gets the right once, however many computes run as it. */
  private letPull({ identityId, principalId, key }: Exclude<PlannedIdentity, string>[number]): After {
    const after = this.own.get(key) ?? [this.mayPull(`ImagePull-identity-${key}`, principalId, identityId)];
    this.own.set(key, after);
    return after;
  }

  /** An identity that comes with its compute can be given the right only once the compute stands. */
  private letOwnIdentityPull(
    { name, identity }: { readonly name: string; readonly identity: PlannedIdentity },
    made: ComputeCluster | ComputeInstance,
  ): void {
    if (identity === 'SystemAssigned') this.mayPull(`ImagePull-compute-${name}`, made.principalId, made.computeId);
  }

  private mayPull(id: string, principalId: string, principalKey: string): After[number] {
    return assignRole(this, id, { on: this.registryId, role: IMAGE_PULL_ROLE.role, principalId, principalKey });
  }
}
