import { PLATFORM_ADDRESSES } from '../facts/default-rules';
import type { Party } from '../model/security-model';
import { isUnknown } from '../model/terraform-value';
import { ALL_ADDRESSES, addressesOf } from '../net/address-set';
import { type Cidr, Ipv4 } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';
import type { Point } from './point';
import { tagInTag } from './tag-inclusion';
import { some, type Ternary } from './ternary';
import type { Topology } from './topology';
import { type VirtualNetworkTag, virtualNetworkTag } from './virtual-network-tag';

const WIRE = addressesOf([Ipv4.parse(PLATFORM_ADDRESSES.wire.ip).block]);

/** One way to read what the documents leave open (M2). */
export interface Reading {
  /** `Internet` keeps its addresses where a default route makes them part of `VirtualNetwork` too. */
  readonly internetIsOutside: boolean;
  /** Prefixes of routes to the Internet or to nowhere belong to `VirtualNetwork`. */
  readonly deadRoutesCount: boolean;
}

export const READINGS: readonly Reading[] = [true, false].flatMap((internetIsOutside) =>
  [true, false].map((deadRoutesCount) => ({ internetIsOutside, deadRoutesCount })),
);

/** Whether a point is one of the parties that a rule names. */
export class Membership {
  private readonly expanded = new Map<string, VirtualNetworkTag>();
  private readonly blocks = new Map<Cidr, { readonly set: IntervalSet; readonly public: Ternary }>();

  public constructor(
    private readonly topology: Topology,
    private readonly reading?: Reading,
  ) {}

  /** The same under one reading: less is unknown, and only what all readings agree on is known. */
  public reads(reading: Reading): Membership {
    return new Membership(this.topology, reading);
  }

  /** `subnet` is where the rule stands: the tag `VirtualNetwork` means something else in each. */
  public any(parties: readonly Party[], point: Point, subnet?: Point['subnet']): Ternary {
    return some(lazily(parties, (party) => this.one(party, point, subnet)));
  }

  private one(party: Party, point: Point, subnet: Point['subnet']): Ternary {
    if (isUnknown(party)) return 'unknown';
    if ('any' in party) return 'yes';
    if ('group' in party) return this.inGroup(party.group, point);
    if ('block' in party) {
      const { set, public: open } = this.block(party.block);
      return point.addresses === undefined ? open : holds(set, point.addresses);
    }
    return this.inTag(party.tag, point, subnet);
  }

  /** A subnet's machines may or may not be members; a compute's nodes cannot be. */
  private inGroup(group: string, point: Point): Ternary {
    if (point.machine === undefined) return point.node || point.subnet === undefined ? 'no' : 'unknown';
    if (point.machine.applicationGroups.includes(group)) return 'yes';
    return point.machine.applicationGroups.some(isUnknown) ? 'unknown' : 'no';
  }

  /** A block, and whether some public address of a service is in it: a rule is asked many times. */
  private block(block: Cidr) {
    const before = this.blocks.get(block);
    if (before !== undefined) return before;
    const set = addressesOf([block]);
    const made = { set, public: holds(set, this.topology.publicAddresses) };
    this.blocks.set(block, made);
    return made;
  }

  public inTag(tag: string, point: Point, subnet?: Point['subnet']): Ternary {
    const name = tag.toLowerCase();
    if (name === 'virtualnetwork') return this.inVirtualNetwork(point, subnet);
    if (name === 'azureloadbalancer') return point.addresses === undefined ? 'no' : holds(WIRE, point.addresses);
    if (name === 'internet') return this.inInternet(point, subnet);
    if (name.startsWith('azureplatform')) return 'no';
    if (point.stranger) return 'no';
    if (point.tag !== undefined) {
      const byName = tagInTag(point.tag, tag);
      if (byName === 'yes' || point.addresses === undefined) return byName;
    }
    const { addresses } = point;
    // A private address is in no list of public ones (B22).
    if (addresses === undefined || !addresses.overlaps(this.topology.publicAddresses)) return 'no';
    const prefixes = this.topology.tags?.addressesOf(tag);
    return prefixes === undefined ? 'unknown' : holds(prefixes, addresses);
  }

  /** B21; with a default route to an appliance it is not said whether the Internet is still outside (M2). */
  private inInternet(point: Point, subnet: Point['subnet']): Ternary {
    const open = this.topology.publicAddresses;
    const inside = point.addresses === undefined ? 'yes' : holds(open, point.addresses);
    if (inside !== 'yes' || subnet === undefined || this.reading?.internetIsOutside) return inside;
    if (this.reading !== undefined) return not(this.inVirtualNetwork(point, subnet));
    return this.inVirtualNetwork(point, subnet) === 'no' ? 'yes' : 'unknown';
  }

  private inVirtualNetwork(point: Point, subnet: Point['subnet']): Ternary {
    // Nobody says whether the tag takes in the pods of an overlay (H12).
    if (subnet === undefined || point.pod === true) return 'unknown';
    const tag = this.expanded.get(subnet.address) ?? virtualNetworkTag(this.topology, subnet);
    this.expanded.set(subnet.address, tag);
    const byTag = some(
      tag.tags.map((route): Ternary => {
        const match = this.inTag(route.tag, point);
        if (route.surely || match === 'no' || this.reading?.deadRoutesCount) return match;
        return this.reading === undefined ? 'unknown' : 'no';
      }),
    );
    const addresses = point.addresses ?? this.topology.publicAddresses;
    const sure = holds(tag.surely, addresses);
    if (sure === 'yes') return 'yes';
    const dead = holds(tag.dead, addresses);
    const byDead =
      this.reading === undefined ? (dead === 'no' ? 'no' : 'unknown') : this.reading.deadRoutesCount ? dead : 'no';
    return some([sure, byTag, byDead, tag.perhaps.overlaps(addresses) ? 'unknown' : 'no']);
  }
}

function not(answer: Ternary): Ternary {
  return answer === 'unknown' ? answer : answer === 'yes' ? 'no' : 'yes';
}

/** Whether the one address that the point has is in the set. */
export function holds(set: IntervalSet, addresses: IntervalSet): Ternary {
  if (set === ALL_ADDRESSES || set.contains(addresses)) return 'yes';
  return set.overlaps(addresses) ? 'unknown' : 'no';
}

function* lazily<T>(items: readonly T[], answer: (item: T) => Ternary): Iterable<Ternary> {
  for (const item of items) yield answer(item);
}
