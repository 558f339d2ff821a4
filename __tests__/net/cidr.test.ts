import { Cidr, HostInNetwork, Ipv4 } from '../../src/net/cidr';

describe('Cidr.parse', () => {
  test.each([
    '0.0.0.0/0',
    '128.0.0.0/1',
    '10.0.0.0/8',
    '10.0.0.0/24',
    '10.0.0.4/30',
    '10.0.0.5/32',
    '255.255.255.255/32',
  ])('reads %s and writes it back', (text) => {
    expect(`${Cidr.parse(text)}`).toBe(text);
  });

  test('knows the first address, the prefix and the size', () => {
    const block = Cidr.parse('10.40.0.0/16');
    expect([block.first, block.prefixLength, block.size]).toEqual([0x0a280000, 16, 65536]);
  });

  /** What netmask alone would read, and as what. */
  test.each([
    ['the prefix is missing', '10.0.0.0'],
    ['the prefix is empty', '1.2.3.4/'],
    ['the prefix is negative', '192.168.1.0/-1'],
    ['the prefix is minus nothing', '0.0.0.0/-0'],
    ['everything has a negative prefix', '0.0.0.0/-1'],
    ['the prefix is above 32', '192.168.1.0/33'],
    ['the prefix has a leading zero', '10.0.0.0/024'],
    ['the prefix has a sign', '10.0.0.0/+8'],
    ['the prefix is hexadecimal', '10.0.0.0/0x8'],
    ['the prefix has an exponent', '10.0.0.0/1e1'],
    ['the prefix has a fraction', '0.0.0.0/0.1'],
    ['the prefix is no number', '0.0.0.0/NaN'],
    ['the prefix has letters after it', '192.168.1.0/24x'],
    ['the prefix has a blank in it', '192.168.1.0/2 4'],
    ['the prefix has a blank before it', '10.0.0.0/ 8'],
    ['there are two prefixes', '10.0.0.0/8/8'],
    ['a slash ends it', '1.2.3.4/32/'],
    ['the prefix is a mask', '10.0.0.0/255.255.255.0'],
    ['an octet is octal', '010.0.0.0/8'],
    ['an octet is hexadecimal', '0x0a.0.0.0/8'],
    ['an octet is above 255', '256.0.0.0/8'],
    ['an octet wraps around 2^32', '4294967423.0.0.1/32'],
    ['an octet is negative', '-0.0.0.0/8'],
    ['an octet is empty', '10..0.0/8'],
    ['a dot ends the address', '10.0.0.0./8'],
    ['there are three octets', '10.0.0/8'],
    ['there are two octets', '10.10'],
    ['there is one octet', '10/8'],
    ['the address is one number', '167772160/8'],
    ['it is zero over zero', '0/0'],
    ['it is a range', '10.0.0.0-10.255.255.255'],
    ['a blank leads', ' 10.0.0.0/24'],
    ['a blank follows', '10.0.0.0/24 '],
    ['a line break follows', '10.0.0.0/24\n'],
    ['a NUL follows', '10.0.0.0/8\u0000'],
    ['a zero-width blank is in it', '10.0.0.0\u200b/8'],
    ['a digit is full-width', '１0.0.0.0/8'],
    ['a digit is Arabic', '10.0.0.0/٨'],
    ['it is IPv6', '::/0'],
    ['it is IPv4 in IPv6', '::ffff:10.0.0.0/104'],
    ['it is empty', ''],
    ['it is a word', 'default'],
  ])('fails when %s', (_, text) => {
    expect(() => Cidr.parse(text)).toThrow(/^expected /);
  });

  test.each([
    ['10.0.0.1/24', '10.0.0.0/24'],
    ['10.40.3.0/22', '10.40.0.0/22'],
    ['255.255.255.255/0', '0.0.0.0/0'],
  ])('fails when %s is no first address, and names %s', (text, meant) => {
    expect(() => Cidr.parse(text)).toThrow(`got '${text}': did you mean '${meant}'?`);
  });
});

describe('Cidr.at', () => {
  test.each([
    [0, 0, '0.0.0.0/0'],
    [0x0a280000, 16, '10.40.0.0/16'],
    [2 ** 32 - 1, 32, '255.255.255.255/32'],
  ])('makes the block at %d of length %d: %s', (first, prefixLength, text) => {
    expect(`${Cidr.at(first, prefixLength)}`).toBe(text);
  });

  test.each([
    ['the address is above the last one', 2 ** 32, 32],
    ['the address is negative', -1, 32],
    ['the address has a fraction', 0.5, 32],
    ['the address is no number', Number.NaN, 8],
    ['the prefix is above 32', 0, 33],
    ['the prefix is negative', 0, -1],
    ['the prefix has a fraction', 0, 8.5],
    ['no block of that length starts there', 11, 31],
  ])('fails when %s', (_, first, prefixLength) => {
    expect(() => Cidr.at(first, prefixLength)).toThrow(/^expected /);
  });
});

describe('contains and overlaps', () => {
  test.each([
    ['0.0.0.0/0', '10.0.0.0/8', true, true],
    ['10.0.0.0/24', '10.0.0.0/16', false, true],
    ['10.0.0.0/16', '10.0.9.0/24', true, true],
    ['10.0.0.0/16', '10.1.0.0/16', false, false],
    ['10.0.2.0/23', '10.0.20.0/24', false, false],
    ['10.0.0.4/32', '10.0.0.4/32', true, true],
    ['10.0.0.4/31', '10.0.0.5/32', true, true],
    ['10.0.0.4/31', '10.0.0.6/32', false, false],
    ['0.0.0.0/1', '0.0.0.0/0', false, true],
    ['0.0.0.0/1', '128.0.0.0/1', false, false],
  ])('%s and %s: contains %s, overlaps %s', (one, other, contains, overlaps) => {
    const [a, b] = [Cidr.parse(one), Cidr.parse(other)];
    expect([a.contains(b), a.overlaps(b)]).toEqual([contains, overlaps]);
  });
});

describe('Ipv4.parse', () => {
  test.each([
    ['0.0.0.0', 0],
    ['10.0.0.1', 0x0a000001],
    ['255.255.255.255', 2 ** 32 - 1],
  ])('reads %s', (text, value) => {
    const address = Ipv4.parse(text);
    expect([`${address}`, address.value, `${address.block}`]).toEqual([text, value, `${text}/32`]);
  });

  test.each([
    '',
    'abc',
    '10.0.0',
    '10.1',
    '10.0.0.300',
    '010.0.0.1',
    '0x1.2.3.4',
    '1.2.3.4.5',
    '1.2.3.4 ',
    '1.2.3.4\n',
    '1.2.3.4/32',
    '1.2.3.4/',
    '1.2.3.0/24',
    '::1',
    '١.2.3.4',
  ])('fails when the text is %j', (text) => {
    expect(() => Ipv4.parse(text)).toThrow(`expected an IPv4 address such as '10.1.0.10', got '${text}'`);
  });
});

describe('HostInNetwork.parse', () => {
  test.each([
    ['172.17.0.1/16', '172.17.0.1', '172.17.0.0/16'],
    ['10.0.0.6/30', '10.0.0.6', '10.0.0.4/30'],
    ['10.0.0.5/31', '10.0.0.5', '10.0.0.4/31'],
    ['172.17.255.254/16', '172.17.255.254', '172.17.0.0/16'],
  ])('reads %s as %s in %s', (text, host, network) => {
    const read = HostInNetwork.parse(text);
    expect([`${read}`, `${read.host}`, `${read.network}`]).toEqual([text, host, network]);
  });

  test.each([
    ['it is the network', '172.17.0.0/16'],
    ['it is the broadcast address', '172.17.255.255/16'],
    ['it stands alone', '10.0.0.1/32'],
    ['the prefix is missing', '172.17.0.1'],
    ['the prefix is empty', '172.17.0.1/'],
    ['the prefix has a leading zero', '172.17.0.1/016'],
    ['the prefix is negative', '1.2.3.4/-1'],
    ['the prefix is a mask', '172.17.0.1/255.255.0.0'],
    ['a slash ends it', '172.17.0.1/16/'],
    ['an octet has a leading zero', '172.17.0.01/16'],
    ['an octet is missing', '172.17.1/16'],
    ['it is a word', 'bridge'],
  ])('fails when %s', (_, text) => {
    expect(() => HostInNetwork.parse(text)).toThrow(
      new RegExp(`^expected an? (host )?address with its prefix such as '172.17.0.1/16', got .*'${text}'$`),
    );
  });
});
