import type { RequiredWhen } from '../facts/required-flows';
import type { Subnet } from '../model/network-model';
import type { Compute } from '../model/service-model';
import { isUnknown } from '../model/terraform-value';
import type { Topology } from './topology';

/**
 * What is so for a compute, read from the model. Classic communication is no attribute of Terraform: it shows in nodes
 * with a public address whose security group lets Azure Batch in.
 */
export function kindOf(
  topology: Topology,
  { kind, publicIp }: Compute,
  subnet: Subnet | undefined,
): ReadonlySet<RequiredWhen> {
  const is = new Set<RequiredWhen>([kind === 'instance' ? 'instance' : 'cluster']);
  if (!isUnknown(publicIp)) is.add(publicIp ? 'publicIp' : 'noPublicIp');
  is.add(publicIp !== false && subnet !== undefined && letsBatchIn(topology, subnet) ? 'classic' : 'simplified');
  return is;
}

function letsBatchIn(topology: Topology, subnet: Subnet): boolean {
  const group = topology.group(subnet.securityGroup);
  return (
    typeof group === 'object' &&
    group.rules.some(
      ({ direction, sources }) =>
        direction === 'Inbound' && sources.some((party) => 'tag' in party && /^batchnodemanagement/i.test(party.tag)),
    )
  );
}
