import { Construct } from 'constructs';
import { ExistingKubernetesCluster } from '../constructs/existing-kubernetes-cluster';
import type { Placement } from '../constructs/refs';
import type { ExistingAksPlan } from '../plan/aks-plan';
import type { WorkspacePlan } from '../plan/workspace-plan';
import { attachAks } from './aks-compute';
import type { WorkspaceServices } from './workspace-services';

export interface ExistingClusterProps {
  readonly plan: WorkspacePlan;
  readonly aks: ExistingAksPlan;
  readonly placement: Placement;
  readonly services: WorkspaceServices;
}

/** A cluster of somebody else, attached to the workspace and otherwise left alone. */
export class ExistingCluster extends Construct {
  constructor(scope: Construct, id: string, { plan, aks, placement, services }: ExistingClusterProps) {
    super(scope, id);
    const { name, resourceGroup, subnetName, nodes } = aks.cluster;
    const cluster = new ExistingKubernetesCluster(this, 'Cluster', {
      name,
      resourceGroupName: resourceGroup,
      location: plan.region,
      nodes,
    });
    attachAks(this, { plan, aks, placement, services, cluster, loadBalancerSubnet: { subnetName }, after: [] });
  }
}
