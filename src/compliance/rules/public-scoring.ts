import { network, resource, subnet, together, workspace } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const aks = together(
  network(),
  subnet('aks', '10.0.2.0/24'),
  workspace(),
  resource('azurerm_kubernetes_cluster', 'main', {
    name: 'main',
    local_account_disabled: true,
    default_node_pool: [{ name: 'system', node_count: 3, vnet_subnet_id: '${azurerm_subnet.aks.id}' }],
  }),
);
const attached = (properties: string) =>
  resource('azurerm_resource_group_template_deployment', 'attach', {
    name: 'attach',
    deployment_mode: 'Incremental',
    template_content: `{"resources":[{"type":"Microsoft.MachineLearningServices/workspaces/computes","properties":{"computeType":"AKS","properties":{${properties}}}}]}`,
  });

export const publicScoring: LintRule = {
  id: 'ML-003',
  title: 'Scoring answers on a public load balancer',
  severity: 'error',
  why: "The classic attachment makes a public load balancer unless it is told otherwise, and azurerm's own resource cannot tell it.",
  source: 'mlAksV1',
  bad: together(aks, attached('')),
  good: together(aks, attached('"loadBalancerType":"InternalLoadBalancer","loadBalancerSubnet":"aks"')),
  check: ({ model }) =>
    model.clusters.flatMap(({ address, scoring }): Hit[] =>
      scoring?.internal !== false
        ? []
        : [
            {
              address: scoring.address,
              message: `models on ${address} answer on a public address: the inference load balancer is public`,
              fix: "attach by a template with loadBalancerType 'InternalLoadBalancer' and loadBalancerSubnet",
            },
          ],
    ),
};
