import { AKS_EXTENSION_FLOWS, AKS_NODE_FLOWS, AKS_POD_FLOWS, AKS_SERVICES } from '../facts/aks-flows';
import { allForCloud } from '../facts/clouds';
import type { RequiredWhen } from '../facts/required-flows';
import type { Cluster } from '../model/service-model';
import { isUnknown } from '../model/terraform-value';
import type { Claim } from './claim';
import type { Endpoint } from './flow';
import { claim, flowClaims, serviceClaims } from './judged-claims';
import type { Reachability } from './reach';
import { cloudAt } from './service-routes';

/** Every flow that the nodes and pods of a cluster need, judged for each subnet that it has nodes in. */
export function clusterClaims(reachability: Reachability, cluster: Cluster): Claim[] {
  const links = [cluster.subnet, ...cluster.pools.map(({ subnet }) => subnet)];
  const subnets = [...new Set(links)].flatMap((link) =>
    link === undefined || isUnknown(link) ? [] : (reachability.topology.subnet(link) ?? []),
  );
  const kind = new Set<RequiredWhen>([
    ...(cluster.private === false ? (['publicApiServer'] as const) : []),
    ...(cluster.extension?.training === true ? (['training'] as const) : []),
  ]);
  const rows = [...AKS_NODE_FLOWS, ...(cluster.extension === undefined ? [] : AKS_EXTENSION_FLOWS)];
  const workspaces = [...new Set(cluster.attachments.flatMap(({ workspace }) => workspace ?? []))];
  return subnets.flatMap((subnet) => {
    const cloud = cloudAt(reachability.topology, subnet);
    const flows = allForCloud(rows, cloud).filter(({ when }) => when.every((one) => kind.has(one)));
    const node: Endpoint = { subnet: subnet.address, compute: cluster.address, publicIp: false };
    return [
      ...flows.flatMap((row) => flowClaims(reachability, row, node, subnet, cluster.address)),
      ...podClaims(reachability, cluster, node),
      ...workspaces.flatMap((workspace) =>
        serviceClaims(reachability, { address: cluster.address, workspace }, node, AKS_SERVICES),
      ),
    ];
  });
}

/** Nodes and pods of an overlay see each other by addresses of their own, which the rules of the subnet judge. */
function podClaims(reachability: Reachability, cluster: Cluster, node: Endpoint): Claim[] {
  if (cluster.podBlocks === undefined) return [];
  const pods: Endpoint = { pods: cluster.address };
  return AKS_POD_FLOWS.map(({ id, from, protocol, port, why, source }) =>
    claim(
      reachability,
      { id, about: cluster.address, why, source, must: 'reach' },
      { from: from === 'node' ? node : pods, to: pods, protocol, port },
    ),
  );
}
