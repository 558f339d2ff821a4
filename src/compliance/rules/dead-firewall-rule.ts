import type { FirewallNetworkRule, FirewallProtocol } from '../../model/firewall-model';
import type { NetworkModel, Subnet } from '../../model/network-model';
import type { Party } from '../../model/security-model';
import { isUnknown } from '../../model/terraform-value';
import { IntervalSet } from '../../net/interval-set';
import { ALL_PORTS } from '../../net/port-set';
import { PROTOCOLS, type Protocol, TrafficSet } from '../../net/traffic-set';
import { firewall, network, route, routeTable, rule, securityGroup, subnet, together } from '../example-resources';
import type { Hit, LintRule } from '../finding';
import { writeParty } from '../party-algebra';
import { mayPass, packets, scopeOf } from '../rule-walk';
import { writePackets } from '../write-packets';

const place = (rules: Parameters<typeof securityGroup>[0]) =>
  together(
    network(),
    subnet('nodes', '10.0.1.0/24'),
    securityGroup(rules, 'nodes'),
    routeTable([route('0.0.0.0/0', 'VirtualAppliance', '10.0.9.4')], 'nodes'),
    firewall([{ to: 'AzureMachineLearning', from: '10.0.1.0/24', ports: ['443', '8787'] }]),
  );

export const deadFirewallRule: LintRule = {
  id: 'NET-004',
  title: 'A firewall rule for packets that never come',
  severity: 'warning',
  why: 'A packet passes the security group of its subnet before the route takes it to the firewall: what the group denies, no firewall rule can allow.',
  source: 'nsgOverview',
  bad: place([
    rule(100, 'Allow', { to: 'AzureMachineLearning', ports: ['443'] }),
    rule(4096, 'Deny', { protocol: '*' }),
  ]),
  good: place([
    rule(100, 'Allow', { to: 'AzureMachineLearning', ports: ['443', '8787'] }),
    rule(4096, 'Deny', { protocol: '*' }),
  ]),
  check: ({ model }) =>
    model.firewalls.flatMap((firewall) => [
      ...firewall.network.flatMap(({ address, allow, rules }) =>
        allow === true ? rules.flatMap((one) => deadPart(model, address, one)) : [],
      ),
      ...firewall.application.flatMap(({ address, allow, rules }) =>
        allow !== true
          ? []
          : rules.flatMap(({ name, sources, protocols, fqdns }) => {
              if (isUnknown(protocols) || isUnknown(fqdns)) return [];
              // Azure refuses it, and says so better.
              if (protocols.some(({ port }) => !Number.isInteger(port))) return [];
              const wanted = protocols.reduce(
                (all, { port }) => all.union(packets(['tcp'], IntervalSet.of({ first: port, last: port }))),
                TrafficSet.EMPTY,
              );
              return deadFor(model, address, name, sources, [{ tag: 'Internet' }], wanted, fqdns.join(', '));
            }),
      ),
    ]),
};

function deadPart(model: NetworkModel, address: string, one: FirewallNetworkRule): Hit[] {
  if (isUnknown(one.protocols) || isUnknown(one.ports)) return [];
  const ports = one.ports;
  const wanted = one.protocols.reduce(
    (all, protocol) => all.union(packets(protocolsOf(protocol), protocol === 'ICMP' ? ALL_PORTS : ports)),
    TrafficSet.EMPTY,
  );
  // A name may have any public address.
  const destinations = one.destinations.map((to): Party => ('fqdn' in to ? { tag: 'Internet' } : to));
  return deadFor(
    model,
    address,
    one.name,
    one.sources,
    destinations,
    wanted,
    one.destinations.map(writeParty).join(', '),
  );
}

function deadFor(
  model: NetworkModel,
  address: string,
  name: string,
  sources: readonly Party[],
  destinations: readonly Party[],
  wanted: TrafficSet,
  to: string,
): Hit[] {
  // Only addresses of IPv6 are named.
  if (destinations.length === 0) return [];
  const subnets = model.subnets.filter((subnet) => sendsToAppliance(model, subnet) && isSource(subnet, sources));
  if (subnets.length === 0) return [];
  let alive = TrafficSet.EMPTY;
  const deniers = new Set<string>();
  for (const subnet of subnets) {
    const group = model.securityGroups.find((one) => one.address === subnet.securityGroup);
    // Without a group, or with one that is not known, everything may come.
    if (group === undefined || isUnknown(subnet.blocks)) return [];
    deniers.add(group.address);
    const scope = scopeOf(model, group.address);
    for (const block of subnet.blocks)
      for (const destination of destinations)
        alive = alive.union(mayPass(group, 'Outbound', [{ block }, destination], wanted, scope));
  }
  const dead = wanted.subtract(alive);
  if (dead.isEmpty) return [];
  const which = alive.isEmpty ? 'is dead' : 'is dead in part';
  return [
    {
      address,
      message: `firewall rule '${name}' to ${to} ${which}: ${writePackets(dead)} is denied before it by ${[...deniers].join(', ')}, on the subnets that it is for (${subnets.map((one) => one.name).join(', ')})`,
      fix: `allow ${writePackets(dead)} to ${to} in ${[...deniers].join(', ')} above its deny, or take it out of the firewall rule`,
    },
  ];
}

function protocolsOf(protocol: FirewallProtocol): readonly Protocol[] {
  const one = PROTOCOLS.find((known) => known === protocol.toLowerCase());
  return one === undefined ? ['tcp', 'udp', 'icmp'] : [one];
}

function sendsToAppliance(model: NetworkModel, { routeTable }: Subnet): boolean {
  const table = model.routeTables.find(({ address }) => address === routeTable);
  return table?.routes.some(({ hop }) => hop === 'VirtualAppliance') ?? false;
}

function isSource({ blocks }: Subnet, sources: readonly Party[]): boolean {
  if (isUnknown(blocks)) return true;
  return sources.some((source) => !('block' in source) || blocks.some((block) => source.block.overlaps(block)));
}
