import type { FirewallNetworkRule } from '../net/firewall-rule-set';

/** Where a network rule leads, in the arguments of policies and of classic collections alike. */
export function networkDestination({ to }: FirewallNetworkRule) {
  if ('hosts' in to) return { destinationFqdns: [...to.hosts] };
  return { destinationAddresses: 'tag' in to ? [to.tag] : to.blocks.map(addressText) };
}

/** A firewall writes every address as a star. */
const addressText = (block: { toString(): string }) => (`${block}` === '0.0.0.0/0' ? '*' : `${block}`);
