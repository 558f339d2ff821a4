import { ResourceGroupTemplateDeployment } from '@cdktf/provider-azurerm/lib/resource-group-template-deployment';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { ML_COMPUTE_API } from '../facts/provider';
import { dependsOn, type Placement, type SubnetRef, type Waits } from './refs';

export interface AksAttachmentProps extends Waits {
  /** Name of the compute in the workspace. */
  readonly name: string;
  readonly placement: Placement;
  readonly workspaceName: string;
  readonly clusterId: string;
  /** Where the internal load balancer of the scoring endpoint takes its address. */
  readonly loadBalancerSubnet: SubnetRef;
  /** @default 'FastProd' */
  readonly purpose?: 'FastProd' | 'DenseProd' | 'DevTest';
}

/**
 * Attaches AKS to a workspace with an internal load balancer.
 *
 * azurerm has no argument for the load balancer, so an ARM deployment carries the compute. Set the provider's
 * `features.template_deployment.delete_nested_items_during_deletion = false` beside it: on destroy the provider would
 * delete the compute without the action that the service asks for, and fail. The compute goes with its workspace.
 */
export class AksAttachment extends Construct {
  constructor(scope: Construct, id: string, props: AksAttachmentProps) {
    super(scope, id);
    const parameters = {
      workspaceName: props.workspaceName,
      computeName: props.name,
      location: props.placement.location,
      clusterId: props.clusterId,
      clusterPurpose: props.purpose ?? 'FastProd',
      loadBalancerSubnet: props.loadBalancerSubnet.subnetName,
    };
    new ResourceGroupTemplateDeployment(this, 'Resource', {
      // No tags: a changed one would put the compute again, which the service may refuse.
      resourceGroupName: props.placement.resourceGroupName,
      name: `attach-${props.name}`,
      deploymentMode: 'Incremental',
      templateContent: JSON.stringify(template(Object.keys(parameters))),
      parametersContent: Fn.jsonencode(
        Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key, { value }])),
      ),
      ...dependsOn(props),
    });
  }
}

function template(parameters: readonly string[]) {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(parameters.map((name) => [name, { type: 'string' }])),
    resources: [
      {
        type: 'Microsoft.MachineLearningServices/workspaces/computes',
        apiVersion: ML_COMPUTE_API.version,
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
}
