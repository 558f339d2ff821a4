import * as fc from 'fast-check';
import { prefixFor, usableAddresses } from '../../src/net/subnet-size';

/** 2^(32 - prefix) addresses, of which Azure keeps the first four and the last. */
const CAPACITY = [
  [29, 3],
  [28, 11],
  [27, 27],
  [26, 59],
  [25, 123],
  [24, 251],
  [23, 507],
  [22, 1019],
  [21, 2043],
] as const;

describe.each(CAPACITY)('a /%d', (prefixLength, capacity) => {
  test(`leaves ${capacity} addresses`, () => {
    expect(usableAddresses(prefixLength)).toBe(capacity);
  });

  test('holds as many hosts as that, and not one more', () => {
    expect([prefixFor(capacity), prefixFor(capacity + 1)]).toEqual([prefixLength, prefixLength - 1]);
  });
});

test('the example of the AKS documents needs a /21: 50 nodes, one of an upgrade, 30 pods on each', () => {
  const nodes = 50 + 1;
  const addresses = nodes + nodes * 30;
  expect([addresses, prefixFor(addresses)]).toEqual([1581, 21]);
});

test('nothing is smaller than /29, the smallest subnet of Azure', () => {
  expect([prefixFor(0), prefixFor(1)]).toEqual([29, 29]);
});

test('the prefix is the longest that holds the hosts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: 2 ** 24 }), (hosts) => {
      const prefixLength = prefixFor(hosts);
      expect(usableAddresses(prefixLength)).toBeGreaterThanOrEqual(hosts);
      expect(usableAddresses(prefixLength + 1)).toBeLessThan(hosts);
    }),
  );
});

test('more hosts never get a smaller subnet', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 24), fc.nat(1000), (hosts, more) => {
      expect(prefixFor(hosts + more)).toBeLessThanOrEqual(prefixFor(hosts));
    }),
  );
});
