import type { ServiceTag } from '../facts/service-tags';
import { Cidr } from '../net/cidr';

/** A route of a table: to a block or a tag, over the firewall or straight out. */
export interface Route {
  readonly name: string;
  readonly to: Cidr | ServiceTag;
  readonly nextHop: 'Firewall' | 'Internet';
  readonly why: string;
}

/** Everything that no longer prefix takes. */
export const DEFAULT_ROUTE = Cidr.parse('0.0.0.0/0');
