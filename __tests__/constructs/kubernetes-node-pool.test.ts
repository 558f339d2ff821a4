import { KubernetesNodePool, type KubernetesNodePoolProps } from '../../src/constructs/kubernetes-node-pool';
import { synthesizeConstructs } from '../../src/testing';
import { AKS_SUBNET, CLUSTER_ID, NODE_POOL } from './samples';

const pool = (over: Partial<KubernetesNodePoolProps> = {}) =>
  synthesizeConstructs((stack) => {
    new KubernetesNodePool(stack, 'Pool', { ...NODE_POOL, ...over });
  }).only('azurerm_kubernetes_cluster_node_pool');

describe('KubernetesNodePool', () => {
  test('has Linux nodes for pods of users in the subnet, without public addresses', () => {
    expect(pool()).toEqual({
      name: 'models',
      kubernetes_cluster_id: CLUSTER_ID,
      mode: 'User',
      os_type: 'Linux',
      vm_size: 'Standard_D8s_v5',
      node_count: 2,
      max_pods: 30,
      vnet_subnet_id: AKS_SUBNET.subnetId,
      node_public_ip_enabled: false,
      upgrade_settings: { max_surge: '1' },
    });
  });

  test('carries tags of its own, as it has no placement', () => {
    expect(pool({ tags: { owner: 'ml' } }).tags).toEqual({ owner: 'ml' });
    expect(pool({ tags: {} })).not.toHaveProperty('tags');
  });
});
