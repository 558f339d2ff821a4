import { PRIVATE_RANGES, UNUSABLE_RANGES } from '../facts/address-ranges';
import { Cidr } from './cidr';
import { IntervalSet } from './interval-set';

const LAST_ADDRESS = 2 ** 32 - 1;

/** The addresses of these blocks, as one set. */
export function addressesOf(blocks: readonly Cidr[]): IntervalSet {
  return IntervalSet.of(...blocks.map((block) => ({ first: block.first, last: block.first + block.size - 1 })));
}

export const ALL_ADDRESSES = IntervalSet.of({ first: 0, last: LAST_ADDRESS });

/** What nobody on the Internet has: private, shared, local and multicast ranges. */
export const PRIVATE_ADDRESSES = addressesOf(PRIVATE_RANGES.map(({ range }) => Cidr.parse(range)));
export const PUBLIC_ADDRESSES = ALL_ADDRESSES.subtract(PRIVATE_ADDRESSES).subtract(
  addressesOf(UNUSABLE_RANGES.map(({ range }) => Cidr.parse(range))),
);

/** The fewest blocks that hold exactly these addresses, in ascending order. */
export function blocksOf(addresses: IntervalSet): Cidr[] {
  const blocks: Cidr[] = [];
  for (const { first, last } of addresses.intervals) {
    for (let from = first; from <= last; ) {
      let prefixLength = 32;
      const fits = (length: number) => from % 2 ** (32 - length) === 0 && from + 2 ** (32 - length) - 1 <= last;
      while (prefixLength > 0 && fits(prefixLength - 1)) prefixLength -= 1;
      blocks.push(Cidr.at(from, prefixLength));
      from += 2 ** (32 - prefixLength);
    }
  }
  return blocks;
}
