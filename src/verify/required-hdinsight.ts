import { allForCloud } from '../facts/clouds';
import { ATTACHED_FLOWS, HDINSIGHT_FLOWS, HDINSIGHT_SERVICES } from '../facts/required-attached';
import { REQUIRED_SERVICES, type RequiredWhen } from '../facts/required-flows';
import type { Subnet } from '../model/network-model';
import type { HdinsightCluster } from '../model/service-model';
import { isUnknown } from '../model/terraform-value';
import type { Claim } from './claim';
import type { Endpoint } from './flow';
import { flowClaims, serviceClaims } from './judged-claims';
import type { Reachability } from './reach';
import { cloudAt } from './service-routes';

const SERVICES = REQUIRED_SERVICES.filter(({ id, when }) => when.length === 0 && HDINSIGHT_SERVICES.includes(id));

/** Every flow that the Spark clusters of the model need, judged. */
export function hdinsightClaims(reachability: Reachability): Claim[] {
  return reachability.topology.model.hdinsight.flatMap((one) => clusterClaims(reachability, one));
}

/** Any node of the cluster. */
export function hdinsightNode({ publicIp }: HdinsightCluster, subnet: Subnet): Endpoint {
  return { subnet: subnet.address, ...(isUnknown(publicIp) ? {} : { publicIp }) };
}

function clusterClaims(reachability: Reachability, cluster: HdinsightCluster): Claim[] {
  const { topology } = reachability;
  const subnet = isUnknown(cluster.subnet) ? undefined : topology.subnet(cluster.subnet);
  if (subnet === undefined) return [];
  const node = hdinsightNode(cluster, subnet);
  const kind = new Set<RequiredWhen>(cluster.publicIp === false ? ['noPublicIp'] : ['publicIp']);
  const signIn = cluster.attached ? ATTACHED_FLOWS.filter(({ direction }) => direction === 'in') : [];
  const flows = allForCloud([...HDINSIGHT_FLOWS, ...signIn], cloudAt(topology, subnet));
  return [
    ...flows
      .filter(({ when }) => when.every((one) => kind.has(one)))
      .flatMap((row) => flowClaims(reachability, row, node, subnet, cluster.address)),
    ...serviceClaims(reachability, cluster, node, SERVICES),
  ];
}
