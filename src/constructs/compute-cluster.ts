import { MachineLearningComputeCluster } from '@cdktf/provider-azurerm/lib/machine-learning-compute-cluster';
import { Construct } from 'constructs';
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

export interface ComputeClusterProps extends Waits {
  readonly name: string;
  readonly placement: Placement;
  readonly workspaceId: string;
  readonly subnet: SubnetRef;
  readonly vmSize: string;
  /** @default 0 */
  readonly minNodes?: number;
  readonly maxNodes: number;
  /** Minutes without a job until a node is given back. @default 2 */
  readonly idleMinutes?: number;
  /** @default 'Dedicated' */
  readonly priority?: 'Dedicated' | 'LowPriority';
  /** What the nodes run as: it pulls images. */
  readonly identity: IdentityRef;
  /** @default - closed */
  readonly access?: NodeAccess;
}

/** A training cluster whose nodes live in a subnet. */
export class ComputeCluster extends Construct {
  public readonly computeId: string;

  constructor(scope: Construct, id: string, props: ComputeClusterProps) {
    super(scope, id);
    const { publicIp = false, localAuth = false, ssh } = props.access ?? {};
    const { resourceGroupName: _, ...location } = placed(props.placement);
    const cluster = new MachineLearningComputeCluster(this, 'Resource', {
      name: props.name,
      ...location,
      machineLearningWorkspaceId: props.workspaceId,
      subnetResourceId: props.subnet.subnetId,
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
      identity: { type: 'UserAssigned', identityIds: [props.identity.identityId] },
      ...dependsOn(props),
    });
    this.computeId = cluster.id;
  }
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
