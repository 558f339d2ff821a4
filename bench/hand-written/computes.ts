import { MachineLearningComputeCluster } from '@cdktf/provider-azurerm/lib/machine-learning-compute-cluster';
import { MachineLearningComputeInstance } from '@cdktf/provider-azurerm/lib/machine-learning-compute-instance';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { ITerraformDependable, TerraformStack } from 'cdktf';
import type { Network } from './network';
import { role } from './role';
import type { Services } from './services';
import type { Placed } from './stack';

/** The training cluster and the notebook machine. */
export function computes(
  stack: TerraformStack,
  placed: Placed,
  { subnets }: Network,
  { workspace, registry }: Services,
  after: ITerraformDependable[],
): void {
  const { location, tags } = placed;
  const identity = new UserAssignedIdentity(stack, 'identity-compute', {
    name: 'id-fraud-dev-eastus2-compute',
    ...placed,
  });
  const pull = role(stack, 'role-compute-pull', registry.id, 'AcrPull', {
    principalId: identity.principalId,
    key: identity.id,
  });
  const common = {
    machineLearningWorkspaceId: workspace.id,
    subnetResourceId: subnets.compute.id,
    nodePublicIpEnabled: false,
    localAuthEnabled: false,
    identity: { type: 'UserAssigned', identityIds: [identity.id] },
    tags,
    dependsOn: [...after, pull],
  };
  new MachineLearningComputeCluster(stack, 'cluster-cpu', {
    name: 'cpu',
    location,
    ...common,
    vmSize: 'Standard_D4s_v5',
    vmPriority: 'Dedicated',
    scaleSettings: { minNodeCount: 0, maxNodeCount: 4, scaleDownNodesAfterIdleDuration: 'PT2M' },
    sshPublicAccessEnabled: false,
  });
  new MachineLearningComputeInstance(stack, 'instance-notebook-1', {
    name: 'notebook-1',
    ...common,
    virtualMachineSize: 'Standard_D4s_v5',
    authorizationType: 'personal',
    lifecycle: { ignoreChanges: ['description', 'node_public_ip_enabled', 'tags'] },
  });
}
