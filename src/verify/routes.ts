import { PRIVATE_RANGES } from '../facts/address-ranges';
import type { HostAddress, NextHop, PrivateEndpoint, Route, Subnet } from '../model/network-model';
import { isUnknown, known } from '../model/terraform-value';
import { addressesOf, PRIVATE_ADDRESSES } from '../net/address-set';
import { Cidr } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';
import type { Assumptions } from './assumptions';
import { holds, type Membership } from './membership';
import type { Point } from './point';
import { tagInTag } from './tag-inclusion';
import type { Ternary } from './ternary';
import { setOf, type Topology } from './topology';

/** Where a packet goes next, and which route says so. */
export interface Way {
  readonly hop: NextHop | 'Peering' | 'PrivateEndpoint';
  readonly appliance?: HostAddress;
  /** The network on the other side of a peering. */
  readonly peer?: string;
  readonly text: string;
  readonly address?: string;
  readonly route?: string;
  readonly semantics: readonly string[];
}

interface Candidate extends Way {
  readonly match: Ternary;
  /** Length of the prefix; a tag's prefixes are longer than any default route's. */
  readonly length: number;
  /** Among equal prefixes: UDR, then what Azure made (C4); among tags regional, base, AzureCloud (C7). */
  readonly rank: number;
}

/** No published prefix of a tag is shorter. */
const TAG_LENGTH = 8;
const RESERVED = PRIVATE_RANGES.map(({ range }) => Cidr.parse(range));

/** Chooses the route of a subnet by the destination alone (C21): the longest prefix wins (C4). */
export class Router {
  private readonly blocks = new Map<
    Cidr,
    { readonly set: IntervalSet; readonly public: Ternary; readonly owner: string | undefined }
  >();

  public constructor(
    private readonly topology: Topology,
    private readonly membership: Membership,
  ) {}

  public choose(subnet: Subnet, to: Point, assume: Assumptions): Way {
    const table = this.topology.table(subnet.routeTable);
    if (table === 'unknown') {
      return assume.doubt({
        kind: 'route',
        text: `the route table of ${subnet.address} is not in the input`,
        address: subnet.address,
        semantics: ['C4'],
      });
    }
    const own = table === 'none' ? [] : table.routes;
    const candidates = [
      ...own.flatMap((route) => this.ownRoute(route, to)),
      ...this.systemRoutes(subnet, to, own),
    ].filter(({ match }) => match !== 'no');
    const usable = this.applyEndpointRule(candidates, subnet, to);
    usable.sort((a, b) => b.length - a.length || b.rank - a.rank);
    const sure = usable.find(({ match }) => match === 'yes');
    const passed = new Set<string>(sure === undefined ? [] : [outcomeOf(sure)]);
    for (const candidate of usable) {
      if (candidate === sure) return this.unlessLearnt(candidate, subnet, to, assume);
      // Several routes to the same hop are one question.
      const outcome = outcomeOf(candidate);
      if (passed.has(outcome)) continue;
      passed.add(outcome);
      const taken = assume.ask(`route to ${outcome} of ${subnet.address} for ${to.text}`, {
        kind: 'route',
        text: `whether ${candidate.text} covers ${to.text} is not known`,
        ...(candidate.address === undefined ? {} : { address: candidate.address }),
        semantics: ['C4', 'M2'],
      });
      if (taken) return candidate;
    }
    return { hop: 'None', text: `no route of ${subnet.name} leads to ${to.text}`, semantics: ['C1'] };
  }

  /** What a gateway has learnt goes before the routes that everybody has (C4); Terraform does not hold it. */
  private unlessLearnt(way: Candidate, subnet: Subnet, to: Point, assume: Assumptions): Way {
    const network = this.topology.network(subnet);
    if (way.rank === 1 && way.hop === 'None' && network !== undefined && this.topology.reachesElsewhere(network)) {
      return assume.doubt({
        kind: 'route',
        text: `whether a network that ${network.name} is peered with holds ${to.text} is not known`,
        address: network.address,
        semantics: ['C14', 'M2'],
      });
    }
    const table = this.topology.table(subnet.routeTable);
    const closed = typeof table === 'object' && table.propagation === false;
    if (way.rank !== 1 || closed) return way;
    if (this.topology.given.some(({ hop }) => hop === 'gateway'))
      return { hop: 'VirtualNetworkGateway', text: 'given: what the gateway has learnt', semantics: ['C4'] };
    const gateway = this.topology.gatewayOf(subnet);
    if (gateway === undefined) return way;
    return assume.doubt({
      kind: 'route',
      text: `whether ${gateway} has learnt a route to ${to.text} is not known`,
      address: gateway,
      semantics: ['C4', 'M2'],
    });
  }

  /** Nothing where the route surely leads elsewhere: a table may hold hundreds. */
  private ownRoute(route: Route, to: Point): Candidate | [] {
    const match = this.ownMatch(route, to);
    if (match === 'no') return [];
    const hop = known(route.hop, 'None' as const);
    const base = {
      hop,
      ...(route.appliance === undefined ? {} : { appliance: route.appliance }),
      address: route.address,
      route: route.name,
      semantics: ['C4'],
    };
    if (isUnknown(route.to) || isUnknown(route.hop)) {
      return { ...base, match: 'unknown', length: 32, rank: 9, text: `route '${route.name}'` };
    }
    if ('tag' in route.to) {
      const { tag } = route.to;
      const rank = /^azurecloud$/i.test(tag) ? 4 : /^azurecloud\./i.test(tag) ? 5 : tag.includes('.') ? 7 : 6;
      return {
        ...base,
        semantics: ['C4', 'C7'],
        match,
        length: this.tagLength(tag, to),
        rank,
        text: `route '${route.name}' (${tag} to ${hop})`,
      };
    }
    const { prefixLength: length } = route.to.block;
    const text = `route '${route.name}' (${route.to.block} to ${hop})`;
    return { ...base, match, length, rank: 8, text };
  }

  private ownMatch({ to: where, hop }: Route, to: Point): Ternary {
    if (isUnknown(where) || isUnknown(hop)) return 'unknown';
    if ('tag' in where) return this.membership.inTag(where.tag, to);
    const { set, public: open, owner } = this.block(where.block);
    if (to.addresses !== undefined) return holds(set, to.addresses);
    const another = owner !== undefined && to.tag !== undefined && tagInTag(to.tag, owner) === 'no';
    return open === 'unknown' && another ? 'no' : open;
  }

  /** A route's block, and the tag that a file gives it to: two services have no address in common. */
  private block(block: Cidr) {
    const before = this.blocks.get(block);
    if (before !== undefined) return before;
    const set = addressesOf([block]);
    const { tags, publicAddresses } = this.topology;
    const owner = tags?.tags.find((one) => tags.addressesOf(one)?.contains(set));
    const made = { set, public: holds(set, publicAddresses), owner };
    this.blocks.set(block, made);
    return made;
  }

  /** The longest published prefix that holds the destination, where a file says. */
  private tagLength(tag: string, to: Point): number {
    const prefixes = this.topology.tags?.prefixesOf(tag);
    const first = to.addresses?.intervals[0]?.first;
    if (prefixes === undefined || first === undefined) return TAG_LENGTH;
    const holding = prefixes.filter((one) => one.first <= first && first < one.first + one.size);
    return holding.reduce((longest, { prefixLength }) => Math.max(longest, prefixLength), TAG_LENGTH);
  }

  private systemRoutes(subnet: Subnet, to: Point, own: readonly Route[]): Candidate[] {
    const network = this.topology.network(subnet);
    const addresses = to.addresses ?? this.topology.publicAddresses;
    const routes: Candidate[] = [];
    const add = (set: IntervalSet, length: number, rank: number, way: Way) => {
      const match = holds(set, addresses);
      if (match !== 'no') routes.push({ ...way, match, length, rank });
    };
    for (const block of network === undefined || isUnknown(network.blocks) ? [] : network.blocks) {
      add(addressesOf([block]), block.prefixLength, 3, {
        hop: 'VnetLocal',
        text: `system route to the network's ${block}`,
        semantics: ['C1'],
      });
    }
    for (const { out, back, peer } of network === undefined ? [] : this.topology.peeringsOf(network)) {
      for (const block of peer === undefined || isUnknown(peer.blocks) || back === undefined ? [] : peer.blocks) {
        add(addressesOf([block]), block.prefixLength, 3, {
          hop: 'Peering',
          ...(peer === undefined ? {} : { peer: peer.address }),
          text: `system route to the peered ${block}`,
          address: out.address,
          semantics: ['C14'],
        });
      }
    }
    if (to.endpoint !== undefined && this.routesEndpoint(subnet, to.endpoint)) {
      routes.push({
        hop: 'PrivateEndpoint',
        match: 'yes',
        length: 32,
        rank: 3,
        text: `route of the private endpoint`,
        address: to.endpoint.address,
        semantics: ['C15'],
      });
    }
    const overridden = own.some(({ to: where }) => 'block' in where && where.block.prefixLength === 0);
    for (const block of overridden ? [] : RESERVED) {
      add(addressesOf([block]), block.prefixLength, 1, {
        hop: 'None',
        text: `system route that drops ${block}`,
        semantics: ['C1'],
      });
    }
    const everything = Cidr.parse('0.0.0.0/0');
    add(addressesOf([everything]), 0, 1, { hop: 'Internet', text: 'system route to the Internet', semantics: ['C1'] });
    return routes;
  }

  /** The endpoint's own network and direct peers have its route. */
  private routesEndpoint(subnet: Subnet, endpoint: PrivateEndpoint): boolean {
    const there = isUnknown(endpoint.subnet) ? undefined : this.topology.subnet(endpoint.subnet);
    const home = there === undefined ? undefined : this.topology.network(there);
    const here = this.topology.network(subnet);
    if (home === undefined || here === undefined) return false;
    if (home === here) return true;
    return this.topology.peeringsOf(here).some(({ peer, back }) => peer === home && back !== undefined);
  }

  /** C15: a route of the user beats an endpoint's only with policy, and with a prefix as long as the network's. */
  private applyEndpointRule(candidates: readonly Candidate[], _subnet: Subnet, to: Point): Candidate[] {
    const endpoint = candidates.find(({ hop }) => hop === 'PrivateEndpoint');
    if (endpoint === undefined || to.endpoint === undefined) return [...candidates];
    const there = isUnknown(to.endpoint.subnet) ? undefined : this.topology.subnet(to.endpoint.subnet);
    const home = there === undefined ? undefined : this.topology.network(there);
    const policy = known(there?.endpointPolicies ?? 'Disabled', 'unknown');
    const routed = ['Enabled', 'RouteTableEnabled', 'unknown'].includes(policy);
    const range =
      home === undefined || isUnknown(home.blocks) ? undefined : home.blocks.find((block) => overlapping(block, to));
    const beats = candidates.filter(
      ({ rank, length }) =>
        rank === 8 && (length === 32 || (routed && length >= (range?.prefixLength ?? 0) && length > 0)),
    );
    if (beats.length === 0) return [endpoint];
    const semantics = ['C15'];
    return beats
      .map((one) => ({ ...one, semantics, match: policy === 'unknown' ? 'unknown' : one.match }))
      .concat(
        policy === 'unknown' || beats.some(({ match }) => match !== 'yes')
          ? [{ ...endpoint, semantics, length: -1 }]
          : [],
      );
  }
}

function overlapping(block: Cidr, to: Point): boolean {
  return to.addresses !== undefined && addressesOf([block]).overlaps(to.addresses);
}

/** Where a route leads, whatever its prefix. */
function outcomeOf({ hop, appliance, peer }: Way): string {
  return JSON.stringify([hop, appliance, peer]);
}

export const isPrivate = (topology: Topology, point: Point): boolean =>
  point.addresses !== undefined &&
  (PRIVATE_ADDRESSES.contains(point.addresses) ||
    topology.model.networks.some(({ blocks }) => setOf(blocks).overlaps(point.addresses as IntervalSet)));
