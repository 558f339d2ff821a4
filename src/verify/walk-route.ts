import type { Subnet } from '../model/network-model';
import type { Judgement } from './flow';
import type { PointPacket } from './packet';
import { at, type Carried, type Path } from './path';
import type { Point } from './point';
import { isPrivate, type Way } from './routes';
import { endpointFor, isOwnStorage } from './service-routes';
import { deliver } from './walk-delivery';
import { byAppliance } from './walk-firewall';
import { byGiven } from './walk-given';
import { atService, byServiceEndpoint } from './walk-service';
import { wayOut } from './ways-out';

export function route(
  path: Path,
  packet: PointPacket,
  subnet: Subnet,
  carried: Carried,
  seen: readonly string[],
): Judgement {
  const { destination } = packet;
  const endpoint = endpointFor(path.topology, path.judges.membership, subnet, destination, path.assume);
  if (endpoint !== undefined) return byServiceEndpoint(path, packet, subnet, endpoint);
  const way = path.judges.router.choose(subnet, destination, path.assume);
  const verdict = way.hop === 'None' ? 'blocked' : 'reached';
  path.note(verdict, {
    kind: 'route',
    text: reason(way, subnet, destination),
    semantics: way.semantics,
    ...at(way.address),
    ...(way.route === undefined ? {} : { decider: way.route }),
  });
  if (way.hop === 'None') return path.end('blocked');
  if (way.hop === 'VirtualAppliance')
    return byAppliance(path, packet, subnet, way, carried, seen, (...on) => route(path, ...on));
  if (way.hop === 'VirtualNetworkGateway') {
    const given = byGiven(path, packet, subnet, 'gateway');
    if (given !== undefined) return given;
    return path.assume.doubt({
      kind: 'route',
      text: 'what lies behind the gateway is not in the input',
      semantics: ['M2'],
    });
  }
  if (way.hop === 'Internet') return byInternet(path, packet, subnet);
  return deliver(path, packet, subnet, carried, way.hop === 'Peering' || way.hop === 'PrivateEndpoint');
}

function reason(way: Way, subnet: Subnet, destination: Point): string {
  return `${way.text} takes ${destination.text} from ${subnet.name}`;
}

export function byInternet(path: Path, packet: PointPacket, subnet: Subnet): Judgement {
  const { destination, source } = packet;
  if (isPrivate(path.topology, destination)) {
    return path.say('blocked', {
      kind: 'route',
      text: `${destination.text} is private: nobody on the Internet has it`,
      semantics: ['C1', 'A4'],
    });
  }
  if (path.flow.port === 25 && path.flow.protocol === 'tcp') {
    const text = 'whether the platform lets SMTP out depends on the subscription';
    if (!path.ask('smtp', { kind: 'way-out', text, semantics: ['B30'] })) return path.end('blocked');
  }
  const out = wayOut(path.topology, subnet, source, path.flow.protocol, path.assume);
  if (out.source === undefined && ownStorage(path, subnet, destination)) {
    // Storage of the own region is reached at private platform addresses.
    path.note('reached', {
      kind: 'way-out',
      text: `storage of the own region is reached from a private subnet too`,
      address: subnet.address,
      semantics: ['D7'],
    });
    return atService(path, packet, { text: source.text, tag: 'Internet' }, subnet);
  }
  path.trace.push(out.step);
  if (out.source === undefined) return path.end('blocked');
  return atService(path, packet, out.source, subnet);
}

/** A private subnet reaches storage of its own region all the same (D7). */
export function ownStorage(path: Path, subnet: Subnet, point: Point): boolean {
  const own = isOwnStorage(path.topology, path.judges.membership, subnet, point);
  if (own !== 'unknown') return own === 'yes';
  const text = `whether ${point.text} is storage of the own region is not known`;
  return path.ask(`own storage ${subnet.address} ${point.text}`, { kind: 'way-out', text, semantics: ['D7'] });
}
