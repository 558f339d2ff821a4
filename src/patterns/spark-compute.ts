import { Construct } from 'constructs';
import { MachineAttachment } from '../constructs/machine-attachment';
import { assignRole, ManagedIdentity } from '../constructs/managed-identity';
import { secretVariable } from '../constructs/secret-variable';
import { SparkCluster } from '../constructs/spark-cluster';
import { StorageAccount } from '../constructs/storage-account';
import { HDINSIGHT_STORAGE_ROLE } from '../facts/hdinsight';
import type { WorkspacePlan } from '../plan/workspace-plan';
import type { AttachedComputesProps } from './attached-computes';
import { secretRef } from './secret-ref';

export interface SparkComputeProps extends AttachedComputesProps {
  readonly hdinsight: NonNullable<WorkspacePlan['attached']['hdinsight']>;
}

/** A Spark cluster of HDInsight with its files, attached to the workspace. */
export class SparkCompute extends Construct {
  constructor(scope: Construct, id: string, props: SparkComputeProps) {
    super(scope, id);
    const { plan, hdinsight, placement, network, services } = props;
    const subnet = network.subnet('hdinsight');
    const identity = new ManagedIdentity(this, 'Identity', { name: `${plan.names.identity}-hdinsight`, placement });
    const storage = new StorageAccount(this, 'Storage', {
      name: plan.names.hdinsightStorage,
      placement,
      hierarchical: true,
      firewall: { subnets: [subnet], clientIps: [] },
    });
    const owner = assignRole(this, 'StorageRole', {
      on: storage.storageAccountId,
      role: HDINSIGHT_STORAGE_ROLE.role,
      principalId: identity.principalId,
      principalKey: identity.identityId,
    });
    const { clusterId } = new SparkCluster(this, 'Cluster', {
      ...hdinsight,
      name: plan.names.hdinsight,
      placement,
      subnet,
      virtualNetworkId: network.network.virtualNetworkId,
      identity,
      storageAccountId: storage.storageAccountId,
      filesystemUrl: `${storage.filesUrl}${FILESYSTEM}`,
      gatewayPassword: secretVariable(
        this,
        hdinsight.gatewayPassword.variable,
        'Password of the web login of HDInsight',
      ),
      publicAccess: hdinsight.publicAccess !== undefined,
      after: [...network.ready, owner],
    });
    new MachineAttachment(this, 'Attachment', {
      name: hdinsight.name,
      placement,
      workspaceName: services.workspace.workspaceName,
      targetId: clusterId,
      computeType: 'HDInsight',
      adminUsername: hdinsight.adminUsername,
      privateKey: secretRef(this, hdinsight.privateKey, `Private key of the administrator of ${hdinsight.name}`),
      after: services.ready,
    });
  }
}

const FILESYSTEM = 'hdinsight';
