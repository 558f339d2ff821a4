import { aksComputeName } from '../config/aks-compute';
import { nodePools } from '../config/node-pools';
import type { WorkspaceConfig } from '../config/schema';
import type { Secret } from '../config/schema-secret';
import { AKS_CLUSTER_ID } from '../facts/aks';
import { LIMITS } from '../facts/limits';
import { type KubernetesComputePlan, planKubernetesCompute } from './kubernetes-compute';
import type { Route } from './routes';

type Aks = NonNullable<WorkspaceConfig['aks']>;

/** Nodes that are alike. */
export interface PlannedNodes {
  readonly count: number;
  readonly vmSize: string;
  readonly maxPods: number;
  readonly maxSurge: number;
}

/** How a cluster becomes a compute of the workspace. */
export interface AksAttachPlan {
  readonly purpose: 'FastProd' | 'DevTest';
  readonly attach: Aks['attach'];
  /** The certificate of the classic endpoint. */
  readonly tls?: { readonly cname: string; readonly certificate: Secret; readonly key: Secret };
  /** `undefined` attaches the classic way. */
  readonly kubernetes?: KubernetesComputePlan;
  /** Name of the compute in the workspace. */
  readonly computeName: string;
}

/** The cluster and its attachment. */
export interface AksPlan extends AksAttachPlan {
  readonly serviceCidr: string;
  readonly dnsServiceIp: string;
  /** Addresses of the pods of an overlay; `undefined` gives pods addresses of the subnet. */
  readonly podCidr?: string;
  readonly nodes: PlannedNodes;
  readonly nodePools: readonly (PlannedNodes & { readonly name: string })[];
  /** `undefined` keeps the API server inside the network. */
  readonly apiServerFrom?: readonly string[];
  readonly outboundType: 'userDefinedRouting' | 'userAssignedNATGateway';
}

/** A cluster that somebody else owns, and its attachment. */
export interface ExistingAksPlan extends AksAttachPlan {
  readonly cluster: {
    readonly name: string;
    readonly resourceGroup: string;
    /** Where the classic load balancer takes its address. */
    readonly subnetName: string;
    readonly nodes: number;
  };
}

/** Decides about the cluster, made or there already; `routes` are those of its subnet. */
export function planAks(
  region: string,
  aks: Aks,
  routes: readonly Route[],
): { readonly aks: AksPlan } | { readonly existingAks: ExistingAksPlan } {
  const { existing, nodes } = aks;
  if (existing !== undefined) {
    const [, , group, name] = AKS_CLUSTER_ID.pattern.exec(existing.clusterId ?? '') ?? [];
    const cluster = {
      name: existing.name ?? name ?? '',
      resourceGroup: existing.resourceGroup ?? group ?? '',
      subnetName: existing.subnetName ?? '',
      nodes: existing.nodes,
    };
    return { existingAks: { ...planAttachment(region, aks, existing.nodes), cluster } };
  }
  if (nodes === undefined) throw new Error('the checks want nodes of a cluster that is made');
  const [first, ...others] = nodePools(aks).map(({ maxPods }) => maxPods);
  return {
    aks: {
      serviceCidr: `${aks.serviceCidr}`,
      dnsServiceIp: `${aks.dnsServiceIp}`,
      ...(aks.podCidr === undefined ? {} : { podCidr: `${aks.podCidr}` }),
      nodes: { ...nodes, maxPods: first as number },
      nodePools: aks.nodePools.map((pool, index) => ({ ...pool, maxPods: others[index] as number })),
      ...(aks.publicApiServer === undefined ? {} : { apiServerFrom: aks.publicApiServer.from.map(String) }),
      outboundType: leadsElsewhere(routes) ? 'userDefinedRouting' : 'userAssignedNATGateway',
      ...planAttachment(region, aks, nodes.count),
    },
  };
}

function planAttachment(region: string, aks: Aks, nodes: number): AksAttachPlan {
  const kubernetes = planKubernetesCompute(region, aks);
  return {
    purpose: nodes < LIMITS.aksProductionNodes.value ? 'DevTest' : 'FastProd',
    attach: aks.attach,
    ...(kubernetes === undefined ? classicTls(aks) : { kubernetes }),
    computeName: aksComputeName(aks),
  };
}

function classicTls({ tls }: Aks): Pick<AksPlan, 'tls'> {
  if (tls === undefined) return {};
  const { cname, certificate, key } = tls;
  if (certificate === undefined || key === undefined) throw new Error('the checks want certificate and key');
  return { tls: { cname, certificate, key } };
}

/** AKS is told by whom its nodes get out: a default route of the subnet, or else its NAT gateway. */
function leadsElsewhere(routes: readonly Route[]): boolean {
  return routes.some(({ to }) => typeof to === 'object' && to.prefixLength === 0);
}
