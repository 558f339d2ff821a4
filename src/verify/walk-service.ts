import type { Network, Subnet } from '../model/network-model';
import { listedByPolicies } from './endpoint-policy';
import type { Judgement } from './flow';
import { resolve } from './names';
import type { PointPacket } from './packet';
import { at, type Path } from './path';
import type { Point } from './point';
import { regionOf } from './service-routes';
import { atFrontend } from './walk-balancer';

/** Names are looked up before anything is sent; a firewall that speaks HTTP looks them up again (E7). */
export function name(path: Path, wanted: Point, network: Network | undefined): Point | undefined {
  const { service, part = '' } = wanted;
  if (service === undefined || wanted.endpoint !== undefined) return wanted;
  const answer = resolve(path.topology, service, part, network, path.assume);
  if ('nowhere' in answer) {
    path.note('blocked', { kind: 'name', text: answer.nowhere, semantics: answer.semantics, ...at(answer.address) });
    return undefined;
  }
  path.note('reached', { kind: 'name', text: answer.text, semantics: answer.semantics, ...at(answer.address) });
  return answer.point;
}

/** The service sees the subnet itself; no firewall and no way out is on this path (F1, F6). */
export function byServiceEndpoint(path: Path, packet: PointPacket, subnet: Subnet, endpoint: string): Judgement {
  const { service, part = '' } = packet.destination;
  path.note('reached', {
    kind: 'route',
    text: `service endpoint ${endpoint} of ${subnet.name} takes ${packet.destination.text}`,
    address: subnet.address,
    decider: endpoint,
    semantics: ['C6', 'F1'],
  });
  if (endpoint.startsWith('Microsoft.Storage') && !listedByPolicies(path, subnet, packet.destination))
    return path.end('blocked');
  if (service === undefined) return path.end('reached');
  return path.judge(service, part, { source: packet.source, endpointOf: subnet });
}

export function atService(path: Path, { destination }: PointPacket, source: Point, subnet: Subnet): Judgement {
  const { service, part = '' } = destination;
  if (destination.balanced !== undefined) return atFrontend(path, source, destination);
  if (service === undefined) return path.end('reached');
  const region = regionOf(path.topology, subnet);
  return path.judge(service, part, { source, ...(region === undefined ? {} : { region }) });
}
