import type { Subnet } from '../model/network-model';
import { isUnknown } from '../model/terraform-value';
import { ALL_PORTS } from '../net/port-set';
import type { Topology } from './topology';

/** Whether somebody meant to limit what leaves a subnet: a rule that denies the Internet, or a default route elsewhere. */
export function outboundLimited(topology: Topology, subnet: Subnet): boolean {
  const group = topology.group(subnet.securityGroup);
  const denies =
    typeof group === 'object' &&
    group.rules.some(
      ({ direction, access, ports, destinations }) =>
        direction === 'Outbound' &&
        access === 'Deny' &&
        !isUnknown(ports) &&
        ports.equals(ALL_PORTS) &&
        destinations.some((party) => 'any' in party || ('tag' in party && party.tag.toLowerCase() === 'internet')),
    );
  const table = topology.table(subnet.routeTable);
  const sent =
    typeof table === 'object' &&
    table.routes.some(
      ({ to, hop }) => 'block' in to && to.block.prefixLength === 0 && (hop === 'VirtualAppliance' || hop === 'None'),
    );
  return denies || sent;
}
