import * as fc from 'fast-check';
import { Cidr, HostInNetwork, Ipv4 } from '../../src/net/cidr';

const prefix = fc.integer({ min: 0, max: 32 });
const size = (prefixLength: number) => 2 ** (32 - prefixLength);
/** A number that has blocks near it often, so that blocks meet. */
const address = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0x0a000000, max: 0x0a0000ff }));
const block = fc
  .tuple(address, prefix)
  .map(([value, prefixLength]) => Cidr.at(value - (value % size(prefixLength)), prefixLength));
const last = (one: Cidr) => one.first + one.size - 1;

describe('every block', () => {
  test('is what its text says', () => {
    fc.assert(
      fc.property(block, (one) => {
        const again = Cidr.parse(`${one}`);
        expect([again.first, again.prefixLength, `${again}`]).toEqual([one.first, one.prefixLength, `${one}`]);
      }),
    );
  });

  test('has 2^(32 - prefix) addresses and starts at a multiple of them', () => {
    fc.assert(
      fc.property(block, (one) => {
        expect(one.size).toBe(size(one.prefixLength));
        expect(one.first % one.size).toBe(0);
      }),
    );
  });

  test('is found again by its first address and prefix', () => {
    fc.assert(
      fc.property(block, (one) => {
        expect(`${Cidr.at(one.first, one.prefixLength)}`).toBe(`${one}`);
      }),
    );
  });

  test('contains and overlaps itself, and lies in everything', () => {
    fc.assert(
      fc.property(block, (one) => {
        expect([one.contains(one), one.overlaps(one), Cidr.parse('0.0.0.0/0').contains(one)]).toEqual([
          true,
          true,
          true,
        ]);
      }),
    );
  });

  test('contains its first and last address, and neither neighbour', () => {
    fc.assert(
      fc.property(block, (one) => {
        const holds = (value: number) => value >= 0 && value < 2 ** 32 && one.contains(Cidr.at(value, 32));
        expect([one.first - 1, one.first, last(one), last(one) + 1].map(holds)).toEqual([false, true, true, false]);
      }),
    );
  });

  test('is refused when an address inside it stands for its first', () => {
    fc.assert(
      fc.property(block, fc.nat(), (one, offset) => {
        fc.pre(offset % one.size !== 0);
        expect(() => Cidr.at(one.first + (offset % one.size), one.prefixLength)).toThrow(`did you mean '${one}'?`);
      }),
    );
  });
});

describe('two blocks', () => {
  test('overlap in both directions or in none', () => {
    fc.assert(
      fc.property(block, block, (one, other) => {
        expect(one.overlaps(other)).toBe(other.overlaps(one));
      }),
    );
  });

  test('contain and overlap as their ranges of addresses do', () => {
    fc.assert(
      fc.property(block, block, (one, other) => {
        expect(one.contains(other)).toBe(one.first <= other.first && last(other) <= last(one));
        expect(one.overlaps(other)).toBe(one.first <= last(other) && other.first <= last(one));
      }),
    );
  });

  test('that overlap lie one in the other', () => {
    fc.assert(
      fc.property(block, block, (one, other) => {
        expect(one.overlaps(other)).toBe(one.contains(other) || other.contains(one));
      }),
    );
  });

  test('that contain each other are the same', () => {
    fc.assert(
      fc.property(block, block, (one, other) => {
        expect(one.contains(other) && other.contains(one)).toBe(`${one}` === `${other}`);
      }),
    );
  });
});

test('of three blocks, what lies in the second lies in what holds the second', () => {
  fc.assert(
    fc.property(address, prefix, prefix, prefix, (value, ...lengths) => {
      const [large, middle, small] = [...lengths]
        .sort((a, b) => a - b)
        .map((length) => Cidr.at(value - (value % size(length)), length)) as [Cidr, Cidr, Cidr];
      expect([large.contains(middle), middle.contains(small), large.contains(small)]).toEqual([true, true, true]);
    }),
  );
});

test('an address is the number that it counts to', () => {
  fc.assert(
    fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)), (octets) => {
      const read = Ipv4.parse(octets.join('.'));
      expect(read.value).toBe(octets.reduce((sum, octet) => sum * 256 + octet, 0));
      expect(read.block.first).toBe(read.value);
    }),
  );
});

test('a host lies in its network and is written back as it was', () => {
  fc.assert(
    fc.property(address, fc.integer({ min: 1, max: 30 }), (value, prefixLength) => {
      const network = Cidr.at(value - (value % size(prefixLength)), prefixLength);
      fc.pre(value !== network.first && value !== last(network));
      const text = `${Cidr.at(value, 32)}`.replace('/32', `/${prefixLength}`);
      const read = HostInNetwork.parse(text);
      expect([`${read}`, `${read.network}`]).toEqual([text, `${network}`]);
      expect(read.network.contains(read.host.block)).toBe(true);
    }),
  );
});

test('text that is no block is refused, and what is read is written back', () => {
  const piece = fc.constantFrom('0', '1', '8', '10', '010', '255', '256', '.', '/', '-', ' ', '0x', 'e', ':', '+');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
      ),
      (text) => {
        let read: Cidr | undefined;
        try {
          read = Cidr.parse(text);
        } catch (error) {
          expect((error as Error).message).toContain(`got '${text}'`);
        }
        if (read !== undefined) expect(`${read}`).toBe(text);
      },
    ),
  );
});
