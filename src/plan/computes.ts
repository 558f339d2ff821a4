import type { WorkspaceConfig } from '../config/schema';
import { shortHash } from './names';

type ComputeConfig = WorkspaceConfig['compute'];
type EitherKind = ComputeConfig['clusters'][number] | ComputeConfig['instances'][number];

/** What nodes run as: the identity that all computes share, one that comes with the compute, or identities of the user's own. */
export type PlannedIdentity = 'shared' | 'SystemAssigned' | readonly OwnIdentity[];

interface OwnIdentity {
  readonly identityId: string;
  readonly principalId: string;
  /** Tells it apart in the ids of constructs: its name, and a hash of the whole id. */
  readonly key: string;
}

interface Planned {
  readonly name: string;
  readonly vmSize: string;
  readonly description?: string;
  readonly identity: PlannedIdentity;
  readonly access: {
    readonly publicIp: boolean;
    readonly localAuth: boolean;
    readonly ssh?: { readonly adminUsername: string; readonly publicKey: string };
  };
}

export interface PlannedCluster extends Planned {
  readonly minNodes: number;
  readonly maxNodes: number;
  readonly idleMinutes: number;
  readonly priority: ComputeConfig['clusters'][number]['priority'];
}

export interface PlannedInstance extends Planned {
  readonly assignTo?: { readonly objectId: string; readonly tenantId: string };
}

/** Training computes with what was decided for each. */
export interface ComputesPlan {
  readonly clusters: readonly PlannedCluster[];
  readonly instances: readonly PlannedInstance[];
}

export function planComputes(compute: ComputeConfig): ComputesPlan {
  return {
    clusters: compute.clusters.map(({ minNodes, maxNodes, idleMinutes, priority, ...one }) => ({
      ...planned(compute, one),
      ...{ minNodes, maxNodes, idleMinutes, priority },
    })),
    instances: compute.instances.map(({ assignTo, ...one }) => ({
      ...planned(compute, one),
      ...(assignTo === undefined ? {} : { assignTo }),
    })),
  };
}

/** Whether nodes of a compute have a public address: all of them, or this one. */
export function isPublic(compute: Pick<ComputeConfig, 'publicIp'>, one: Pick<EitherKind, 'publicIp'>): boolean {
  return compute.publicIp !== undefined || one.publicIp !== undefined;
}

/** Whether some node has, or may get, a public address. */
export function anyPublic(compute: Pick<ComputeConfig, 'publicIp' | 'clusters' | 'instances'>): boolean {
  return (
    compute.publicIp !== undefined || [...compute.clusters, ...compute.instances].some((one) => isPublic(compute, one))
  );
}

function planned(
  compute: ComputeConfig,
  one: Pick<EitherKind, 'name' | 'vmSize' | 'description' | 'publicIp' | 'localAuth' | 'identity'>,
): Planned {
  const publicIp = isPublic(compute, one);
  const { ssh } = compute;
  return {
    name: one.name,
    vmSize: one.vmSize,
    ...(one.description === undefined ? {} : { description: one.description }),
    identity: identityOf(one.identity),
    access: {
      publicIp,
      localAuth: compute.localAuth !== undefined || one.localAuth !== undefined,
      // SSH is on the public address: a node that has none gets no key.
      ...(ssh === undefined || !publicIp
        ? {}
        : { ssh: { adminUsername: ssh.adminUsername, publicKey: ssh.publicKey } }),
    },
  };
}

function identityOf(identity: EitherKind['identity']): PlannedIdentity {
  if (identity === undefined) return 'shared';
  if (identity.systemAssigned) return 'SystemAssigned';
  return identity.userAssigned.map(({ id, principalId }) => ({ identityId: id, principalId, key: keyOf(id) }));
}

const keyOf = (id: string) => `${id.slice(id.lastIndexOf('/') + 1)}-${shortHash(id.toLowerCase())}`;
