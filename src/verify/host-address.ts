import { PLATFORM_ADDRESSES } from '../facts/default-rules';
import { Ipv4 } from '../net/cidr';
import type { Point } from './point';

type HostAddress = keyof typeof PLATFORM_ADDRESSES;

const HOSTS: ReadonlyMap<number | undefined, HostAddress> = new Map(
  Object.entries(PLATFORM_ADDRESSES).map(([name, { ip }]) => [Ipv4.parse(ip).value, name as HostAddress]),
);

/** Which of the two addresses of the host below every machine this is, if it is one. */
export function hostAddressOf({ addresses }: Point): HostAddress | undefined {
  return addresses?.size === 1 ? HOSTS.get(addresses.intervals[0]?.first) : undefined;
}
