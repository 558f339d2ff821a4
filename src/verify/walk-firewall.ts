import type { AzureFirewall } from '../model/firewall-model';
import type { Network, Subnet } from '../model/network-model';
import { isUnknown } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import type { Ipv4 } from '../net/cidr';
import { FirewallJudge } from './firewall';
import type { Judgement } from './flow';
import type { PointPacket } from './packet';
import { at, type Carried, type Onward, type Path } from './path';
import type { Point } from './point';
import { isPrivate, type Way } from './routes';
import { endpointFor } from './service-routes';
import { hostsOf, setOf } from './topology';

import { crossPeering, peered } from './walk-delivery';
import { byGiven } from './walk-given';
import { atService, byServiceEndpoint, name } from './walk-service';

export function byAppliance(
  path: Path,
  packet: PointPacket,
  subnet: Subnet,
  way: Way,
  carried: Carried,
  seen: readonly string[],
  onward: Onward,
): Judgement {
  const firewall = path.judges.firewallAt(way);
  if (firewall === undefined) return byMachine(path, packet, subnet, way);
  if (seen.includes(firewall.address)) {
    return path.say('blocked', {
      kind: 'route',
      text: `the packet comes back to ${firewall.name}: a loop`,
      address: firewall.address,
      semantics: ['C8'],
    });
  }
  const home = isUnknown(firewall.subnet) ? undefined : path.topology.subnet(firewall.subnet);
  const network = home === undefined ? undefined : path.topology.network(home);
  if (home === undefined || network === undefined) {
    return path.assume.doubt({
      kind: 'firewall',
      text: `where ${firewall.name} stands is not known`,
      address: firewall.address,
      semantics: ['C8'],
    });
  }
  const here = path.topology.network(subnet);
  if (here === undefined || (here !== network && !peered(path, here, network))) {
    return path.say('blocked', {
      kind: 'route',
      text: `${firewall.name} is in no network that ${subnet.name} is connected to`,
      address: firewall.address,
      semantics: ['C8', 'I7'],
    });
  }
  if (here !== network && !crossPeering(path, packet, here, network)) return path.end('blocked');
  const verdict = new FirewallJudge(firewall, path.judges.membership, path.assume).decide(packet);
  path.trace.push(verdict.step);
  if (!verdict.allow) return path.end('blocked');
  return throughFirewall(path, packet, firewall, home, network, verdict.stage === 'application', carried, seen, onward);
}

export function throughFirewall(
  path: Path,
  packet: PointPacket,
  firewall: AzureFirewall,
  home: Subnet,
  network: Network,
  byName: boolean,
  carried: Carried,
  seen: readonly string[],
  onward: Onward,
): Judgement {
  let { destination } = packet;
  if (byName && destination.service !== undefined) {
    const again = name(path, { ...destination, endpoint: undefined as never }, network);
    if (again === undefined) return path.end('blocked');
    destination = again;
  }
  const inside = isPrivate(path.topology, destination);
  if (!inside && packet.protocol !== 'tcp' && packet.protocol !== 'udp') {
    return path.say('blocked', {
      kind: 'firewall',
      text: `the firewall carries only TCP and UDP to public addresses`,
      address: firewall.address,
      semantics: ['E13'],
    });
  }
  const translated = byName || translates(path, firewall, destination);
  const source = translated ? { text: `${firewall.name}`, addresses: hostsOf(home), subnet: home } : packet.source;
  const sent: PointPacket = { ...packet, source, destination };
  if (inside) return onward(sent, home, { at: network, by: firewall, translated }, [...seen, firewall.address]);
  return firewallOut(path, sent, firewall, home, carried);
}

/** Private destinations keep the client's address, public ones never (E14); the list can be replaced (E15). */
export function translates(path: Path, firewall: AzureFirewall, destination: Point): boolean {
  const ranges = firewall.privateRanges;
  if (ranges === undefined) return !isPrivate(path.topology, destination);
  if (isUnknown(ranges) || destination.addresses === undefined) {
    return path.ask(`private ranges of ${firewall.address}`, {
      kind: 'firewall',
      text: `which ranges ${firewall.name} does not translate is not known`,
      address: firewall.address,
      semantics: ['E15'],
    });
  }
  return !addressesOf(ranges).contains(destination.addresses);
}

export function firewallOut(
  path: Path,
  packet: PointPacket,
  firewall: AzureFirewall,
  home: Subnet,
  _carried: Carried,
): Judgement {
  const endpoint = endpointFor(path.topology, path.judges.membership, home, packet.destination, path.assume);
  if (endpoint !== undefined) return byServiceEndpoint(path, packet, home, endpoint);
  const way = path.judges.router.choose(home, packet.destination, path.assume);
  if (way.hop !== 'Internet') {
    const where = { kind: 'firewall', address: firewall.address, semantics: ['E21'] } as const;
    if (way.hop === 'None')
      return path.say('blocked', {
        ...where,
        text: `${way.text}: ${firewall.name} has no way to the Internet`,
        semantics: ['C20'],
      });
    return path.assume.doubt({
      ...where,
      text: `where ${firewall.name} sends Internet traffic on to is not in the input`,
    });
  }
  const translated = firewall.privateRanges !== undefined && !translates(path, firewall, packet.destination);
  if (translated)
    return path.say('blocked', {
      kind: 'firewall',
      text: `${firewall.name} does not translate public destinations, so nothing comes back`,
      address: firewall.address,
      semantics: ['E15'],
    });
  if (home.natGateway === undefined && firewall.publicIps.length === 0) {
    return path.say('blocked', {
      kind: 'way-out',
      text: `${firewall.name} has no public address`,
      address: firewall.address,
      semantics: ['E14', 'D13'],
    });
  }
  const source: Point = {
    text: `the public address of ${firewall.name}`,
    tag: 'Internet',
    ...path.judges.publicIps(firewall.publicIps),
  };
  path.note('reached', {
    kind: 'way-out',
    text: `leaves as ${source.text}`,
    address: firewall.address,
    semantics: home.natGateway === undefined ? ['E14'] : ['E22'],
  });
  return atService(path, packet, source, home);
}

export function byMachine(path: Path, packet: PointPacket, subnet: Subnet, way: Way): Judgement {
  const { appliance } = way;
  const address = typeof appliance === 'object' && 'ip' in appliance ? appliance.ip : undefined;
  const given = address === undefined ? undefined : byGiven(path, packet, subnet, `${address}`);
  if (given !== undefined) return given;
  const machine = path.judges.machineAt(way);
  if (machine !== undefined && machine.forwards === false) {
    return path.say('blocked', {
      kind: 'route',
      text: `${machine.address} does not forward packets`,
      address: machine.address,
      semantics: ['C9'],
    });
  }
  if (machine === undefined && address !== undefined && isNowhere(path, subnet, address)) {
    return path.say('blocked', {
      kind: 'route',
      text: `next hop ${address} is in no network of the input`,
      ...at(way.address),
      semantics: ['C8'],
    });
  }
  return path.assume.doubt({
    kind: 'route',
    text: `what the appliance behind ${way.text} does is not known`,
    ...at(way.address),
    semantics: ['C9', 'M2'],
  });
}

/** In no network of the input, and none can be peered with this one that the input does not hold. */
function isNowhere(path: Path, subnet: Subnet, { value }: Ipv4): boolean {
  const { networks } = path.topology.model;
  const here = path.topology.network(subnet);
  return (
    here !== undefined &&
    !path.topology.reachesElsewhere(here) &&
    networks.every(({ blocks }) => !isUnknown(blocks) && !setOf(blocks).has(value))
  );
}
