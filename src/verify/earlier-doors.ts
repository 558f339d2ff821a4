import type { AzureFirewall, CollectionPlace, NatRule } from '../model/firewall-model';
import type { HostAddress } from '../model/network-model';
import { isUnknown, known, type Maybe } from '../model/terraform-value';
import { goesBefore } from './collection-order';
import type { Membership } from './membership';
import type { Point } from './point';
import { every, type Ternary, ternary } from './ternary';

/** A DNAT rule and where it stands. */
export interface Door {
  readonly rule: NatRule;
  readonly place: CollectionPlace;
  /** Its number within its collection. */
  readonly index: number;
}

/** DNAT rules of the firewall that take what is meant for a door, each with how sure that is (E3). */
export function earlierDoors(
  { nat }: AzureFirewall,
  door: Door,
  source: Point,
  membership: Membership,
): { readonly name: string; readonly takes: Ternary }[] {
  const { rule } = door;
  return nat.flatMap(({ rules, place }) =>
    rules.flatMap((other, index) => {
      if (other === rule || leadsAlike(other, rule)) return [];
      const before = place === door.place ? ternary(index < door.index) : goesBefore(place, door.place);
      if (before === 'no') return [];
      const takes = every([
        before,
        sameHost(other.destination, rule.destination),
        coversPorts(other, rule),
        coversProtocols(other, rule),
        membership.any(other.sources, source),
      ]);
      return takes === 'no' ? [] : [{ name: other.name, takes }];
    }),
  );
}

function leadsAlike(one: NatRule, two: NatRule): boolean {
  return (
    one.translatedPort === two.translatedPort &&
    !isUnknown(one.translated) &&
    JSON.stringify(one.translated) === JSON.stringify(two.translated)
  );
}

function sameHost(one: Maybe<HostAddress>, two: Maybe<HostAddress>): Ternary {
  if (isUnknown(one) || isUnknown(two)) return 'unknown';
  if ('ip' in one && 'ip' in two) return ternary(one.ip.value === two.ip.value);
  if ('of' in one && 'of' in two) return ternary(one.of === two.of);
  return 'unknown';
}

/** Whoever knocks takes a port that is left. */
function coversPorts(one: NatRule, two: NatRule): Ternary {
  if (isUnknown(one.ports) || isUnknown(two.ports)) return 'unknown';
  return ternary(one.ports.contains(two.ports));
}

function coversProtocols(one: NatRule, two: NatRule): Ternary {
  if (isUnknown(one.protocols) || isUnknown(two.protocols)) return 'unknown';
  const all = known(one.protocols, []).map((protocol) => protocol.toLowerCase());
  return ternary(
    all.includes('any') || known(two.protocols, []).every((protocol) => all.includes(protocol.toLowerCase())),
  );
}
