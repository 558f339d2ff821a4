import { MachineLearningComputeCluster } from '@cdktf/provider-azurerm/lib/machine-learning-compute-cluster';
import { Construct } from 'constructs';
import { literal } from './literal';
import { dependsOn, type IdentityRef, type Placement, placed, type SubnetRef, type Waits } from './refs';

/** How nodes are opened; everything is closed where it is left out. */
export interface NodeAccess {
  /** @default false - nodes have no public address, and the workspace needs a private endpoint */
  readonly publicIp?: boolean;
  /** @default false */
  readonly localAuth?: boolean;
  /** SSH with a key, on the public address. @default - none */
  readonly ssh?: { readonly adminUsername: string; readonly publicKey: string };
}

/**
 * What nodes run as: identities that exist already, or one that comes and goes with the compute; Azure takes no mixture.
 * Of several, the service works with the first that it lists, which Terraform cannot choose.
 */
export type ComputeIdentity =
  | Pick<IdentityRef, 'identityId'>
  | readonly Pick<IdentityRef, 'identityId'>[]
  | 'SystemAssigned';

export interface ComputeClusterProps extends Waits {
  readonly name: string;
  readonly placement: Placement;
  readonly workspaceId: string;
  /** @default - none: the nodes live in the managed network of the workspace */
  readonly subnet?: SubnetRef | undefined;
  readonly vmSize: string;
  /** @default 0 */
  readonly minNodes?: number;
  readonly maxNodes: number;
  /** Minutes without a job until a node is given back. @default 2 */
  readonly idleMinutes?: number;
  /** @default 'Dedicated' */
  readonly priority?: 'Dedicated' | 'LowPriority';
  /** What the nodes run as: it pulls images. */
  readonly identity: ComputeIdentity;
  /** @default - closed */
  readonly access?: NodeAccess;
  /** Shown in studio; a change makes the cluster anew. @default - none */
  readonly description?: string;
}

/** A training cluster whose nodes live in a subnet, or in the managed network of its workspace. */
export class ComputeCluster extends Construct {
  public readonly computeId: string;
  /** Object id of a system-assigned identity; of no use where the cluster has none. */
  public readonly principalId: string;

  constructor(scope: Construct, id: string, props: ComputeClusterProps) {
    super(scope, id);
    const { publicIp = false, localAuth = false, ssh } = props.access ?? {};
    const { resourceGroupName: _, ...location } = placed(props.placement);
    const cluster = new MachineLearningComputeCluster(this, 'Resource', {
      name: props.name,
      ...location,
      machineLearningWorkspaceId: props.workspaceId,
      ...(props.subnet === undefined ? {} : { subnetResourceId: props.subnet.subnetId }),
      vmSize: props.vmSize,
      vmPriority: props.priority ?? 'Dedicated',
      scaleSettings: {
        minNodeCount: props.minNodes ?? 0,
        maxNodeCount: props.maxNodes,
        scaleDownNodesAfterIdleDuration: isoDuration(props.idleMinutes ?? 2),
      },
      nodePublicIpEnabled: publicIp,
      localAuthEnabled: localAuth,
      sshPublicAccessEnabled: ssh !== undefined,
      ...(ssh === undefined ? {} : { ssh: { adminUsername: ssh.adminUsername, keyValue: ssh.publicKey } }),
      identity: identityArgument(props.identity),
      ...(props.description === undefined ? {} : { description: literal(props.description) }),
      ...dependsOn(props),
    });
    this.computeId = cluster.id;
    this.principalId = cluster.identity.principalId;
  }
}

/** @throws Error where no identity is named */
export function identityArgument(identity: ComputeIdentity): { type: string; identityIds?: string[] } {
  if (identity === 'SystemAssigned') return { type: identity };
  const identityIds = [identity].flat().map(({ identityId }) => identityId);
  if (identityIds.length === 0) throw new Error("a compute runs as an identity: name one, or 'SystemAssigned'");
  return { type: 'UserAssigned', identityIds };
}

/** Minutes as Azure writes them back (`PT1H30M`, `P1D`): another spelling of the same time would show as a change. */
function isoDuration(minutes: number): string {
  const parts = [
    [Math.floor((minutes % 1440) / 60), 'H'],
    [minutes % 60, 'M'],
  ] as const;
  const time = parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('');
  const days = Math.floor(minutes / 1440);
  return `P${days === 0 ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`;
}
