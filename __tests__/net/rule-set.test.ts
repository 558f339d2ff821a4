import * as fc from 'fast-check';
import { Cidr } from '../../src/net/cidr';
import { numberRules, type Rule } from '../../src/net/rule-set';

const rule = (name: string, over: Partial<Rule> = {}): Rule => ({
  name,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  from: [Cidr.parse('10.1.0.0/24')],
  to: 'VirtualNetwork',
  ports: ['443'],
  why: 'a test needs it',
  ...over,
});
const blocks = (...texts: string[]) => texts.map((text) => Cidr.parse(text));
const OUT = { direction: 'Outbound' } as const;
const many = (count: number, over: Partial<Rule> = {}) =>
  Array.from({ length: count }, (_, index) => rule(`r${index}`, over));
const numbers = (...rules: Rule[]) => numberRules(rules).map(({ name, priority }) => [name, priority]);

describe('numberRules', () => {
  test('counts by position in steps of ten, each direction on its own', () => {
    expect(numbers(rule('a'), rule('x', OUT), rule('b'), rule('y', OUT), rule('c'))).toEqual([
      ['a', 100],
      ['x', 100],
      ['b', 110],
      ['y', 110],
      ['c', 120],
    ]);
  });

  test('counts from another number where somebody else has the first ones, and has less room', () => {
    expect(numberRules([rule('a'), rule('b')], 200).map(({ priority }) => priority)).toEqual([200, 210]);
    expect(() => numberRules(many(390), 200)).toThrow('there are numbers for 389');
  });

  test('gives a closing rule the last number of its direction, wherever it stands', () => {
    const closing = { closing: true } as const;
    expect(numbers(rule('z', closing), rule('a'), rule('last', { ...OUT, ...closing }), rule('x', OUT))).toEqual([
      ['z', 4096],
      ['a', 100],
      ['last', 4096],
      ['x', 100],
    ]);
  });

  test('keeps everything else of a rule', () => {
    const one = rule('a', { to: 'Storage.EastUS2', ports: ['80', '443'], protocol: '*' });
    expect(numberRules([one])).toEqual([{ ...one, priority: 100 }]);
  });

  test('has no rule to number', () => {
    expect(numberRules([])).toEqual([]);
  });

  test.each(['*', '0', '443', '65535', '29876-29877', '80-80', '0-65535'])('takes the port %s', (port) => {
    expect(numberRules([rule('a', { ports: [port] })])[0]?.ports).toEqual([port]);
  });

  test.each(['a', '1', 'Allow_SSH-22.in', 'a'.repeat(80)])('takes the name %s', (name) => {
    expect(numbers(rule(name))).toEqual([[name, 100]]);
  });

  test.each([
    '*',
    'Internet',
    'AzureLoadBalancer',
    'Storage',
    'Storage.EastUS2',
    'BatchNodeManagement.WestEurope',
    'AzureCloud.eastus2',
  ] as const)('takes %s as a party', (party) => {
    expect(numberRules([rule('a', { from: party, to: party })])[0]).toMatchObject({ from: party, to: party });
  });

  test('takes blocks that lie side by side, and the same block on both sides', () => {
    const sides = { from: blocks('10.1.1.0/24', '10.1.0.0/24'), to: blocks('10.1.0.0/24', '10.1.1.0/24') };
    expect(numberRules([rule('a', sides)])[0]).toMatchObject(sides);
  });

  test('has numbers for 399 rules of a direction', () => {
    const priorities = numberRules(many(399)).map(({ priority }) => priority);
    expect([priorities[0], priorities.at(-1)]).toEqual([100, 4080]);
  });
});

const PORT = (port: string) => `rule 'a' has port '${port}': write '*', a number of 0-65535, or 'low-high'`;

describe('numberRules on bad rules', () => {
  test.each<[string, readonly Rule[], string]>([
    ['a name is empty', [rule('')], "rule name '' is not 1-80 letters"],
    ['a name is too long', [rule('a'.repeat(81))], 'is not 1-80 letters'],
    ['a name starts with a dash', [rule('-a')], "rule name '-a' is not"],
    ['a name ends with a dot', [rule('a.')], "rule name 'a.' is not"],
    ['a name has a slash', [rule('a/b')], "rule name 'a/b' is not"],
    ['a name has a backslash', [rule('a\\b')], "rule name 'a\\b' is not"],
    ['a name has a question mark', [rule('a?b')], "rule name 'a?b' is not"],
    ['a name has a per cent sign', [rule('a%b')], "rule name 'a%b' is not"],
    ['a name has a line break', [rule('a\n')], 'is not 1-80 letters'],
    ['two names are equal', [rule('a'), rule('a')], "rule names are unique in a group, got 'a' twice: rename one"],
    ['two names differ in case', [rule('a'), rule('A')], "got 'A' twice"],
    ['two directions share a name', [rule('a'), rule('a', OUT)], "got 'a' twice"],
    ['there is no port', [rule('a', { ports: [] })], "rule 'a' names no port: write '*' for all"],
    ['a port is too large', [rule('a', { ports: ['65536'] })], PORT('65536')],
    ['a port is far too large', [rule('a', { ports: ['70000'] })], PORT('70000')],
    ['a port is negative', [rule('a', { ports: ['-1'] })], PORT('-1')],
    ['a port is a word', [rule('a', { ports: ['https'] })], PORT('https')],
    ['a port is empty', [rule('a', { ports: [''] })], PORT('')],
    ['a port has a leading zero', [rule('a', { ports: ['080'] })], PORT('080')],
    ['a port has a fraction', [rule('a', { ports: ['80.5'] })], PORT('80.5')],
    ['a range runs backwards', [rule('a', { ports: ['80-70'] })], PORT('80-70')],
    ['a range is open', [rule('a', { ports: ['80-'] })], PORT('80-')],
    ['a range has three ends', [rule('a', { ports: ['1-2-3'] })], PORT('1-2-3')],
    ['a range ends too late', [rule('a', { ports: ['80-65536'] })], PORT('80-65536')],
    ['two ports stand in one text', [rule('a', { ports: ['22,23'] })], PORT('22,23')],
    ['one of several ports is bad', [rule('a', { ports: ['443', 'x'] })], PORT('x')],
    ['it comes from no block', [rule('a', { from: [] })], "rule 'a' has an empty list of blocks: name one, or leave"],
    ['it goes to no block', [rule('a', { to: [] })], "rule 'a' has an empty list of blocks"],
    [
      'it comes from a block inside another',
      [rule('a', { from: blocks('10.1.4.0/24', '10.1.0.0/16') })],
      "rule 'a' names a block inside another: Azure refuses that, keep the larger one",
    ],
    [
      'it goes to a block inside another',
      [rule('a', { to: blocks('10.1.0.0/16', '10.2.0.0/16', '10.1.255.255/32') })],
      "rule 'a' names a block inside another",
    ],
    [
      'it names a block twice',
      [rule('a', { from: blocks('10.1.0.0/16', '10.1.0.0/16') })],
      "rule 'a' names a block inside another",
    ],
    ['a tag is unknown', [rule('a', { from: 'AzureML' as never })], "rule 'a' names 'AzureML', which no security rule"],
    [
      'a tag has no regional form',
      [rule('a', { to: 'AzureMachineLearning.WestEurope' as never })],
      "rule 'a' names 'AzureMachineLearning.WestEurope'",
    ],
    ['an address is written as a tag', [rule('a', { to: '10.0.0.0/8' as never })], "rule 'a' names '10.0.0.0/8'"],
    ['the reason is empty', [rule('a', { why: '' })], "rule 'a' needs a reason of 1-140 characters, got 0"],
    [
      'the reason is too long',
      [rule('a', { why: 'x'.repeat(141) })],
      "rule 'a' needs a reason of 1-140 characters, got 141",
    ],
    ['there are 400 rules of a direction', many(400), '400 Inbound rules, and there are numbers for 399: merge rules'],
    ['there are 400 rules of the other direction', many(400, OUT), '400 Outbound rules'],
    [
      'two rules close a direction',
      [rule('a', { closing: true }), rule('b', { closing: true })],
      "only one Inbound rule closes a group, got 'a' and 'b'",
    ],
  ])('fails when %s', (_, rules, message) => {
    expect(() => numberRules(rules)).toThrow(message);
  });

  test('fails with every problem at once, a line each', () => {
    const bad = () => numberRules([rule('a/b', { ports: ['x', 'y'], why: '' }), rule('c', { from: [], to: [] })]);
    expect(bad).toThrow(/^(rule .+\n){5}rule .+$/);
  });
});

test('a reason of 140 characters and 400 rules in two directions are fine', () => {
  const rules = [
    ...many(200, { why: 'x'.repeat(140) }),
    ...many(200, OUT).map((one) => ({ ...one, name: `o${one.name}` })),
  ];
  expect(numberRules(rules)).toHaveLength(400);
});

const rules = fc.array(fc.record({ outbound: fc.boolean(), closing: fc.boolean() }), { maxLength: 60 }).map((kinds) =>
  kinds.map(({ outbound, closing }, index) => {
    const direction = outbound ? 'Outbound' : 'Inbound';
    const first = kinds.findIndex((kind) => kind.outbound === outbound && kind.closing);
    return rule(`r${index}`, { direction, ...(closing && first === index ? { closing: true } : {}) });
  }),
);

test('numbers are unique in a direction, within what Azure takes, and in the order of the rules', () => {
  fc.assert(
    fc.property(rules, (list) => {
      for (const direction of ['Inbound', 'Outbound']) {
        const mine = numberRules(list).filter((one) => one.direction === direction);
        const open = mine.filter(({ closing }) => !closing).map(({ priority }) => priority);
        expect(open).toEqual([...open].sort((a, b) => a - b));
        expect(new Set(mine.map(({ priority }) => priority)).size).toBe(mine.length);
        expect(
          mine.every(({ priority, closing }) => (closing ? priority === 4096 : priority >= 100 && priority < 4096)),
        ).toBe(true);
      }
    }),
  );
});

test('equal rules get equal numbers, and a rule at the end moves no other', () => {
  fc.assert(
    fc.property(rules, (list) => {
      const before = numberRules(list);
      expect(numberRules(list)).toEqual(before);
      expect(numberRules([...list, rule('new')]).slice(0, -1)).toEqual(before);
    }),
  );
});
