import { LIMITS } from '../facts/limits';

/** Addresses that a subnet of this prefix leaves for its hosts. */
export function usableAddresses(prefixLength: number): number {
  return 2 ** (32 - prefixLength) - LIMITS.reservedAddressesPerSubnet.value;
}

/** The longest prefix whose subnet holds this many hosts, never longer than Azure's smallest subnet. */
export function prefixFor(hosts: number): number {
  let prefixLength = LIMITS.smallestSubnetPrefix.value;
  while (usableAddresses(prefixLength) < hosts) prefixLength -= 1;
  return prefixLength;
}
