import { nodePools } from '../config/node-pools';
import type { WorkspaceConfig } from '../config/schema';
import { AKS_COMPUTE_NAME } from '../facts/aks';
import { LIMITS } from '../facts/limits';
import type { Route } from './routes';

type Aks = NonNullable<WorkspaceConfig['aks']>;

/** Nodes that are alike. */
export interface PlannedNodes {
  readonly count: number;
  readonly vmSize: string;
  readonly maxPods: number;
  readonly maxSurge: number;
}

/** The cluster and its attachment. */
export interface AksPlan {
  readonly serviceCidr: string;
  readonly dnsServiceIp: string;
  /** Addresses of the pods of an overlay; `undefined` gives pods addresses of the subnet. */
  readonly podCidr?: string;
  readonly nodes: PlannedNodes;
  readonly nodePools: readonly (PlannedNodes & { readonly name: string })[];
  /** `undefined` keeps the API server inside the network. */
  readonly apiServerFrom?: readonly string[];
  readonly outboundType: 'userDefinedRouting' | 'userAssignedNATGateway';
  readonly purpose: 'FastProd' | 'DevTest';
  /** Name of the compute in the workspace. */
  readonly computeName: string;
}

/** Decides about the cluster; `routes` are those of its subnet. */
export function planAks(aks: Aks, routes: readonly Route[]): AksPlan {
  const [first, ...others] = nodePools(aks).map(({ maxPods }) => maxPods);
  return {
    serviceCidr: `${aks.serviceCidr}`,
    dnsServiceIp: `${aks.dnsServiceIp}`,
    ...(aks.podCidr === undefined ? {} : { podCidr: `${aks.podCidr}` }),
    nodes: { ...aks.nodes, maxPods: first as number },
    nodePools: aks.nodePools.map((pool, index) => ({ ...pool, maxPods: others[index] as number })),
    ...(aks.publicApiServer === undefined ? {} : { apiServerFrom: aks.publicApiServer.from.map(String) }),
    outboundType: leadsElsewhere(routes) ? 'userDefinedRouting' : 'userAssignedNATGateway',
    purpose: aks.nodes.count < LIMITS.aksProductionNodes.value ? 'DevTest' : 'FastProd',
    computeName: AKS_COMPUTE_NAME,
  };
}

/** AKS is told by whom its nodes get out: a default route of the subnet, or else its NAT gateway. */
function leadsElsewhere(routes: readonly Route[]): boolean {
  return routes.some(({ to }) => typeof to === 'object' && to.prefixLength === 0);
}
