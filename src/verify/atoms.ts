import type { Party } from '../model/security-model';
import { known } from '../model/terraform-value';
import { addressesOf, blocksOf } from '../net/address-set';
import type { Cidr } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';
import type { Point } from './point';
import type { Topology } from './topology';

/**
 * Cuts a point that stands for many addresses into points that no rule or route of the model tells apart, so that
 * each is judged once. An endpoint has one address, and a gap in what we know of it stays one.
 */
export function split(topology: Topology, point: Point): readonly Point[] {
  const { addresses } = point;
  if (addresses === undefined || addresses.size <= 1 || point.endpoint !== undefined || point.machine !== undefined)
    return [point];
  let atoms = [addresses];
  for (const boundary of boundaries(topology, addresses)) {
    atoms = atoms.flatMap((atom) => {
      const inside = atom.intersect(boundary);
      if (inside.isEmpty || inside.size === atom.size) return [atom];
      return [inside, atom.subtract(boundary)];
    });
  }
  if (atoms.length === 1) return [point];
  return atoms.map((atom) => ({ ...point, addresses: atom, text: `${point.text} (${writeAddresses(atom)})` }));
}

/** Sets of addresses that rules and routes name and that cut this one. */
function* boundaries(topology: Topology, addresses: IntervalSet): Iterable<IntervalSet> {
  const { securityGroups, firewalls, routeTables, services } = topology.model;
  const blocks = new Map<string, Cidr>();
  const tags = new Set<string>();
  const add = (party: Party | { readonly fqdn: string }) => {
    if ('block' in party) blocks.set(`${party.block}`, party.block);
    else if ('tag' in party) tags.add(party.tag);
  };
  for (const { rules } of securityGroups)
    for (const rule of rules) [...rule.sources, ...rule.destinations].forEach(add);
  for (const { network, nat, application } of firewalls) {
    for (const { rules } of network) for (const rule of rules) [...rule.sources, ...rule.destinations].forEach(add);
    for (const { rules } of nat) for (const rule of rules) rule.sources.forEach(add);
    for (const { rules } of application) for (const rule of rules) rule.sources.forEach(add);
  }
  for (const { routes } of routeTables) for (const { to } of routes) if (!('unknown' in to)) add(to);
  for (const { ipRules } of services) for (const block of known(ipRules, [])) blocks.set(`${block}`, block);
  for (const block of blocks.values()) {
    const set = addressesOf([block]);
    if (set.overlaps(addresses) && !set.contains(addresses)) yield set;
  }
  for (const tag of tags) {
    const set = topology.tags?.addressesOf(tag);
    if (set?.overlaps(addresses) && !set.contains(addresses)) yield set;
  }
}

/** A few addresses in full, more of them by their first block. */
export function writeAddresses(addresses: IntervalSet): string {
  const [first, ...rest] = blocksOf(addresses);
  return rest.length === 0 ? `${first}` : `${first} and ${rest.length} more`;
}
