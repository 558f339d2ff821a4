import type { NetworkModel } from '../model/network-model';
import type { Party, RuleProtocol, SecurityGroup, SecurityRule } from '../model/security-model';
import { isUnknown } from '../model/terraform-value';
import { addressesOf } from '../net/address-set';
import { IntervalSet } from '../net/interval-set';
import { ALL_PORTS } from '../net/port-set';
import { PROTOCOLS, type Protocol, TrafficSet } from '../net/traffic-set';
import { covers, mayOverlap, type TagScope } from './party-algebra';

export type Direction = 'Inbound' | 'Outbound';

/** What a rule says, once nothing of it is unknown. */
export interface ReadRule {
  readonly rule: SecurityRule;
  readonly priority: number;
  readonly allow: boolean;
  readonly protocol: RuleProtocol;
  readonly ports: IntervalSet;
  readonly sourcePorts: IntervalSet;
}

const PROTOCOLS_OF: Readonly<Record<RuleProtocol, readonly Protocol[]>> = {
  Tcp: ['tcp'],
  Udp: ['udp'],
  Icmp: ['icmp'],
  Esp: ['other'],
  Ah: ['other'],
  '*': PROTOCOLS,
};

/** A rule in full; undefined where a part of it is unknown. */
export function readRule(rule: SecurityRule): ReadRule | undefined {
  const { priority, access, protocol, ports, sourcePorts, direction } = rule;
  if (isUnknown(priority) || isUnknown(access) || isUnknown(protocol)) return undefined;
  if (isUnknown(ports) || isUnknown(sourcePorts) || isUnknown(direction)) return undefined;
  const known = Object.keys(PROTOCOLS_OF).find((one) => one.toLowerCase() === protocol.toLowerCase());
  if (known === undefined) return undefined;
  return { rule, priority, allow: access === 'Allow', protocol: known as RuleProtocol, ports, sourcePorts };
}

/** Groups are walked again and again: their rules are read and sorted once. */
const read = new WeakMap<SecurityGroup, Map<Direction, readonly (ReadRule | SecurityRule)[]>>();

/** The rules of one direction in the order in which Azure asks them; unknown ones stand first, as they may decide. */
export function rulesOf(group: SecurityGroup, direction: Direction): readonly (ReadRule | SecurityRule)[] {
  const before = read.get(group)?.get(direction);
  if (before !== undefined) return before;
  const rules = group.rules
    .filter((rule) => isUnknown(rule.direction) || rule.direction === direction)
    .map((rule) => readRule(rule) ?? rule)
    .sort((one, two) => order(one) - order(two));
  read.set(group, (read.get(group) ?? new Map()).set(direction, rules));
  return rules;
}

const order = (rule: ReadRule | SecurityRule) => ('rule' in rule ? rule.priority : -1);

/** Packets of one pair of ends, by protocol and port. */
export function packets(protocols: readonly Protocol[], ports: IntervalSet): TrafficSet {
  return TrafficSet.of({ protocols, ports });
}

export function packetsOf(rule: ReadRule): TrafficSet {
  const before = sets.get(rule);
  if (before !== undefined) return before;
  const protocols = PROTOCOLS_OF[rule.protocol];
  const withPorts = protocols.filter((one) => one === 'tcp' || one === 'udp');
  const without = protocols.filter((one) => one !== 'tcp' && one !== 'udp');
  // Only TCP and UDP have ports: for the others a rule with ports speaks of every packet.
  const set = packets(withPorts, rule.ports).union(packets(without, ALL_PORTS));
  sets.set(rule, set);
  return set;
}

const sets = new WeakMap<ReadRule, TrafficSet>();

/** Whether two rules speak of a packet in common, without looking at addresses; cheap, as it is asked of all pairs. */
export function sharePackets(one: ReadRule, two: ReadRule): boolean {
  const protocols = PROTOCOLS_OF[one.protocol].filter((protocol) => PROTOCOLS_OF[two.protocol].includes(protocol));
  if (protocols.length === 0) return false;
  return protocols.some((protocol) => protocol === 'icmp' || protocol === 'other') || one.ports.overlaps(two.ports);
}

/** What a group may let through of some packets between two ends: nothing is left out that could pass. */
export function mayPass(
  group: SecurityGroup,
  direction: Direction,
  [source, destination]: readonly [Party, Party],
  wanted: TrafficSet,
  scope: TagScope,
): TrafficSet {
  const wantedPorts = wanted.boxes.reduce((all, { ports }) => all.union(ports), IntervalSet.EMPTY);
  let left = wanted;
  let passed = TrafficSet.EMPTY;
  for (const rule of rulesOf(group, direction)) {
    if (left.isEmpty) return passed;
    const parties = 'rule' in rule ? rule.rule : rule;
    if ('rule' in rule && !mayTake(rule, wantedPorts)) continue;
    if (!parties.sources.some((one) => mayOverlap(one, source, scope))) continue;
    if (!parties.destinations.some((one) => mayOverlap(one, destination, scope))) continue;
    if (!('rule' in rule)) {
      if (isUnknown(rule.access) || rule.access === 'Allow') passed = passed.union(left);
      continue;
    }
    const packets = packetsOf(rule).intersect(left);
    if (rule.allow) passed = passed.union(packets);
    if (isWhole(rule) && coveredBy(parties, source, destination, scope)) left = left.subtract(packets);
  }
  return defaultsMayPass(direction, source, destination, scope) ? passed.union(left) : passed;
}

const mayTake = ({ protocol, ports }: ReadRule, wanted: IntervalSet) =>
  protocol === '*' || protocol === 'Icmp' || protocol === 'Esp' || protocol === 'Ah' || ports.overlaps(wanted);

/** A rule that asks for one kind of packet among those that count as `other` does not decide all of them. */
function isWhole({ protocol, sourcePorts }: ReadRule): boolean {
  return protocol !== 'Esp' && protocol !== 'Ah' && sourcePorts.contains(IntervalSet.of({ first: 1024, last: 65535 }));
}

function coveredBy(rule: SecurityRule, source: Party, destination: Party, scope: TagScope): boolean {
  return (
    rule.sources.some((one) => covers(one, source, scope)) &&
    rule.destinations.some((one) => covers(one, destination, scope))
  );
}

/** The rules that every group ends with (B7). */
function defaultsMayPass(direction: Direction, source: Party, destination: Party, scope: TagScope): boolean {
  const network: Party = { tag: 'VirtualNetwork' };
  if (mayOverlap(source, network, scope) && mayOverlap(destination, network, scope)) return true;
  return direction === 'Outbound'
    ? mayOverlap(destination, { tag: 'Internet' }, scope)
    : mayOverlap(source, { tag: 'AzureLoadBalancer' }, scope);
}

/** Whether those rules certainly let everything between the two ends through. */
export function defaultsPass(direction: Direction, source: Party, destination: Party, scope: TagScope): boolean {
  const network: Party = { tag: 'VirtualNetwork' };
  if (covers(network, source, scope) && covers(network, destination, scope)) return true;
  return direction === 'Outbound'
    ? covers({ tag: 'Internet' }, destination, scope)
    : covers({ tag: 'AzureLoadBalancer' }, source, scope);
}

/** The part of a box that an address, a tag or a list of them takes; undefined where it is not certain. */
export function boxOf(party: Party, covering: Party, scope: TagScope): IntervalSet | 'all' | undefined {
  if ('block' in party && 'block' in covering) {
    // By numbers, as this is asked of every pair of rules.
    const [first, end] = [party.block.first, party.block.first + party.block.size];
    const [from, to] = [covering.block.first, covering.block.first + covering.block.size];
    if (end <= from || to <= first) return undefined;
    if (from <= first && end <= to) return 'all';
    return IntervalSet.of({ first: Math.max(first, from), last: Math.min(end, to) - 1 });
  }
  return covers(covering, party, scope) ? 'all' : undefined;
}

/** What `VirtualNetwork` means for a group, by the subnets that have it. */
export function scopeOf(model: NetworkModel, group: string): TagScope {
  const subnets = model.subnets.filter(({ securityGroup }) => securityGroup === group);
  const networks = new Set(subnets.map(({ network }) => network));
  const blocks = model.networks.flatMap(({ address, blocks }) =>
    networks.has(address) && !isUnknown(blocks) ? blocks : [],
  );
  const defaultRoute = subnets.some(({ routeTable }) => {
    if (routeTable === undefined) return false;
    const table = model.routeTables.find(({ address }) => address === routeTable);
    return table?.routes.some(({ to }) => 'unknown' in to || ('block' in to && to.block.prefixLength === 0)) ?? true;
  });
  // In two networks the tag means two things: nothing is certain of it then.
  return { own: networks.size === 1 ? addressesOf(blocks) : IntervalSet.EMPTY, defaultRoute };
}
