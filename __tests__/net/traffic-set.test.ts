import fc from 'fast-check';
import { ALL_ADDRESSES, addressesOf, blocksOf, PUBLIC_ADDRESSES } from '../../src/net/address-set';
import { Cidr } from '../../src/net/cidr';
import { IntervalSet } from '../../src/net/interval-set';
import { portsOf } from '../../src/net/port-set';
import { type Packet, PROTOCOLS, type TrafficBox, TrafficSet } from '../../src/net/traffic-set';

const small = (top: number) =>
  fc
    .array(
      fc.tuple(fc.nat(top), fc.nat(top)).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })),
      { minLength: 1, maxLength: 2 },
    )
    .map((intervals) => IntervalSet.of(...intervals));
const box: fc.Arbitrary<Required<TrafficBox>> = fc.record({
  sources: small(3),
  destinations: small(3),
  protocols: fc.subarray([...PROTOCOLS], { minLength: 1 }),
  ports: small(3),
});
const boxes = fc.array(box, { maxLength: 4 });
const setOf = (all: readonly TrafficBox[]) => all.reduce((set, one) => set.union(TrafficSet.of(one)), TrafficSet.EMPTY);
const inBoxes = (all: readonly Required<TrafficBox>[], { source, destination, protocol, port }: Packet) =>
  all.some(
    (one) =>
      one.sources.has(source) &&
      one.destinations.has(destination) &&
      one.protocols.includes(protocol) &&
      one.ports.has(port),
  );

/** Every packet of a world with four addresses and four ports. */
const PACKETS: Packet[] = [0, 1, 2, 3].flatMap((source) =>
  [0, 1, 2, 3].flatMap((destination) =>
    PROTOCOLS.flatMap((protocol) => [0, 1, 2, 3].map((port) => ({ source, destination, protocol, port }))),
  ),
);

describe('a traffic set', () => {
  test('holds the packets that a naive look at each box finds, after union, intersection and difference', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const [one, two] = [setOf(a), setOf(b)];
        const both = { union: one.union(two), intersect: one.intersect(two), subtract: one.subtract(two) };
        for (const packet of PACKETS) {
          const [inA, inB] = [inBoxes(a, packet), inBoxes(b, packet)];
          if (both.union.has(packet) !== (inA || inB)) throw new Error(`union ${JSON.stringify(packet)}`);
          if (both.intersect.has(packet) !== (inA && inB)) throw new Error(`intersect ${JSON.stringify(packet)}`);
          if (both.subtract.has(packet) !== (inA && !inB)) throw new Error(`subtract ${JSON.stringify(packet)}`);
        }
      }),
    );
  });

  test('is canonical: the same packets are the same text, in whatever order they came', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const set = setOf(all);
        expect(set.equals(setOf([...all].reverse()))).toBe(true);
        expect(set.equals(setOf(set.boxes))).toBe(true);
        expect(set.subtract(set).isEmpty).toBe(true);
        expect(TrafficSet.ALL.contains(set)).toBe(true);
      }),
    );
  });

  test('contains another where nothing of it is left over', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const [one, two] = [setOf(a), setOf(b)];
        expect(one.contains(two)).toBe(PACKETS.every((packet) => !two.has(packet) || one.has(packet)));
        expect(one.union(two).contains(one)).toBe(true);
      }),
    );
  });

  test('without a part is unlimited in it', () => {
    const web = TrafficSet.of({ protocols: ['tcp'], ports: portsOf(['443', '80-81']) });
    expect(web.boxes).toHaveLength(1);
    expect(web.has({ source: 0, destination: 2 ** 32 - 1, protocol: 'tcp', port: 81 })).toBe(true);
    expect(web.has({ source: 0, destination: 0, protocol: 'udp', port: 81 })).toBe(false);
  });
});

describe('addresses', () => {
  test('become the fewest blocks and back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2 ** 31 - 1), fc.integer({ min: 24, max: 32 })), { maxLength: 5 }),
        (parts) => {
          const blocks = parts.map(([start, length]) => Cidr.at(start - (start % 2 ** (32 - length)), length));
          const set = addressesOf(blocks);
          const written = blocksOf(set);
          expect(addressesOf(written).equals(set)).toBe(true);
          expect(written.length).toBeLessThanOrEqual(Math.max(blocks.length, 1) * 8);
        },
      ),
    );
  });

  test('of two neighbouring halves are one block', () => {
    const halves = ['10.0.0.0/25', '10.0.0.128/25'].map((text) => Cidr.parse(text));
    expect(blocksOf(addressesOf(halves)).join()).toBe('10.0.0.0/24');
    expect(blocksOf(ALL_ADDRESSES).join()).toBe('0.0.0.0/0');
  });

  test('in public are no private, local or multicast ones', () => {
    const has = (text: string) => PUBLIC_ADDRESSES.has(Cidr.parse(`${text}/32`).first);
    expect(['8.8.8.8', '20.60.0.1'].map(has)).toEqual([true, true]);
    expect(
      ['10.0.0.1', '172.31.0.1', '192.168.0.1', '100.64.0.1', '127.0.0.1', '169.254.0.1', '224.0.0.1'].some(has),
    ).toBe(false);
  });
});

describe('ports', () => {
  test.each([
    ['*', '0-65535'],
    ['443', '443'],
    ['8704-8710', '8704-8710'],
  ])('%s are %s', (text, expected) => {
    expect(`${portsOf([text])}`).toBe(expected);
  });

  test.each(['', 'a', '70000', '9-8', '1-2-3', '-1'])("fails when a port is '%s'", (text) => {
    expect(() => portsOf([text])).toThrow(`got '${text}'`);
  });
});
