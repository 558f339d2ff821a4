import type { Construct } from 'constructs';
import { ComputeAttachment, parameter } from './compute-attachment';
import type { IdentityRef, Placement, Waits } from './refs';

export interface KubernetesAttachmentProps extends Waits {
  /** Name of the compute in the workspace. */
  readonly name: string;
  readonly placement: Placement;
  readonly workspaceName: string;
  /** A cluster that has the extension of Azure Machine Learning. */
  readonly clusterId: string;
  /** Pulls images, and is what jobs and models run as. */
  readonly identity: IdentityRef;
  /** Where jobs and models run; it has to be there. @default 'default' */
  readonly namespace?: string;
  readonly defaultInstanceType?: string;
  /** Shares of a node by their name, in ARM's words. */
  readonly instanceTypes?: { readonly [name: string]: unknown };
}

/**
 * Attaches a cluster as Kubernetes compute. The identity of the workspace needs `KUBERNETES_ROLES` on it before.
 *
 * It takes the provider's features as every `ComputeAttachment` does.
 */
export class KubernetesAttachment extends ComputeAttachment {
  constructor(scope: Construct, id: string, props: KubernetesAttachmentProps) {
    const { clusterId, identity, namespace, defaultInstanceType, instanceTypes = {}, ...attached } = props;
    super(scope, id, {
      ...attached,
      parameters: { clusterId, identityId: identity.identityId, namespace: namespace ?? 'default' },
      compute: {
        computeType: 'Kubernetes',
        resourceId: parameter('clusterId'),
        properties: {
          namespace: parameter('namespace'),
          ...(defaultInstanceType === undefined ? {} : { defaultInstanceType }),
          ...(Object.keys(instanceTypes).length === 0 ? {} : { instanceTypes }),
        },
      },
      identity: parameter('identityId'),
    });
  }
}
