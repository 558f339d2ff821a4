import { ExistingKubernetesCluster } from '../../src/constructs/existing-kubernetes-cluster';
import { synthesizeConstructs } from '../../src/testing';

test('ExistingKubernetesCluster is looked at and not made, and stops a plan that it does not fit', () => {
  const { json } = synthesizeConstructs((stack) => {
    new ExistingKubernetesCluster(stack, 'Cluster', {
      name: 'aks-platform',
      resourceGroupName: 'rg-platform',
      location: 'westeurope',
      nodes: 3,
    });
  });
  expect(json.resource).toBeUndefined();
  const [cluster] = Object.values(
    (json.data as Record<string, Record<string, Record<string, unknown>>>).azurerm_kubernetes_cluster ?? {},
  );
  expect(cluster).toMatchObject({ name: 'aks-platform', resource_group_name: 'rg-platform' });
  const { postcondition } = JSON.parse(JSON.stringify(cluster?.lifecycle)) as {
    postcondition: { condition: string }[];
  };
  expect(postcondition.map(({ condition }) => condition)).toEqual([
    '${self.location == "westeurope"}',
    '${lower(self.network_profile[0].load_balancer_sku) == "standard"}',
    '${sum(self.agent_pool_profile[*].count) >= 3}',
  ]);
});
