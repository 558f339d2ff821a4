import { MachineLearningComputeInstance } from '@cdktf/provider-azurerm/lib/machine-learning-compute-instance';
import { Construct } from 'constructs';
import type { NodeAccess } from './compute-cluster';
import { dependsOn, type IdentityRef, type SubnetRef, type Waits } from './refs';

export interface ComputeInstanceProps extends Waits {
  /** Unique in the region. */
  readonly name: string;
  readonly workspaceId: string;
  readonly subnet: SubnetRef;
  readonly vmSize: string;
  /** What the instance runs as: it pulls images. */
  readonly identity: IdentityRef;
  /** @default - closed */
  readonly access?: NodeAccess;
  /** @default - no tags */
  readonly tags?: { readonly [name: string]: string };
}

/** A notebook machine of one person, in a subnet. It lives where its workspace lives. */
export class ComputeInstance extends Construct {
  public readonly computeId: string;

  constructor(scope: Construct, id: string, props: ComputeInstanceProps) {
    super(scope, id);
    const { publicIp = false, localAuth = false, ssh } = props.access ?? {};
    const instance = new MachineLearningComputeInstance(this, 'Resource', {
      name: props.name,
      machineLearningWorkspaceId: props.workspaceId,
      subnetResourceId: props.subnet.subnetId,
      virtualMachineSize: props.vmSize,
      authorizationType: 'personal',
      nodePublicIpEnabled: publicIp,
      localAuthEnabled: localAuth,
      ...(ssh === undefined ? {} : { ssh: { publicKey: ssh.publicKey } }),
      identity: { type: 'UserAssigned', identityIds: [props.identity.identityId] },
      ...(props.tags === undefined || Object.keys(props.tags).length === 0 ? {} : { tags: { ...props.tags } }),
      // azurerm before 4.67 reads the switch back wrongly, and would replace the instance at every plan.
      lifecycle: { ignoreChanges: ['node_public_ip_enabled'] },
      ...dependsOn(props),
    });
    this.computeId = instance.id;
  }
}
