import { rewritten } from './rewrites';

const rewrite = (block: object) => rewritten('azurerm_kubernetes_cluster', { name: 'aks', ...block });

test('a cluster says that pools provision its nodes, as azurerm 4 did without a word', () => {
  expect(rewrite({ sku_tier: 'Standard' })).toEqual({
    name: 'aks',
    sku_tier: 'Standard',
    node_provisioning_profile: { mode: 'Manual' },
  });
});

test('a cluster that says how its nodes are provisioned keeps its word', () => {
  const profile = [{ mode: 'Auto', default_node_pools: 'None' }];
  expect(rewrite({ node_provisioning_profile: profile })).toEqual({ name: 'aks', node_provisioning_profile: profile });
});
