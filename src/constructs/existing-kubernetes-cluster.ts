import { DataAzurermKubernetesCluster } from '@cdktf/provider-azurerm/lib/data-azurerm-kubernetes-cluster';
import { Construct } from 'constructs';

export interface ExistingKubernetesClusterProps {
  readonly name: string;
  readonly resourceGroupName: string;
  /** Where the workspace is: a private endpoint wants the cluster in the same region. */
  readonly location: string;
  /** Nodes that it has at the least. */
  readonly nodes: number;
}

/** A cluster that somebody else owns; Terraform looks at it while it plans, and stops where it does not fit. */
export class ExistingKubernetesCluster extends Construct {
  public readonly clusterId: string;
  public readonly clusterName: string;
  /** Object id of the identity that pulls images. */
  public readonly kubeletPrincipalId: string;

  constructor(
    scope: Construct,
    id: string,
    { name, resourceGroupName, location, nodes }: ExistingKubernetesClusterProps,
  ) {
    super(scope, id);
    const cluster = new DataAzurermKubernetesCluster(this, 'Resource', {
      name,
      resourceGroupName,
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.location == ${JSON.stringify(location)}}`,
            errorMessage: `The cluster ${name} is not in ${location}, where the workspace is.`,
          },
          {
            condition: '${lower(self.network_profile[0].load_balancer_sku) == "standard"}',
            errorMessage: `The cluster ${name} has no Standard load balancer.`,
          },
          {
            condition: `\${sum(self.agent_pool_profile[*].count) >= ${nodes}}`,
            errorMessage: `The cluster ${name} has fewer than ${nodes} nodes.`,
          },
        ],
      },
    });
    this.clusterId = cluster.id;
    this.clusterName = cluster.name;
    this.kubeletPrincipalId = cluster.kubeletIdentity.get(0).objectId;
  }
}
