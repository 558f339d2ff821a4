import * as fc from 'fast-check';
import { PRIVATE_RANGES, UNUSABLE_RANGES } from '../../src/facts/address-ranges';
import { Cidr } from '../../src/net/cidr';
import { readClientAddress } from '../../src/net/client-addresses';

describe('readClientAddress', () => {
  test.each(['203.0.113.7', '203.0.113.4/30', '198.51.100.0/24', '20.0.0.0/8', '9.0.0.0/8', '11.0.0.0/8', '8.8.8.8'])(
    'takes %s as it stands',
    (text) => {
      expect(readClientAddress(text)).toEqual([{ entry: text }]);
    },
  );

  test('writes a /32 as its address', () => {
    expect(readClientAddress('203.0.113.7/32')).toEqual([{ entry: '203.0.113.7', writtenAs: '203.0.113.7/32' }]);
  });

  test('writes a /31 as its two addresses', () => {
    expect(readClientAddress('203.0.113.6/31')).toEqual([
      { entry: '203.0.113.6', writtenAs: '203.0.113.6/31' },
      { entry: '203.0.113.7', writtenAs: '203.0.113.6/31' },
    ]);
  });

  test.each([
    ['it is private, of class A', '10.0.0.1', '10.0.0.0/8'],
    ['it is private, of class B', '172.31.255.255', '172.16.0.0/12'],
    ['it is private, of class C', '192.168.1.0/24', '192.168.0.0/16'],
    ['it is behind a carrier', '100.64.0.1', '100.64.0.0/10'],
    ['it is "this network"', '0.0.0.0', '0.0.0.0/8'],
    ['it is the loopback', '127.0.0.1', '127.0.0.0/8'],
    ['it is link-local', '169.254.1.1', '169.254.0.0/16'],
    ["it is Azure's own", '168.63.129.16', '168.63.129.16/32'],
    ['it is multicast', '224.0.0.1', '224.0.0.0/4'],
    ['it is the broadcast', '255.255.255.255', '240.0.0.0/4'],
    ['a private block lies in it', '172.0.0.0/8', '172.16.0.0/12'],
    ['an address of Azure lies in it', '168.63.0.0/16', '168.63.129.16/32'],
  ])('fails when %s', (_, text, range) => {
    expect(() => readClientAddress(text)).toThrow(
      new RegExp(`^'${text}' touches ${range}, .*: name the public address`),
    );
  });

  test.each([
    ['0.0.0.0/0', 2 ** 32],
    ['8.0.0.0/7', 2 ** 25],
  ])('fails when %s admits too many', (text, size) => {
    expect(() => readClientAddress(text)).toThrow(`'${text}' admits ${size} addresses: name the clients' own`);
  });

  test.each([
    ['IPv6 is written', '2001:db8::1', "expected an IPv4 address such as '10.1.0.10', got '2001:db8::1'"],
    ['a block of IPv6 is written', '::/0', "expected an IPv4 block such as '10.1.0.0/24', got '::/0'"],
    ['it is a name', 'vpn.example.com', "expected an IPv4 address such as '10.1.0.10', got 'vpn.example.com'"],
    ['host bits are set', '203.0.113.5/31', "did you mean '203.0.113.4/31'?"],
    ['an octet is octal', '0203.0.113.7', "got '0203.0.113.7'"],
    ['it is empty', '', "got ''"],
  ])('fails when %s', (_, text, message) => {
    expect(() => readClientAddress(text)).toThrow(message);
  });

  test('admits the same addresses as were written, as single ones or blocks of /30 and larger', () => {
    const kept = [...PRIVATE_RANGES, ...UNUSABLE_RANGES].map(({ range }) => Cidr.parse(range));
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 8, max: 32 }), (value, prefixLength) => {
        const size = 2 ** (32 - prefixLength);
        const written = Cidr.at(value - (value % size), prefixLength);
        fc.pre(!kept.some((range) => range.overlaps(written)));
        const blocks = readClientAddress(`${written}`).map(({ entry }) =>
          Cidr.parse(entry.includes('/') ? entry : `${entry}/32`),
        );
        expect(blocks.every((block) => block.prefixLength <= 30 || block.prefixLength === 32)).toBe(true);
        expect(blocks.every((block) => written.contains(block))).toBe(true);
        expect(new Set(blocks.map(String)).size).toBe(blocks.length);
        expect(blocks.reduce((sum, block) => sum + block.size, 0)).toBe(written.size);
      }),
    );
  });
});
