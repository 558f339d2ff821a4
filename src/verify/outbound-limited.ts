import type { RouteTable, Subnet } from '../model/network-model';
import type { SecurityGroup } from '../model/security-model';
import type { Topology } from './topology';

/**
 * Whether somebody meant to limit what leaves a subnet. The limit itself may be what is broken, so its parts count
 * too: a group whose allow rules name where to, a firewall in the network, a group or table that is attached nowhere.
 */
export function outboundLimited(topology: Topology, subnet: Subnet): boolean {
  const { model } = topology;
  const group = topology.group(subnet.securityGroup);
  const table = topology.table(subnet.routeTable);
  const used = new Set(model.subnets.flatMap((one) => [one.securityGroup, one.routeTable]));
  const network = topology.network(subnet);
  const near = network === undefined ? [] : [network.address, ...topology.peeringsOf(network).map(({ out }) => out.to)];
  return (
    (typeof group === 'object' && limits(group)) ||
    (typeof table === 'object' && diverts(table)) ||
    model.securityGroups.some((one) => !used.has(one.address) && limits(one)) ||
    model.routeTables.some((one) => !used.has(one.address) && diverts(one)) ||
    model.firewalls.some((firewall) =>
      model.subnets.some((one) => one.address === firewall.subnet && near.includes(one.network)),
    )
  );
}

function limits({ rules }: SecurityGroup): boolean {
  return rules.some(({ direction, access, destinations }) => {
    if (direction !== 'Outbound') return false;
    const everywhere = destinations.some(
      (party) => 'any' in party || ('tag' in party && party.tag.toLowerCase() === 'internet'),
    );
    const inside = destinations.every((party) => 'tag' in party && party.tag.toLowerCase() === 'virtualnetwork');
    return access === 'Deny' ? everywhere : !everywhere && !inside;
  });
}

function diverts({ routes }: RouteTable): boolean {
  return routes.some(
    ({ to, hop }) => 'block' in to && to.block.prefixLength === 0 && (hop === 'VirtualAppliance' || hop === 'None'),
  );
}
