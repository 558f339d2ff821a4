import type { Subnet } from '../model/network-model';
import { isUnknown } from '../model/terraform-value';
import { earlierDoors } from './earlier-doors';
import type { Judgement } from './flow';
import type { Judges } from './judges';
import type { Path } from './path';
import type { Point } from './point';
import { isPrivate } from './routes';
import { hostsOf } from './topology';
import { atFrontend, byBalancer } from './walk-balancer';
import { deliver } from './walk-delivery';
import { rules } from './walk-rules';

/** From the Internet, or from a network that the input does not hold. */
export function fromOutside(path: Path, source: Point, wanted: Point): Judgement {
  const { service, part = '', subnet } = wanted;
  if (wanted.balanced?.frontend.public) return atFrontend(path, source, wanted);
  if (service !== undefined && wanted.endpoint === undefined) {
    if (source.addresses !== undefined && isPrivate(path.topology, source)) {
      return path.assume.doubt({
        kind: 'address',
        text: `how ${source.text} is connected is not in the input`,
        semantics: ['A13'],
      });
    }
    path.note('reached', {
      kind: 'name',
      text: `${wanted.text} has a public name, whoever asks`,
      semantics: ['A15'],
    });
    return path.judge(service, part, { source });
  }
  if (subnet === undefined) {
    if (isPrivate(path.topology, wanted))
      return path.say('blocked', {
        kind: 'address',
        text: `${wanted.text} lies in no subnet of the input`,
        semantics: ['A1'],
      });
    return path.assume.doubt({
      kind: 'address',
      text: `nothing of the input lies between ${source.text} and ${wanted.text}`,
      semantics: ['M2'],
    });
  }
  if (source.addresses !== undefined && isPrivate(path.topology, source))
    return fromConnected(path, source, wanted, subnet);
  const doors = path.judges.doors(wanted, path.flow);
  for (const door of doors) {
    const before = path.trace.length;
    const through = throughDoor(path, source, wanted, subnet, door);
    if (through.verdict === 'reached') return through;
    path.trace.length = before;
  }
  const balanced = byBalancer(path, source, wanted, subnet);
  if (balanced !== undefined && (balanced.verdict === 'reached' || wanted.machine?.publicIp === undefined))
    return balanced;
  return byPublicIp(path, source, wanted, subnet);
}

export function throughDoor(
  path: Path,
  source: Point,
  wanted: Point,
  subnet: Subnet,
  door: ReturnType<Judges['doors']>[number],
): Judgement {
  const { firewall, rule, address, translated } = door;
  const home = isUnknown(firewall.subnet) ? undefined : path.topology.subnet(firewall.subnet);
  const match = path.judges.membership.any(rule.sources, source);
  const taken =
    match === 'yes' ||
    (match === 'unknown' &&
      path.ask(`nat ${address} ${rule.name}`, {
        kind: 'firewall',
        text: `whether DNAT rule '${rule.name}' takes ${source.text} is not known`,
        address,
        semantics: ['E17'],
      }));
  if (!taken || home === undefined) return path.end('blocked');
  for (const { name, takes } of earlierDoors(firewall, door, source, path.judges.membership)) {
    const text = `whether DNAT rule '${name}' takes ${source.text} before '${rule.name}' is not known`;
    const step = { kind: 'firewall', text, address, semantics: ['E3'] } as const;
    if (takes === 'yes' || path.ask(`earlier ${address} ${name} ${rule.name}`, step)) return path.end('blocked');
  }
  path.note('reached', {
    kind: 'firewall',
    text: `DNAT rule '${rule.name}' of ${firewall.name} brings it in`,
    address,
    decider: rule.name,
    semantics: ['E17'],
  });
  const packet = {
    ...path.packet({ text: firewall.name, addresses: hostsOf(home), subnet: home }, wanted),
    port: translated,
  };
  return deliver(
    path,
    packet,
    home,
    { at: path.topology.network(home), by: firewall, translated: true },
    path.topology.network(home) !== path.topology.network(subnet),
  );
}

export function fromConnected(path: Path, source: Point, wanted: Point, subnet: Subnet): Judgement {
  if (!rules(path, 'Inbound', wanted, subnet, path.packet(source, wanted))) return path.end('blocked');
  return path.assume.doubt({
    kind: 'address',
    text: `how ${source.text} is connected is not in the input`,
    semantics: ['M2'],
  });
}

export function byPublicIp(path: Path, source: Point, wanted: Point, subnet: Subnet): Judgement {
  const has = wanted.machine === undefined ? (wanted.publicIp ?? false) : wanted.machine.publicIp !== undefined;
  if (!path.flag(has, `public address of ${wanted.text}`, 'way-in', subnet.address, 'B4')) {
    return path.say('blocked', {
      kind: 'way-in',
      text: `${wanted.text} has no public address and no firewall leads to it`,
      address: subnet.address,
      semantics: ['A4', 'K3'],
    });
  }
  path.note('reached', {
    kind: 'way-in',
    text: `${wanted.text} has a public address`,
    address: subnet.address,
    semantics: ['B11'],
  });
  const packet = path.packet(source, wanted);
  if (!rules(path, 'Inbound', wanted, subnet, packet, true)) return path.end('blocked');
  const back = path.judges.router.choose(subnet, source, path.assume);
  if (back.hop !== 'Internet') {
    return path.say('blocked', {
      kind: 'return',
      text: `the answer does not leave as it came: ${back.text}`,
      address: subnet.address,
      semantics: ['C11', 'C16'],
    });
  }
  return path.say('reached', {
    kind: 'return',
    text: `the answer leaves by the public address`,
    address: subnet.address,
    semantics: ['D2'],
  });
}
