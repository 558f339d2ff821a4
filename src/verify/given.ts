import type { Cidr, Ipv4 } from '../net/cidr';
import type { Protocol } from '../net/traffic-set';

/** What an appliance or a gateway of somebody else lets out: it is not in the input, and somebody answers for it. */
export interface Given {
  /** The appliance's address, or the gateway of the network. */
  readonly hop: Ipv4 | 'gateway';
  /** Everything that passes; nothing else does. */
  readonly passes: readonly GivenPass[];
}

export interface GivenPass {
  /** A service tag, a block, or a name as a firewall writes it: `*.azureml.ms`. */
  readonly to: { readonly tag: string } | { readonly block: Cidr } | { readonly host: string };
  readonly protocol: Protocol;
  readonly port: number;
}

export function writePass({ to, port, protocol }: GivenPass): string {
  const where = 'tag' in to ? to.tag : 'host' in to ? to.host : `${to.block}`;
  return `${where} ${protocol === 'icmp' ? protocol : `${port}/${protocol}`}`;
}
