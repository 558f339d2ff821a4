import type { Subnet } from '../model/network-model';
import type { Judgement } from './flow';
import { type Given, type GivenPass, writePass } from './given';
import { covers } from './host-pattern';
import type { PointPacket } from './packet';
import type { Path } from './path';
import { isPrivate } from './routes';
import { type Ternary, ternary } from './ternary';
import { atService } from './walk-service';

/** What somebody answers for: an appliance or gateway outside the input, on the way to a public destination. */
export function byGiven(path: Path, packet: PointPacket, subnet: Subnet, hop: string): Judgement | undefined {
  const given = path.topology.given.find((one) => `${one.hop}` === hop);
  if (given === undefined || isPrivate(path.topology, packet.destination)) return undefined;
  const pass = given.passes.find((one) => taken(path, packet, given, one));
  const what = `${packet.destination.text} ${packet.port}/${packet.protocol}`;
  if (pass === undefined) {
    const text = `given: ${nameOf(given)} passes nothing that is ${what}`;
    return path.say('blocked', { kind: 'firewall', text, semantics: [] });
  }
  const text = `given: ${nameOf(given)} passes ${writePass(pass)}`;
  path.note('reached', { kind: 'firewall', text, decider: writePass(pass), semantics: [] });
  return atService(path, packet, { text: `what stands behind ${nameOf(given)}`, tag: 'Internet' }, subnet);
}

function taken(path: Path, packet: PointPacket, given: Given, pass: GivenPass): boolean {
  const match = matches(path, packet, pass);
  if (match !== 'unknown') return match === 'yes';
  const text = `whether ${packet.destination.text} is ${writePass(pass)}, which ${nameOf(given)} passes, is not known`;
  return path.ask(`given ${nameOf(given)} ${writePass(pass)}`, { kind: 'firewall', text, semantics: ['M2'] });
}

function matches(path: Path, { destination, protocol, port }: PointPacket, pass: GivenPass): Ternary {
  if (pass.protocol !== protocol || (protocol !== 'icmp' && pass.port !== port)) return 'no';
  const { to } = pass;
  if ('host' in to) return ternary(destination.host !== undefined && covers(to.host, destination.host));
  return path.judges.membership.any([to], destination);
}

const nameOf = ({ hop }: Given): string => (hop === 'gateway' ? 'the gateway' : `${hop}`);
