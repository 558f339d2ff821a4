import type { Cidr } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';
import type { Maybe, Unknown } from './terraform-value';

/** One entry of a rule's source or destination. IPv6 entries are left out: no path of the model is IPv6. */
export type Party =
  | { readonly any: true }
  | { readonly block: Cidr }
  | { readonly tag: string }
  /** An application security group. */
  | { readonly group: string }
  | Unknown;

export type RuleProtocol = 'Tcp' | 'Udp' | 'Icmp' | 'Esp' | 'Ah' | '*';

export interface SecurityRule {
  /** The group for an inline rule, the rule's own resource otherwise. */
  readonly address: string;
  readonly name: string;
  readonly priority: Maybe<number>;
  readonly direction: Maybe<'Inbound' | 'Outbound'>;
  readonly access: Maybe<'Allow' | 'Deny'>;
  readonly protocol: Maybe<RuleProtocol>;
  readonly sources: readonly Party[];
  readonly sourcePorts: Maybe<IntervalSet>;
  readonly destinations: readonly Party[];
  readonly ports: Maybe<IntervalSet>;
  /** It names addresses of IPv6 as well, which are not among its parties. */
  readonly ipv6?: true;
}

export interface SecurityGroup {
  readonly address: string;
  readonly name: string;
  /** The group's own rules in the order of the input; the default rules are not among them. */
  readonly rules: readonly SecurityRule[];
  /** Rules that a service writes into the group beside Terraform. */
  readonly brought?: readonly SecurityRule[];
}
