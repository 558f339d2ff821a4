import { Ipv4 } from '../net/cidr';
import type { Maybe } from './terraform-value';

/** The IPv4 address that an attribute holds; none where it is not known yet, or is of another kind. */
export function addressOf(text: Maybe<string> | undefined): Ipv4 | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return Ipv4.parse(text);
  } catch {
    return undefined;
  }
}
