import type { ServiceTag } from '../facts/service-tags';
import { Cidr } from '../net/cidr';

/**
 * Where a route leads: over our own firewall, over an appliance with a private address, to the gateway of the network,
 * straight out, within the network, or nowhere.
 */
export type NextHop =
  | 'Firewall'
  | { readonly appliance: string }
  | 'VirtualNetworkGateway'
  | 'Internet'
  | 'VnetLocal'
  | 'None';

/** A route of a table, to a block or a service tag. */
export interface Route {
  readonly name: string;
  readonly to: Cidr | ServiceTag;
  readonly nextHop: NextHop;
  readonly why: string;
  /** One route for each prefix that Azure lists for the tag when Terraform plans, in place of one for the tag. */
  readonly live?: LivePrefixes;
}

/** What Azure is asked for: a service, in all regions or in one, which it may spell otherwise (`centralfrance`). */
export interface LivePrefixes {
  readonly service: string;
  readonly region?: string;
}

/** Everything that no longer prefix takes. */
export const DEFAULT_ROUTE = Cidr.parse('0.0.0.0/0');
