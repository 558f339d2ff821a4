import type { RequiredWhen } from '../facts/required-flows';
import type { Subnet } from '../model/network-model';
import type { Party } from '../model/security-model';
import type { Compute } from '../model/service-model';
import { isUnknown } from '../model/terraform-value';
import type { Topology } from './topology';

/**
 * What is so for a compute, read from the model. Classic communication is no attribute of Terraform: it shows in nodes
 * with a public address whose security group lets Azure Batch in. Nor is it said whose images run: Microsoft's, unless
 * their registry is denied by its name.
 */
export function kindOf(
  topology: Topology,
  { kind, publicIp, workspace }: Compute,
  subnet: Subnet | undefined,
): ReadonlySet<RequiredWhen> {
  const is = new Set<RequiredWhen>([kind === 'instance' ? 'instance' : 'cluster']);
  if (!isUnknown(publicIp)) is.add(publicIp ? 'publicIp' : 'noPublicIp');
  is.add(publicIp !== false && subnet !== undefined && letsBatchIn(topology, subnet) ? 'classic' : 'simplified');
  if (subnet === undefined || !deniesImages(topology, subnet)) is.add('microsoftImages');
  const parts = topology.model.services.find(({ address }) => address === workspace)?.workspace;
  if (parts?.highBusinessImpact === true) is.add('highBusinessImpact');
  return is;
}

/** Whether the group of a subnet denies Microsoft's registry, and nothing else, in a rule of its own. */
export function deniesImages(topology: Topology, subnet: Subnet): boolean {
  const group = topology.group(subnet.securityGroup);
  const images = (party: Party) => 'tag' in party && /^microsoftcontainerregistry(\.|$)/i.test(party.tag);
  return (
    typeof group === 'object' &&
    group.rules.some(
      ({ direction, access, destinations }) =>
        direction === 'Outbound' && access === 'Deny' && destinations.length > 0 && destinations.every(images),
    )
  );
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
