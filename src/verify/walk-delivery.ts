import type { Network, Subnet } from '../model/network-model';
import { known } from '../model/terraform-value';
import type { Judgement } from './flow';
import type { PointPacket } from './packet';
import type { Carried, Path } from './path';
import type { Point } from './point';
import { hostsOf, setOf } from './topology';
import { answerReturns } from './walk-answer';
import { atFrontend } from './walk-balancer';
import { rules } from './walk-rules';

/** The last hop: peering, the other side's rules, and whether the answer comes back the same way. */
export function deliver(path: Path, packet: PointPacket, from: Subnet, carried: Carried, crossing: boolean): Judgement {
  const { destination } = packet;
  const subnet = destination.subnet;
  if (subnet === undefined)
    return path.say('blocked', { kind: 'address', text: `${destination.text} lies in no subnet`, semantics: ['A1'] });
  const there = path.topology.network(subnet);
  const here = path.topology.network(from);
  if (
    crossing &&
    here !== there &&
    here !== undefined &&
    there !== undefined &&
    !crossPeering(path, packet, here, there)
  )
    return path.end('blocked');
  if (reserved(subnet, destination))
    return path.say('blocked', {
      kind: 'address',
      text: `${destination.text} belongs to Azure`,
      address: subnet.address,
      semantics: ['A2'],
    });
  if (destination.endpoint !== undefined) return atEndpoint(path, packet, subnet, carried);
  // The group of a frontend's own subnet is not on the path (H10).
  if (destination.balanced !== undefined) return atFrontend(path, packet.source, destination, carried);
  if (!rules(path, 'Inbound', destination, subnet, packet)) return path.end('blocked');
  if (!answerReturns(path, packet, subnet, carried)) return path.end('blocked');
  return path.end('reached');
}

export function crossPeering(path: Path, { source }: PointPacket, here: Network, there: Network): boolean {
  const pair = path.topology.peeringsOf(here).find(({ peer }) => peer === there);
  if (pair === undefined || pair.back === undefined) {
    path.note('blocked', {
      kind: 'peering',
      text: `${here.name} and ${there.name} are not peered from both sides`,
      semantics: ['I1'],
    });
    return false;
  }
  for (const { allowAccess, address } of [pair.out, pair.back]) {
    if (!path.flag(allowAccess, `access of ${address}`, 'peering', address, 'I3')) {
      path.note('blocked', { kind: 'peering', text: `${address} allows no access`, address, semantics: ['I3'] });
      return false;
    }
  }
  const own = source.addresses === undefined || setOf(here.blocks).contains(source.addresses);
  if (
    !own &&
    !path.flag(pair.back.allowForwarded, `forwarding of ${pair.back.address}`, 'peering', pair.back.address, 'I4')
  ) {
    path.note('blocked', {
      kind: 'peering',
      text: `${pair.back.address} takes no forwarded traffic`,
      address: pair.back.address,
      semantics: ['I4'],
    });
    return false;
  }
  return true;
}

export function peered(path: Path, here: Network | undefined, there: Network): boolean {
  return (
    here !== undefined && path.topology.peeringsOf(here).some(({ peer, back }) => peer === there && back !== undefined)
  );
}

/** An endpoint's security group counts only with policy, its source port is any, and no service firewall follows. */
export function atEndpoint(path: Path, packet: PointPacket, subnet: Subnet, carried: Carried): Judgement {
  const { destination } = packet;
  const policy = known(subnet.endpointPolicies, 'unknown');
  const judged =
    policy === 'unknown'
      ? path.flag({ unknown: '' }, `policies of ${subnet.address}`, 'rule-in', subnet.address, 'J3')
      : policy === 'Enabled' || policy === 'NetworkSecurityGroupEnabled';
  if (judged && !rules(path, 'Inbound', destination, subnet, { ...packet, sourcePort: 0 })) return path.end('blocked');
  if (carried.by !== undefined && !carried.translated) {
    if (
      !path.ask(`snat ${carried.by.address}`, {
        kind: 'return',
        text: `whether answers of an endpoint come back through ${carried.by.name} without translation is not known`,
        address: carried.by.address,
        semantics: ['J5'],
      })
    )
      return path.end('blocked');
  }
  const where = destination.endpoint === undefined ? {} : { address: destination.endpoint.address };
  return path.say('reached', {
    kind: 'service',
    text: `${destination.text}: the service's own firewall does not judge this`,
    semantics: ['G1'],
    ...where,
  });
}

function reserved(subnet: Subnet, { addresses }: Point): boolean {
  return addresses !== undefined && !addresses.isEmpty && !addresses.overlaps(hostsOf(subnet));
}
