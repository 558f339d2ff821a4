import { MachineLearningComputeInstance } from '@cdktf/provider-azurerm/lib/machine-learning-compute-instance';
import { Construct } from 'constructs';
import { type ComputeIdentity, identityArgument, type NodeAccess } from './compute-cluster';
import { literal } from './literal';
import { dependsOn, type SubnetRef, type Waits } from './refs';

export interface ComputeInstanceProps extends Waits {
  /** Unique in the region. */
  readonly name: string;
  readonly workspaceId: string;
  /** @default - none: it lives in the managed network of the workspace */
  readonly subnet?: SubnetRef | undefined;
  readonly vmSize: string;
  /** What the instance runs as: it pulls images. */
  readonly identity: ComputeIdentity;
  /** @default - closed */
  readonly access?: NodeAccess;
  /** The person whom it is for. @default - whoever applies it */
  readonly assignTo?: { readonly objectId: string; readonly tenantId: string };
  /** Shown in studio; what is changed later stays as it is, for a change would make the instance anew. @default - none */
  readonly description?: string;
  /** @default - no tags */
  readonly tags?: { readonly [name: string]: string };
}

/** A notebook machine of one person, in a subnet or in a managed network. It lives where its workspace lives. */
export class ComputeInstance extends Construct {
  public readonly computeId: string;
  /** Object id of a system-assigned identity; of no use where the instance has none. */
  public readonly principalId: string;

  constructor(scope: Construct, id: string, props: ComputeInstanceProps) {
    super(scope, id);
    const { publicIp = false, localAuth = false, ssh } = props.access ?? {};
    const instance = new MachineLearningComputeInstance(this, 'Resource', {
      name: props.name,
      machineLearningWorkspaceId: props.workspaceId,
      ...(props.subnet === undefined ? {} : { subnetResourceId: props.subnet.subnetId }),
      virtualMachineSize: props.vmSize,
      authorizationType: 'personal',
      nodePublicIpEnabled: publicIp,
      localAuthEnabled: localAuth,
      ...(ssh === undefined ? {} : { ssh: { publicKey: ssh.publicKey } }),
      ...(props.assignTo === undefined ? {} : { assignToUser: { ...props.assignTo } }),
      identity: identityArgument(props.identity),
      ...(props.description === undefined ? {} : { description: literal(props.description) }),
      ...(props.tags === undefined || Object.keys(props.tags).length === 0 ? {} : { tags: { ...props.tags } }),
      // azurerm before 4.67 reads the switch back wrongly, and would replace the instance at every plan; a changed tag or
      // description replaces it in every release, with all that its owner keeps on it.
      lifecycle: { ignoreChanges: ['description', 'node_public_ip_enabled', 'tags'] },
      ...dependsOn(props),
    });
    this.computeId = instance.id;
    this.principalId = instance.identity.principalId;
  }
}
