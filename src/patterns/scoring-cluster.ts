import { Construct } from 'constructs';
import { AksAttachment } from '../constructs/aks-attachment';
import { KubernetesCluster } from '../constructs/kubernetes-cluster';
import { KubernetesNodePool } from '../constructs/kubernetes-node-pool';
import { assignRole, ManagedIdentity } from '../constructs/managed-identity';
import type { Placement } from '../constructs/refs';
import { AKS_SUBNET_ROLE, IMAGE_PULL_ROLE } from '../facts/roles';
import type { AksPlan } from '../plan/aks-plan';
import type { WorkspacePlan } from '../plan/workspace-plan';
import type { SecuredNetwork } from './secured-network';
import type { WorkspaceServices } from './workspace-services';

export interface ScoringClusterProps {
  readonly plan: WorkspacePlan;
  readonly aks: AksPlan;
  readonly placement: Placement;
  readonly network: SecuredNetwork;
  readonly services: WorkspaceServices;
}

/** AKS in its subnet, attached to the workspace with an internal load balancer. */
export class ScoringCluster extends Construct {
  constructor(scope: Construct, id: string, { plan, aks, placement, network, services }: ScoringClusterProps) {
    super(scope, id);
    const subnet = network.subnet('aks');
    const identity = new ManagedIdentity(this, 'Identity', { name: `${plan.names.identity}-aks`, placement });
    // Routes, rules and DNS servers write the subnet and its network anew; the role comes to a subnet that stays.
    const joins = assignRole(this, 'SubnetRole', {
      on: subnet.subnetId,
      role: AKS_SUBNET_ROLE.role,
      principalId: identity.principalId,
      principalKey: identity.identityId,
      after: network.ready,
    });
    // Nodes come to a public API server by the way out, so that address is let in as well, where it is ours to know.
    const own = network.egressAddress === undefined ? [] : [`${network.egressAddress}/32`];
    const apiServerFrom = aks.apiServerFrom === undefined ? {} : { apiServerFrom: [...aks.apiServerFrom, ...own] };
    const cluster = new KubernetesCluster(this, 'Cluster', {
      name: plan.names.kubernetesCluster,
      nodeResourceGroup: plan.names.nodeResourceGroup,
      placement,
      subnet,
      identity,
      serviceCidr: aks.serviceCidr,
      dnsServiceIp: aks.dnsServiceIp,
      ...(aks.podCidr === undefined ? {} : { podCidr: aks.podCidr }),
      nodes: aks.nodes,
      outboundType: aks.outboundType,
      ...apiServerFrom,
      after: [joins],
    });
    for (const { name, ...nodes } of aks.nodePools)
      new KubernetesNodePool(this, `Pool-${name}`, {
        name,
        clusterId: cluster.clusterId,
        subnet,
        nodes,
        ...(placement.tags === undefined ? {} : { tags: placement.tags }),
      });
    const pull = assignRole(this, 'ImagePull', {
      on: services.registry.containerRegistryId,
      role: IMAGE_PULL_ROLE.role,
      principalId: cluster.kubeletPrincipalId,
      principalKey: cluster.clusterId,
    });
    new AksAttachment(this, 'Attachment', {
      name: aks.computeName,
      placement,
      workspaceName: services.workspace.workspaceName,
      clusterId: cluster.clusterId,
      loadBalancerSubnet: subnet,
      purpose: aks.purpose,
      after: [...services.ready, joins, pull],
    });
  }
}
