import { PLATFORM_ADDRESSES } from '../facts/default-rules';
import type { Subnet } from '../model/network-model';
import { isUnknown, known } from '../model/terraform-value';
import { addressesOf, PRIVATE_ADDRESSES } from '../net/address-set';
import { Ipv4 } from '../net/cidr';
import { IntervalSet } from '../net/interval-set';
import { setOf, type Topology } from './topology';

/** What the tag `VirtualNetwork` means in the rules of one subnet (B18, B19). */
export interface VirtualNetworkTag {
  readonly surely: IntervalSet;
  /** The input does not say. */
  readonly perhaps: IntervalSet;
  /** Prefixes of routes to the Internet or to nowhere: the documents do not say. */
  readonly dead: IntervalSet;
  /** Service tags that a route of the subnet names, and whether they are surely in. */
  readonly tags: readonly { readonly tag: string; readonly surely: boolean }[];
}

export function virtualNetworkTag(topology: Topology, subnet: Subnet): VirtualNetworkTag {
  const network = topology.network(subnet);
  let surely = addressesOf([Ipv4.parse(PLATFORM_ADDRESSES.wire.ip).block]);
  let perhaps = IntervalSet.EMPTY;
  let dead = IntervalSet.EMPTY;
  const tags: { tag: string; surely: boolean }[] = [];
  if (network === undefined || isUnknown(network.blocks)) perhaps = perhaps.union(PRIVATE_ADDRESSES);
  if (network !== undefined) {
    surely = surely.union(setOf(network.blocks));
    for (const { out, back, peer } of topology.peeringsOf(network)) {
      if (out.allowAccess === false || back === undefined) continue;
      if (peer === undefined || isUnknown(peer.blocks)) perhaps = perhaps.union(PRIVATE_ADDRESSES);
      else surely = surely.union(setOf(peer.blocks));
    }
    const remote = topology.peeringsOf(network).some(({ out }) => out.useRemoteGateways !== false);
    // Whom its owner has peered it with is not told.
    if (network.elsewhere) perhaps = perhaps.union(PRIVATE_ADDRESSES);
    // What a gateway has learnt belongs to the tag, and Terraform does not hold it.
    if (topology.gateway !== undefined || remote) perhaps = perhaps.union(PRIVATE_ADDRESSES);
  }
  const table = topology.table(subnet.routeTable);
  if (table === 'unknown') perhaps = IntervalSet.of({ first: 0, last: 2 ** 32 - 1 });
  if (typeof table === 'object') {
    for (const { to, hop } of table.routes) {
      const sure = ['VirtualAppliance', 'VirtualNetworkGateway', 'VnetLocal'].includes(known(hop, 'unknown'));
      if ('tag' in to) tags.push({ tag: to.tag, surely: sure });
      else if (isUnknown(to)) perhaps = IntervalSet.of({ first: 0, last: 2 ** 32 - 1 });
      else if (sure) surely = surely.union(addressesOf([to.block]));
      else dead = dead.union(addressesOf([to.block]));
    }
  }
  return { surely, perhaps: perhaps.subtract(surely), dead: dead.subtract(surely), tags };
}
