import { PLATFORM_ADDRESSES } from '../facts/default-rules';
import type { BalancerRule } from '../model/load-balancer-model';
import type { Machine, Subnet } from '../model/network-model';
import { isUnknown, type Maybe } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import { Ipv4 } from '../net/cidr';
import { pointOf } from './endpoints';
import type { Judgement } from './flow';
import { type Balanced, frontendOf, frontendPoint, isBehind, leads, takes } from './load-balancers';
import type { Carried, Path } from './path';
import type { Point } from './point';
import { every, type Ternary } from './ternary';
import { answerReturns } from './walk-answer';
import { rules } from './walk-rules';

interface Led extends Balanced {
  readonly rule: BalancerRule;
}

/** From the Internet to a machine behind a public frontend; undefined where none leads there. */
export function byBalancer(path: Path, source: Point, wanted: Point, subnet: Subnet): Judgement | undefined {
  const { machine } = wanted;
  if (machine === undefined) return undefined;
  let last: Judgement | undefined;
  for (const balancer of path.topology.model.loadBalancers) {
    for (const rule of balancer.rules) {
      const frontend = frontendOf(balancer, rule);
      const led = every([leads(rule, path.flow), isBehind(rule, machine)]);
      if (frontend?.public !== true || !surely(path, led, rule, wanted)) continue;
      const before = path.trace.length;
      const judged = toBackend(path, source, wanted, subnet, { balancer, frontend, rule });
      if (judged.verdict === 'reached') return judged;
      path.trace.length = before;
      last = judged;
    }
    if (balancer.incomplete !== undefined || isUnknown(balancer.frontends)) {
      const text = `whether ${balancer.incomplete ?? `a frontend of ${balancer.address}`} leads to ${wanted.text} is not known`;
      path.assume.doubt({ kind: 'way-in', text, address: balancer.address, semantics: ['H1', 'M2'] });
    }
  }
  return last;
}

/** What arrives at a frontend goes to a backend that is healthy (H1). */
export function atFrontend(path: Path, source: Point, { text, balanced }: Point, carried?: Carried): Judgement {
  if (balanced === undefined) return path.end('reached');
  const { balancer, frontend } = balanced;
  const where = { kind: 'way-in', address: balancer.address, semantics: ['H1'] } as const;
  const mine = balancer.rules.filter((one) => frontendOf(balancer, one) === frontend || isUnknown(one.frontend));
  const rule = mine.find((one) =>
    surely(path, isUnknown(one.frontend) ? 'unknown' : takes(one, path.flow), one, { text }),
  );
  if (rule === undefined) {
    if (balancer.incomplete !== undefined)
      path.assume.doubt({
        ...where,
        text: `whether ${balancer.incomplete} is a rule of ${balancer.name} is not known`,
      });
    return path.say('blocked', {
      ...where,
      text: `no rule of ${balancer.name} takes ${path.flow.port}/${path.flow.protocol}`,
    });
  }
  const members = path.topology.model.machines.filter((one) =>
    surely(path, isBehind(rule, one), rule, { text: one.address }),
  );
  if (
    members.length === 0 ||
    rule.pools.some((pool) => isUnknown(pool) || [...pool.interfaces, ...pool.ips].some(isUnknown))
  )
    return path.assume.doubt({
      ...where,
      text: `who stands behind rule '${rule.name}' of ${balancer.name} is not in the input`,
    });
  if (source.machine !== undefined && members.includes(source.machine))
    return toItself(path, members, { ...balanced, rule });
  return toOneOf(path, source, members, { ...balanced, rule }, carried);
}

/** Every healthy backend may get it: the answer is that of all of them. */
function toOneOf(path: Path, source: Point, members: readonly Machine[], led: Led, carried?: Carried): Judgement {
  const before = [...path.trace];
  const judged = members.map((machine) => {
    path.trace.splice(0, path.trace.length, ...before);
    const wanted = pointOf(path.topology, { machine: machine.address });
    if (wanted.subnet !== undefined) return toBackend(path, source, wanted, wanted.subnet, led, carried);
    const text = `where ${machine.address} stands is not known`;
    return path.assume.doubt({ kind: 'way-in', text, address: machine.address, semantics: ['M2'] });
  });
  const serving = judged.filter(({ trace }) => trace.at(-1)?.semantics.includes('H2') !== true);
  const [first] = serving.length === 0 ? judged : serving;
  if (first !== undefined && serving.every(({ verdict }) => verdict === first.verdict)) return first;
  const text = `some machines behind ${led.balancer.name} are reached and others are not`;
  return path.assume.doubt({ kind: 'way-in', text, address: led.balancer.address, semantics: ['H1'] });
}

function toItself(path: Path, members: readonly Machine[], { balancer }: Led): Judgement {
  const where = { kind: 'way-in', address: balancer.address, semantics: ['H3'] } as const;
  const text = `${balancer.name} leads back to the machine that calls`;
  return members.length === 1
    ? path.say('blocked', { ...where, text })
    : path.assume.doubt({ ...where, text: `whether ${text} is not known` });
}

function surely(path: Path, answer: Ternary, rule: BalancerRule, { text }: Pick<Point, 'text'>): boolean {
  if (answer !== 'unknown') return answer === 'yes';
  const what = `whether rule '${rule.name}' leads to ${text} is not known`;
  return path.ask(`balancer ${rule.address} ${text}`, {
    kind: 'way-in',
    text: what,
    address: rule.address,
    semantics: ['H1', 'M2'],
  });
}

/** The backend sees the client, and itself as the destination unless the rule leaves the frontend's address (B12, B13). */
function toBackend(path: Path, source: Point, wanted: Point, subnet: Subnet, led: Led, carried?: Carried): Judgement {
  const { balancer, frontend, rule } = led;
  const here = { kind: 'way-in', address: rule.address, decider: rule.name } as const;
  const text = `rule '${rule.name}' of ${balancer.name} leads from '${frontend.name}' to ${wanted.text}`;
  path.note('reached', { ...here, text, semantics: ['H1', 'B12'] });
  if (!healthy(path, wanted, subnet, rule)) {
    const sick = `the probe of '${rule.name}' does not reach ${wanted.text}, so nothing new is led there`;
    return path.say('blocked', { ...here, text: sick, semantics: ['H2', 'B25'] });
  }
  const floating = path.flag(rule.floatingIp, `floating address of ${rule.address}`, 'way-in', rule.address, 'B13');
  const port = rule.backendPort === undefined ? path.flow.port : known(path, rule);
  const packet = { ...path.packet(source, floating ? frontendPoint(path.topology, led) : wanted), port };
  // A Standard frontend lets nobody in from outside without a security group (B4).
  const basic: Maybe<boolean> = isUnknown(balancer.sku) ? balancer.sku : balancer.sku === 'Basic';
  const closed = frontend.public && !path.flag(basic, `sku of ${balancer.address}`, 'way-in', balancer.address, 'B4');
  if (!rules(path, 'Inbound', wanted, subnet, packet, closed)) return path.end('blocked');
  if (!frontend.public)
    return path.end(
      answerReturns(path, packet, subnet, carried ?? { at: path.topology.network(subnet), translated: false })
        ? 'reached'
        : 'blocked',
    );
  const back = path.judges.router.choose(subnet, source, path.assume);
  const answer = { kind: 'return', address: subnet.address } as const;
  return back.hop === 'Internet'
    ? path.say('reached', { ...answer, text: `the answer leaves by ${balancer.name}`, semantics: ['D2'] })
    : path.say('blocked', {
        ...answer,
        text: `the answer does not leave as it came: ${back.text}`,
        semantics: ['C11', 'C16'],
      });
}

function known(path: Path, { backendPort, address }: BalancerRule): number {
  if (!isUnknown(backendPort)) return backendPort ?? path.flow.port;
  const text = `the port that ${address} leads to is not known`;
  return path.assume.doubt({ kind: 'way-in', text, address, semantics: ['H1'] });
}

/** Probes come from the host's own address, and the groups judge them (B25, H2). */
function healthy(path: Path, wanted: Point, subnet: Subnet, { probe, address }: BalancerRule): boolean {
  if (probe === undefined) return true;
  if (isUnknown(probe)) {
    const text = `the port that ${address} is probed at is not known`;
    return path.ask(`probe ${address} ${wanted.text}`, { kind: 'way-in', text, address, semantics: ['H2'] });
  }
  const source: Point = { text: 'the probe', addresses: addressesOf([Ipv4.parse(PLATFORM_ADDRESSES.wire.ip).block]) };
  return rules(path, 'Inbound', wanted, subnet, { source, destination: wanted, protocol: 'tcp', port: probe });
}
