import { Construct } from 'constructs';
import { KubernetesCluster } from '../constructs/kubernetes-cluster';
import { KubernetesNodePool } from '../constructs/kubernetes-node-pool';
import { assignRole, ManagedIdentity } from '../constructs/managed-identity';
import type { Placement } from '../constructs/refs';
import { AKS_SUBNET_ROLE } from '../facts/roles';
import type { AksPlan } from '../plan/aks-plan';
import type { WorkspacePlan } from '../plan/workspace-plan';
import { attachAks } from './aks-compute';
import type { SecuredNetwork } from './secured-network';
import type { WorkspaceServices } from './workspace-services';

export interface ScoringClusterProps {
  readonly plan: WorkspacePlan;
  readonly aks: AksPlan;
  readonly placement: Placement;
  readonly network: SecuredNetwork;
  readonly services: WorkspaceServices;
}

/** AKS in its subnet, attached to the workspace: scoring is answered by an internal load balancer. */
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
    const pools = aks.nodePools.flatMap(
      ({ name, ...nodes }) =>
        new KubernetesNodePool(this, `Pool-${name}`, {
          name,
          clusterId: cluster.clusterId,
          subnet,
          nodes,
          ...(placement.tags === undefined ? {} : { tags: placement.tags }),
        }).ready,
    );
    attachAks(this, {
      plan,
      aks,
      placement,
      services,
      cluster,
      loadBalancerSubnet: subnet,
      after: [joins, ...pools],
    });
  }
}
