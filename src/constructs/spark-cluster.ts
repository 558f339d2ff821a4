import { HdinsightSparkCluster } from '@cdktf/provider-azurerm/lib/hdinsight-spark-cluster';
import { Construct } from 'constructs';
import { HDINSIGHT } from '../facts/hdinsight';
import { dependsOn, type IdentityRef, type Placement, placed, type SubnetRef, type Waits } from './refs';

export interface SparkClusterProps extends Waits {
  /** Unique in all of Azure: it becomes a host name. */
  readonly name: string;
  readonly placement: Placement;
  readonly subnet: SubnetRef;
  readonly virtualNetworkId: string;
  /** Holds `Storage Blob Data Owner` on the account. */
  readonly identity: IdentityRef;
  /** An account with a hierarchical namespace; no key of it is used. */
  readonly storageAccountId: string;
  /** `https://<account>.dfs.core.windows.net/<filesystem>`. */
  readonly filesystemUrl: string;
  readonly headNodeSize: string;
  readonly workerNodeSize: string;
  readonly zookeeperNodeSize: string;
  readonly workers: number;
  readonly adminUsername: string;
  readonly publicKey: string;
  /** Of the cluster's web login; azurerm takes no reference to a vault, and keeps it in the state. */
  readonly gatewayPassword: string;
  /** Public gateway and SSH endpoints, managed from outside. @default false - the cluster calls out */
  readonly publicAccess?: boolean;
}

/** A Spark cluster of HDInsight in a subnet: SSH keys, TLS 1.2, encrypted between its nodes, no storage key. */
export class SparkCluster extends Construct {
  public readonly clusterId: string;

  constructor(scope: Construct, id: string, props: SparkClusterProps) {
    super(scope, id);
    const node = {
      username: props.adminUsername,
      sshKeys: [props.publicKey],
      subnetId: props.subnet.subnetId,
      virtualNetworkId: props.virtualNetworkId,
    };
    const cluster = new HdinsightSparkCluster(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      tier: 'Standard',
      clusterVersion: HDINSIGHT.version,
      componentVersion: { spark: HDINSIGHT.spark },
      tlsMinVersion: HDINSIGHT.tlsVersion,
      encryptionInTransitEnabled: true,
      gateway: { username: props.adminUsername, password: props.gatewayPassword },
      storageAccountGen2: {
        isDefault: true,
        storageResourceId: props.storageAccountId,
        filesystemId: props.filesystemUrl,
        managedIdentityResourceId: props.identity.identityId,
      },
      network: { connectionDirection: props.publicAccess ? 'Inbound' : 'Outbound', privateLinkEnabled: false },
      roles: {
        headNode: { ...node, vmSize: props.headNodeSize },
        workerNode: { ...node, vmSize: props.workerNodeSize, targetInstanceCount: props.workers },
        zookeeperNode: { ...node, vmSize: props.zookeeperNodeSize },
      },
      ...dependsOn(props),
    });
    this.clusterId = cluster.id;
  }
}
