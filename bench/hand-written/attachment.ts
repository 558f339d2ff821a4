/** The ARM template that attaches the cluster: azurerm has no resource for it. */
export const ATTACHMENT = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: {
    workspaceName: { type: 'string' },
    computeName: { type: 'string' },
    location: { type: 'string' },
    clusterId: { type: 'string' },
    clusterPurpose: { type: 'string' },
    loadBalancerSubnet: { type: 'string' },
  },
  resources: [
    {
      type: 'Microsoft.MachineLearningServices/workspaces/computes',
      apiVersion: '2025-06-01',
      name: "[concat(parameters('workspaceName'), '/', parameters('computeName'))]",
      location: "[parameters('location')]",
      properties: {
        computeType: 'AKS',
        resourceId: "[parameters('clusterId')]",
        properties: {
          clusterPurpose: "[parameters('clusterPurpose')]",
          loadBalancerType: 'InternalLoadBalancer',
          loadBalancerSubnet: "[parameters('loadBalancerSubnet')]",
        },
      },
    },
  ],
};
