import { SparkCluster, type SparkClusterProps } from '../../src/constructs/spark-cluster';
import { synthesizeConstructs } from '../../src/testing';
import { changes, IDENTITY, PLACEMENT, SPARK } from './samples';

const cluster = (over: Partial<SparkClusterProps> = {}) =>
  synthesizeConstructs((stack) => {
    new SparkCluster(stack, 'Spark', { ...SPARK, placement: PLACEMENT, ...over });
  }).only('azurerm_hdinsight_spark_cluster');

test('SparkCluster is a release that can be made, encrypted on the wire, and calls out', () => {
  expect(cluster()).toMatchObject({
    cluster_version: '5.1',
    component_version: { spark: '3.3' },
    tls_min_version: '1.2',
    encryption_in_transit_enabled: true,
    network: { connection_direction: 'Outbound', private_link_enabled: false },
  });
});

test('SparkCluster reads its files by its identity, and no key of the account is written', () => {
  expect(cluster().storage_account_gen2).toEqual({
    is_default: true,
    storage_resource_id: SPARK.storageAccountId,
    filesystem_id: SPARK.filesystemUrl,
    managed_identity_resource_id: IDENTITY.identityId,
  });
  expect(cluster()).not.toHaveProperty('storage_account');
});

test('SparkCluster puts every node into the subnet, with a key and without a password', () => {
  const { head_node, worker_node, zookeeper_node } = cluster().roles as Record<string, Record<string, unknown>>;
  for (const node of [head_node, worker_node, zookeeper_node]) {
    expect(node).toMatchObject({ subnet_id: SPARK.subnet.subnetId, ssh_keys: [SPARK.publicKey], username: 'trainer' });
    expect(node).not.toHaveProperty('password');
  }
  expect(worker_node?.target_instance_count).toBe(2);
});

test('SparkCluster is managed from outside where it is opened', () => {
  expect(changes(cluster(), cluster({ publicAccess: true }))).toEqual({
    network: { connection_direction: 'Inbound', private_link_enabled: false },
  });
});
