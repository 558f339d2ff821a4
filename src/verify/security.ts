import { DEFAULT_RULES } from '../facts/default-rules';
import type { Subnet } from '../model/network-model';
import type { RuleProtocol, SecurityGroup, SecurityRule } from '../model/security-model';
import { isUnknown, type Maybe } from '../model/terraform-value';
import { IntervalSet } from '../net/interval-set';
import { ALL_PORTS } from '../net/port-set';
import { hostAddressOf } from './host-address';
import { holds, type Membership, READINGS } from './membership';
import { type PointPacket, sourcePorts } from './packet';
import { every, type Ternary, ternary } from './ternary';

export type Direction = 'Inbound' | 'Outbound';

export interface Decision {
  /** `unknown` where rules that may match disagree. */
  readonly access: 'Allow' | 'Deny' | 'unknown';
  readonly rule: string;
  readonly address: string;
  readonly semantics: readonly string[];
  /** Why it is unknown. */
  readonly why?: string;
}

interface OrderedRule {
  readonly name: string;
  readonly address: string;
  readonly priority: number;
  readonly access: Maybe<'Allow' | 'Deny'>;
  readonly semantics: readonly string[];
  matches(packet: PointPacket): Ternary;
}

/** Judges packets by one security group, standing at one subnet. */
export class GroupJudge {
  private readings: readonly GroupJudge[] | undefined;
  private readonly ordered: { readonly [direction in Direction]: readonly OrderedRule[] };

  public constructor(
    private readonly group: SecurityGroup,
    private readonly subnet: Subnet | undefined,
    private readonly membership: Membership,
  ) {
    this.ordered = { Inbound: this.order('Inbound'), Outbound: this.order('Outbound') };
  }

  /** Where rules disagree, every reading of the open points is tried: if all end alike the points did not matter. */
  public decide(direction: Direction, packet: PointPacket): Decision {
    const decision = this.first(direction, packet);
    if (decision.access !== 'unknown') return decision;
    this.readings ??= READINGS.map(
      (reading) => new GroupJudge(this.group, this.subnet, this.membership.reads(reading)),
    );
    const [one, ...others] = this.readings.map((judge) => judge.first(direction, packet));
    return one !== undefined && others.every(({ access }) => access === one.access) ? one : decision;
  }

  /** The first rule that matches decides; one that may match leaves both ways open (B5). */
  private first(direction: Direction, packet: PointPacket): Decision {
    if (direction === 'Outbound') {
      const platform = this.platform(packet);
      if (platform !== undefined) return platform;
    }
    let possible: { rule: OrderedRule; access: 'Allow' | 'Deny' } | undefined;
    for (const rule of this.ordered[direction]) {
      const match = rule.matches(packet);
      if (match === 'no') continue;
      if (isUnknown(rule.access)) return this.undecided(rule, `its access is not known: ${rule.access.unknown}`);
      if (possible !== undefined && possible.access !== rule.access) {
        return this.undecided(possible.rule, `whether it matches is not known, and rule '${rule.name}' says otherwise`);
      }
      if (match === 'yes') return this.decided(possible?.rule ?? rule, rule.access);
      possible ??= { rule, access: rule.access };
    }
    // The last default rule matches everything, so this is not reached.
    return { access: 'Deny', rule: 'DenyAll', address: this.group.address, semantics: ['B7'] };
  }

  private decided(rule: OrderedRule, access: 'Allow' | 'Deny'): Decision {
    return { access, rule: rule.name, address: rule.address, semantics: rule.semantics };
  }

  private undecided(rule: OrderedRule, why: string): Decision {
    return { access: 'unknown', rule: rule.name, address: rule.address, semantics: [...rule.semantics, 'M2'], why };
  }

  /** Ordinary rules do not see the host's own services (B24). */
  private platform(packet: PointPacket): Decision | undefined {
    const host = hostAddressOf(packet.destination);
    if (host === undefined) return undefined;
    const wire = host === 'wire';
    const free = { access: 'Allow', rule: 'platform', address: this.group.address, semantics: ['B24'] } as const;
    if (wire && packet.protocol === 'tcp' && [80, 32526].includes(packet.port)) return free;
    if (wire && packet.port !== 53) return undefined;
    const tag = wire ? 'azureplatformdns' : 'azureplatformimds';
    const closing = this.group.rules.find(
      ({ direction, destinations }) =>
        direction !== 'Inbound' && destinations.some((party) => 'tag' in party && party.tag.toLowerCase() === tag),
    );
    if (closing === undefined || closing.access === 'Allow') return free;
    return { access: 'Deny', rule: closing.name, address: closing.address, semantics: ['B24'] };
  }

  private order(direction: Direction): OrderedRule[] {
    const here = (rule: SecurityRule) => isUnknown(rule.direction) || rule.direction === direction;
    const own = this.group.rules.filter(here).map((rule) => this.ownRule(rule));
    const brought = (this.group.brought ?? [])
      .filter(here)
      .map((rule): OrderedRule => ({ ...this.ownRule(rule), semantics: ['L1'] }));
    const defaults = DEFAULT_RULES.filter((rule) => rule.direction === direction).map(
      ({ name, priority, access, from, to }): OrderedRule => {
        const party = (text: string) => [text === '*' ? { any: true as const } : { tag: text }];
        return {
          name,
          address: this.group.address,
          priority,
          access,
          semantics: ['B7'],
          matches: ({ source, destination }) =>
            from === 'VirtualNetwork' && (source.pod === true || destination.pod === true)
              ? // With these rules alone the pods of an overlay reach each other (H12).
                'yes'
              : every([
                  this.membership.any(party(from), source, this.subnet),
                  this.membership.any(party(to), destination, this.subnet),
                ]),
        };
      },
    );
    return [...brought, ...own, ...defaults].sort((a, b) => a.priority - b.priority);
  }

  private ownRule(rule: SecurityRule): OrderedRule {
    const unsure = isUnknown(rule.priority) || isUnknown(rule.direction);
    return {
      name: rule.name,
      address: rule.address,
      // A rule whose place is not known may come first.
      priority: isUnknown(rule.priority) ? 0 : rule.priority,
      access: rule.access,
      semantics: ['B5'],
      matches: (packet) => {
        const match = this.matches(rule, packet);
        return match === 'yes' && unsure ? 'unknown' : match;
      },
    };
  }

  private matches(rule: SecurityRule, packet: PointPacket): Ternary {
    const protocol = protocolMatches(rule.protocol, packet);
    if (protocol === 'no') return 'no';
    const ports = portsMatch(rule, packet);
    if (ports === 'no') return 'no';
    const destination = this.membership.any(rule.destinations, packet.destination, this.subnet);
    if (destination === 'no') return 'no';
    return every([protocol, ports, destination, this.membership.any(rule.sources, packet.source, this.subnet)]);
  }
}

/** `*` is every protocol (B14). */
function protocolMatches(protocol: Maybe<RuleProtocol>, packet: PointPacket): Ternary {
  if (isUnknown(protocol)) return 'unknown';
  const name = protocol.toLowerCase();
  if (name === '*') return 'yes';
  if (packet.protocol === 'other') return name === 'esp' || name === 'ah' ? 'unknown' : 'no';
  return ternary(name === packet.protocol);
}

function portsMatch(rule: SecurityRule, packet: PointPacket): Ternary {
  const hasPorts = packet.protocol === 'tcp' || packet.protocol === 'udp';
  const one = (ports: Maybe<IntervalSet>, these: IntervalSet): Ternary => {
    if (isUnknown(ports)) return 'unknown';
    if (ports.equals(ALL_PORTS)) return 'yes';
    // A rule that names ports, and a packet that has none: not documented (M2).
    return hasPorts ? holds(ports, these) : 'unknown';
  };
  return every([
    one(rule.ports, IntervalSet.of({ first: packet.port, last: packet.port })),
    one(rule.sourcePorts, sourcePorts(packet)),
  ]);
}
