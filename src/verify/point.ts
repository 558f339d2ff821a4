import type { Machine, PrivateEndpoint, Subnet } from '../model/network-model';
import type { Service } from '../model/service-model';
import type { Maybe } from '../model/terraform-value';
import type { IntervalSet } from '../net/interval-set';
import type { Owner } from './flow';
import type { Balanced } from './load-balancers';

/**
 * Where packets come from or go to, as far as rules can tell: one address out of `addresses`, or some address of a
 * service tag whose prefixes are not known.
 */
export interface Point {
  /** For people. */
  readonly text: string;
  readonly addresses?: IntervalSet;
  readonly tag?: string;
  /** Somebody on the Internet: no address of Azure, and none that the input names. */
  readonly stranger?: boolean;
  readonly subnet?: Subnet;
  readonly machine?: Machine;
  /** A node of a compute: no member of an application security group, with a security group of the platform. */
  readonly node?: boolean;
  /** A load balancer's address: the cluster writes rules of its own for it (H7). */
  readonly frontend?: boolean;
  /** A pod of an overlay: its address is in no network, and no route leads to it. */
  readonly pod?: boolean;
  /** A load balancer's own address, as the input writes it. */
  readonly balanced?: Balanced;
  readonly publicIp?: Maybe<boolean>;
  readonly endpoint?: PrivateEndpoint;
  readonly service?: Service;
  readonly part?: string;
  /** Whose storage it is, where its tag is that of storage. */
  readonly owner?: Owner;
  /** The name that the client asks for. */
  readonly host?: string;
}
