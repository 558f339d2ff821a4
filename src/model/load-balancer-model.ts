import type { Ipv4 } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';
import type { Link } from './network-model';
import type { Maybe } from './terraform-value';

export interface LoadBalancer {
  readonly address: string;
  readonly name: string;
  readonly sku: Maybe<string>;
  readonly frontends: Maybe<readonly Frontend[]>;
  readonly pools: readonly BackendPool[];
  readonly rules: readonly BalancerRule[];
  readonly outbound: readonly OutboundRule[];
  /** A rule or pool of which the input does not say whose it is. */
  readonly incomplete?: string;
}

/** An address of a load balancer: a public one, or one of a subnet. */
export interface Frontend {
  readonly name: string;
  readonly public: boolean;
  readonly publicIp?: Link;
  readonly subnet?: Link;
  readonly ip?: Ipv4;
}

/** Who stands behind: network interfaces, or addresses of machines. */
export interface BackendPool {
  readonly address: string;
  readonly interfaces: readonly Link[];
  readonly ips: readonly Maybe<Ipv4>[];
}

/** A load-balancing rule, or a rule that leads one port to one machine. */
export interface BalancerRule {
  readonly address: string;
  readonly name: string;
  readonly frontend: Maybe<string>;
  readonly protocol: Maybe<'tcp' | 'udp' | 'all'>;
  readonly frontendPorts: Maybe<IntervalSet>;
  /** Missing: the port stays as it is. */
  readonly backendPort?: Maybe<number>;
  readonly pools: readonly Maybe<BackendPool>[];
  readonly probe?: Maybe<number>;
  readonly floatingIp: Maybe<boolean>;
  /** Machines behind it leave by its frontend. */
  readonly snat: Maybe<boolean>;
}

export interface OutboundRule {
  readonly address: string;
  readonly protocol: Maybe<'tcp' | 'udp' | 'all'>;
  readonly pool: Maybe<BackendPool>;
  readonly frontends: Maybe<readonly string[]>;
}
