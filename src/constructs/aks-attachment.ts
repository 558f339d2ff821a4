import type { Construct } from 'constructs';
import { ComputeAttachment, parameter } from './compute-attachment';
import type { Placement, SecretRef, SubnetRef, Waits } from './refs';

export interface AksAttachmentProps extends Waits {
  /** Name of the compute in the workspace. */
  readonly name: string;
  readonly placement: Placement;
  readonly workspaceName: string;
  readonly clusterId: string;
  /** Where the internal load balancer of the scoring endpoint takes its address. */
  readonly loadBalancerSubnet: Pick<SubnetRef, 'subnetName'>;
  /** @default 'FastProd' */
  readonly purpose?: 'FastProd' | 'DenseProd' | 'DevTest';
  /** A certificate of one's own: Microsoft issues none for an internal load balancer. @default - plain HTTP */
  readonly tls?: AksTls;
  /**
   * `attach` leaves the load balancer out, so that scoring has a public address until an `update` after it.
   *
   * @default - one call does both
   */
  readonly step?: 'attach' | 'update';
}

export interface AksTls {
  /** The name that callers ask for; its record is theirs to make. */
  readonly cname: string;
  /** PEM, with the chain. */
  readonly certificate: SecretRef;
  /** PEM, without a pass phrase. */
  readonly key: SecretRef;
}

/**
 * Attaches AKS to a workspace with an internal load balancer: azurerm has no argument for it.
 *
 * It takes the provider's features as every `ComputeAttachment` does, and treats a key as it treats every secret. A
 * cluster takes one attachment: a second one breaks the first.
 */
export class AksAttachment extends ComputeAttachment {
  constructor(scope: Construct, id: string, props: AksAttachmentProps) {
    const { clusterId, purpose, loadBalancerSubnet, tls, step, ...attached } = props;
    const internal = step !== 'attach';
    super(scope, id, {
      ...attached,
      ...(step === 'update' ? { deploymentName: `update-${props.name}` } : {}),
      parameters: {
        clusterId,
        clusterPurpose: purpose ?? 'FastProd',
        ...(internal ? { loadBalancerSubnet: loadBalancerSubnet.subnetName } : {}),
        ...tls,
      },
      compute: {
        computeType: 'AKS',
        resourceId: parameter('clusterId'),
        properties: {
          clusterPurpose: parameter('clusterPurpose'),
          ...(internal
            ? { loadBalancerType: 'InternalLoadBalancer', loadBalancerSubnet: parameter('loadBalancerSubnet') }
            : {}),
          ...(tls === undefined
            ? {}
            : {
                sslConfiguration: {
                  status: 'Enabled',
                  cname: parameter('cname'),
                  cert: parameter('certificate'),
                  key: parameter('key'),
                },
              }),
        },
      },
      // As it was first written: another word would put the computes that are there once more.
      ...(step === undefined && tls === undefined ? { textType: 'string' } : {}),
    });
  }
}
