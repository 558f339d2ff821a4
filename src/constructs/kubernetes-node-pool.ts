import { KubernetesClusterNodePool } from '@cdktf/provider-azurerm/lib/kubernetes-cluster-node-pool';
import { Construct } from 'constructs';
import type { After, SubnetRef } from './refs';

export interface KubernetesNodePoolProps {
  /** 1-12 lower-case letters and digits. */
  readonly name: string;
  readonly clusterId: string;
  /** In the network of the cluster. */
  readonly subnet: SubnetRef;
  readonly nodes: {
    readonly count: number;
    readonly vmSize: string;
    readonly maxPods: number;
    readonly maxSurge: number;
  };
  /** @default - no tags */
  readonly tags?: { readonly [name: string]: string };
}

/** Further Linux nodes of a cluster, without public addresses, for pods that are not the cluster's own. */
export class KubernetesNodePool extends Construct {
  /** Pods that the pool is for come after it. */
  public readonly ready: After;

  constructor(scope: Construct, id: string, { name, clusterId, subnet, nodes, tags }: KubernetesNodePoolProps) {
    super(scope, id);
    const pool = new KubernetesClusterNodePool(this, 'Resource', {
      name,
      kubernetesClusterId: clusterId,
      mode: 'User',
      osType: 'Linux',
      vmSize: nodes.vmSize,
      nodeCount: nodes.count,
      maxPods: nodes.maxPods,
      vnetSubnetId: subnet.subnetId,
      nodePublicIpEnabled: false,
      upgradeSettings: { maxSurge: String(nodes.maxSurge) },
      ...(tags === undefined || Object.keys(tags).length === 0 ? {} : { tags: { ...tags } }),
    });
    this.ready = [pool];
  }
}
