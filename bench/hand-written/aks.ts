import { KubernetesCluster } from '@cdktf/provider-azurerm/lib/kubernetes-cluster';
import { ResourceGroupTemplateDeployment } from '@cdktf/provider-azurerm/lib/resource-group-template-deployment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Fn, type ITerraformDependable, type TerraformStack } from 'cdktf';
import { ATTACHMENT } from './attachment';
import type { Network } from './network';
import { role } from './role';
import type { Services } from './services';
import type { Placed } from './stack';

interface Waits {
  /** Guards, routes and rules of the network. */
  readonly ready: ITerraformDependable[];
  /** The private names of workspace and registry. */
  readonly reachable: ITerraformDependable[];
}

/** The scoring cluster, attached to the workspace. */
export function aks(
  stack: TerraformStack,
  placed: Placed,
  { subnets }: Network,
  { workspace, registry }: Services,
  { ready, reachable }: Waits,
): void {
  const { resourceGroupName, location } = placed;
  const identity = new UserAssignedIdentity(stack, 'identity-aks', { name: 'id-fraud-dev-eastus2-aks', ...placed });
  const holder = { principalId: identity.principalId, key: identity.id };
  const joins = role(stack, 'role-aks-subnet', subnets.aks.id, 'Network Contributor', holder, ready);
  const cluster = new KubernetesCluster(stack, 'aks', {
    name: 'aks-fraud-dev-eastus2',
    ...placed,
    dnsPrefix: 'aks-fraud-dev-eastus2',
    skuTier: 'Standard',
    privateClusterEnabled: true,
    privateDnsZoneId: 'System',
    privateClusterPublicFqdnEnabled: false,
    runCommandEnabled: false,
    localAccountDisabled: false,
    roleBasedAccessControlEnabled: true,
    oidcIssuerEnabled: true,
    automaticUpgradeChannel: 'patch',
    nodeOsUpgradeChannel: 'NodeImage',
    nodeResourceGroup: 'rg-nodes-fraud-dev-eastus2',
    defaultNodePool: {
      name: 'system',
      vmSize: 'Standard_D4s_v5',
      nodeCount: 3,
      maxPods: 30,
      vnetSubnetId: subnets.aks.id,
      nodePublicIpEnabled: false,
      upgradeSettings: { maxSurge: '1' },
    },
    networkProfile: {
      networkPlugin: 'azure',
      networkPolicy: 'azure',
      serviceCidr: '10.41.0.0/16',
      dnsServiceIp: '10.41.0.10',
      outboundType: 'userDefinedRouting',
      loadBalancerSku: 'standard',
    },
    identity: { type: 'UserAssigned', identityIds: [identity.id] },
    dependsOn: [joins],
  });
  const pull = role(stack, 'role-aks-pull', registry.id, 'AcrPull', {
    principalId: cluster.kubeletIdentity.objectId,
    key: cluster.id,
  });
  new ResourceGroupTemplateDeployment(stack, 'aks-attachment', {
    resourceGroupName,
    name: 'attach-aks-scoring',
    deploymentMode: 'Incremental',
    templateContent: JSON.stringify(ATTACHMENT),
    parametersContent: Fn.jsonencode({
      workspaceName: { value: workspace.name },
      computeName: { value: 'aks-scoring' },
      location: { value: location },
      clusterId: { value: cluster.id },
      clusterPurpose: { value: 'FastProd' },
      loadBalancerSubnet: { value: subnets.aks.name },
    }),
    dependsOn: [...reachable, joins, pull],
  });
}
