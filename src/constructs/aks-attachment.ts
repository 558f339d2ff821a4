import type { Construct } from 'constructs';
import { ComputeAttachment, parameter } from './compute-attachment';
import type { Placement, SubnetRef, Waits } from './refs';

export interface AksAttachmentProps extends Waits {
  /** Name of the compute in the workspace. */
  readonly name: string;
  readonly placement: Placement;
  readonly workspaceName: string;
  readonly clusterId: string;
  /** Where the internal load balancer of the scoring endpoint takes its address. */
  readonly loadBalancerSubnet: SubnetRef;
  /** @default 'FastProd' */
  readonly purpose?: 'FastProd' | 'DenseProd' | 'DevTest';
}

/**
 * Attaches AKS to a workspace with an internal load balancer: azurerm has no argument for it.
 *
 * It takes the provider's features as every `ComputeAttachment` does.
 */
export class AksAttachment extends ComputeAttachment {
  constructor(scope: Construct, id: string, props: AksAttachmentProps) {
    const { clusterId, purpose, loadBalancerSubnet, ...attached } = props;
    super(scope, id, {
      ...attached,
      parameters: {
        clusterId,
        clusterPurpose: purpose ?? 'FastProd',
        loadBalancerSubnet: loadBalancerSubnet.subnetName,
      },
      compute: {
        computeType: 'AKS',
        resourceId: parameter('clusterId'),
        properties: {
          clusterPurpose: parameter('clusterPurpose'),
          loadBalancerType: 'InternalLoadBalancer',
          loadBalancerSubnet: parameter('loadBalancerSubnet'),
        },
      },
      // As it was first written: another word would put the computes that are there once more.
      textType: 'string',
    });
  }
}
