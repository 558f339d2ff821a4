import { PRIVATE_RANGES, UNUSABLE_RANGES } from '../facts/address-ranges';
import { Cidr, Ipv4 } from './cidr';

/** A service firewall's entry, and how it was written where that differs. */
export interface ClientAddress {
  /** A single address, or a block of /30 or larger: what the service accepts. */
  readonly entry: string;
  readonly writtenAs?: string;
}

/**
 * Reads a client's public address or block for a service firewall.
 *
 * Storage takes no /31 and no /32, so those become single addresses (source: `storageNetwork`).
 *
 * @throws Error when it is no address, is private or reserved, or is larger than /8
 */
export function readClientAddress(text: string): readonly ClientAddress[] {
  const block = text.includes('/') ? Cidr.parse(text) : Ipv4.parse(text).block;
  const inside = [...PRIVATE_RANGES, ...UNUSABLE_RANGES].find(({ range }) => Cidr.parse(range).overlaps(block));
  if (block.prefixLength < 8)
    throw new Error(`'${text}' admits ${block.size} addresses: name the clients' own, /8 at the largest`);
  if (inside !== undefined) {
    throw new Error(
      `'${text}' touches ${inside.range}, ${inside.what}: name the public address that the client is seen with`,
    );
  }
  if (block.prefixLength <= 30) return [{ entry: text }];
  const addresses = Array.from({ length: block.size }, (_, index) =>
    `${Cidr.at(block.first + index, 32)}`.replace('/32', ''),
  );
  return addresses.map((entry) => (entry === text ? { entry } : { entry, writtenAs: text }));
}
