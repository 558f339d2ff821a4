import type { Party } from '../model/security-model';
import { isUnknown } from '../model/terraform-value';
import { addressesOf, PUBLIC_ADDRESSES } from '../net/address-set';
import type { Cidr } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';

/** What decides the meaning of `VirtualNetwork` for a security group. */
export interface TagScope {
  /** The addresses of the networks that the group's subnets lie in. */
  readonly own: IntervalSet;
  /** A route for 0.0.0.0/0 makes every address a part of `VirtualNetwork` (B18, B19). */
  readonly defaultRoute: boolean;
}

/** Whether every address of `inner` certainly lies in `outer`. Two unknown ends never do. */
export function covers(outer: Party, inner: Party, scope: TagScope): boolean {
  if (isUnknown(outer) || isUnknown(inner)) return false;
  if ('any' in outer) return true;
  if ('any' in inner) return false;
  if ('group' in outer || 'group' in inner) return 'group' in outer && 'group' in inner && outer.group === inner.group;
  if ('block' in outer) return 'block' in inner && outer.block.contains(inner.block);
  if ('tag' in inner) return isTagWithin(inner.tag, outer.tag);
  const block = addressesOf([inner.block]);
  if (same(outer.tag, 'VirtualNetwork')) return scope.own.contains(block);
  if (same(outer.tag, 'Internet')) return PUBLIC_ADDRESSES.contains(block) && !scope.own.overlaps(block);
  return false;
}

/** Whether the two may share an address; false only where they certainly do not. */
export function mayOverlap(one: Party, two: Party, scope: TagScope): boolean {
  if (isUnknown(one) || isUnknown(two) || 'any' in one || 'any' in two) return true;
  // Members of a group are known only after apply.
  if ('group' in one || 'group' in two) return true;
  if ('block' in one && 'block' in two) return touch(one.block, two.block);
  if ('tag' in one && 'tag' in two) return mayTagsOverlap(one.tag, two.tag, scope);
  const [tag, block] = 'tag' in one ? [one.tag, two] : [(two as { tag: string }).tag, one];
  if (!('block' in block)) return true;
  const addresses = addressesOf([block.block]);
  if (same(tag, 'VirtualNetwork')) return true;
  // Service tags and Internet are public addresses outside the network (B21, B22).
  return publicOf(scope).overlaps(addresses);
}

/** By numbers, as this is asked of every pair of rules. */
const touch = (one: Cidr, two: Cidr) => one.first < two.first + two.size && two.first < one.first + one.size;

const publics = new WeakMap<TagScope, IntervalSet>();

function publicOf(scope: TagScope): IntervalSet {
  const before = publics.get(scope) ?? PUBLIC_ADDRESSES.subtract(scope.own);
  publics.set(scope, before);
  return before;
}

function mayTagsOverlap(one: string, two: string, scope: TagScope): boolean {
  if (same(one, two)) return true;
  for (const [first, second] of [
    [one, two],
    [two, one],
  ] as const) {
    // The address that probes come from is a part of the network (B18, B20).
    if (same(first, 'VirtualNetwork')) return scope.defaultRoute || same(second, 'AzureLoadBalancer');
    if (same(first, 'AzureLoadBalancer')) return false;
  }
  // Two regions of one tag are apart. Different services may share a prefix: only a tag file would tell.
  const [oneBase = '', oneRegion] = split(one);
  const [twoBase = '', twoRegion] = split(two);
  return !(same(oneBase, twoBase) && oneRegion !== undefined && twoRegion !== undefined);
}

/** `Storage.EastUS2` ⊂ `Storage` ⊂ `AzureCloud` ⊂ `Internet` (B21, B22). */
export function isTagWithin(inner: string, outer: string): boolean {
  if (same(inner, outer)) return true;
  if (/^(VirtualNetwork|AzureLoadBalancer|AzurePlatform\w+)$/i.test(inner)) return false;
  if (/^(VirtualNetwork|AzureLoadBalancer|AzurePlatform\w+)$/i.test(outer)) return false;
  if (same(outer, 'Internet')) return true;
  if (same(inner, 'Internet')) return false;
  if (same(outer, 'AzureCloud')) return true;
  return inner.toLowerCase().startsWith(`${outer.toLowerCase()}.`) && !same(outer, 'AzureFrontDoor');
}

/** The tag and its region; the second part of `AzureFrontDoor.FirstParty` is no region. */
export function split(tag: string): [base: string, region?: string] {
  if (/^AzureFrontDoor\./i.test(tag)) {
    const [first, second, region] = tag.split('.');
    return region === undefined ? [`${first}.${second}`] : [`${first}.${second}`, region];
  }
  const at = tag.indexOf('.');
  return at < 0 ? [tag] : [tag.slice(0, at), tag.slice(at + 1)];
}

export const same = (one: string, two: string) => one.toLowerCase() === two.toLowerCase();

/** A party as it is written. */
export function writeParty(party: Party | { readonly fqdn: string }): string {
  if (isUnknown(party)) return `unknown (${party.unknown})`;
  if ('any' in party) return '*';
  if ('block' in party) return `${party.block}`;
  if ('tag' in party) return party.tag;
  return 'group' in party ? party.group : party.fqdn;
}
