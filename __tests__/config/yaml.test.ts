import { ConfigError } from '../../src/config/problem';
import { parseYaml } from '../../src/config/yaml';

const read = (text: string) => parseYaml(text, 'ml.yaml').data;

function refusal(text: string): { line: number | undefined; found: unknown; fix: string } {
  try {
    parseYaml(text, 'ml.yaml');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [problem, ...others] = error.problems;
    if (problem === undefined || others.length > 0) throw new Error('one problem at a time is told');
    expect([problem.code, problem.path, error.message.slice(0, 20)]).toEqual(['yaml', [], 'ml.yaml: one problem']);
    const [, line] = /\(line (\d+)\)/.exec(error.message) ?? [];
    return { line: line === undefined ? undefined : Number(line), found: problem.found, fix: problem.fix };
  }
  throw new Error('the text was not refused');
}

describe('parseYaml reads', () => {
  test.each<[string, string, unknown]>([
    ['blocks', 'a:\n  b: 1\n  c:\n    - x\n    - y\n', { a: { b: 1, c: ['x', 'y'] } }],
    ['flows', 'a: { b: 1, c: [x, "y"] }', { a: { b: 1, c: ['x', 'y'] } }],
    ['JSON', '{\n\t"a": 1,\n\t"b": ["x"]\n}', { a: 1, b: ['x'] }],
    ['comments', '# one\na: 1 # two\n# three\n', { a: 1 }],
    ['a document with its marks', '---\na: 1\n...\n', { a: 1 }],
    ['a document that names YAML 1.2', '%YAML 1.2\n---\na: no\n', { a: 'no' }],
    ['a byte order mark', '\ufeffa: 1\n', { a: 1 }],
    ['lines that end in CR LF', 'a: 1\r\nb: |\r\n  x\r\n  y\r\n', { a: 1, b: 'x\ny\n' }],
    [
      'texts that YAML 1.1 took for something else',
      'a: no\nb: 22:22\nc: 2024-01-01\nd: 1_000\ne: ~x',
      { a: 'no', b: '22:22', c: '2024-01-01', d: '1_000', e: '~x' },
    ],
    [
      'numbers as they are',
      'a: 0123\nb: 0x10\nc: 1e3\nd: -1.5\ne: 9007199254740991',
      { a: 123, b: 16, c: 1000, d: -1.5, e: 9007199254740991 },
    ],
    ['a number of a power of two', 'a: 9007199254740992', { a: 9007199254740992 }],
    ['quoted numbers as text', 'a: \'0123\'\nb: "5"\nc: !!str 5', { a: '0123', b: '5', c: '5' }],
    ['true, false and nothing', 'a: true\nb: false\nc:\nd: null', { a: true, b: false, c: null, d: null }],
    [
      'expressions of Terraform as text',
      'a: ${file("x")}\nb: "%{ if true }"',
      { a: '${file("x")}', b: '%{ if true }' },
    ],
    [
      'more brackets in texts and comments than levels are allowed',
      `# ${'['.repeat(99)}\na: "${'{'.repeat(99)}"`,
      { a: '{'.repeat(99) },
    ],
    ['keys that are like those of other texts', 'a: 1\nA: 2\n"a ": 3', { a: 1, A: 2, 'a ': 3 }],
    [
      'the same key in two places',
      'a: { x: 1 }\nb: { x: 2 }\nc: [{ x: 1 }, { x: 2 }]',
      { a: { x: 1 }, b: { x: 2 }, c: [{ x: 1 }, { x: 2 }] },
    ],
  ])('%s', (_, text, data) => {
    expect(read(text)).toEqual(data);
  });

  test('a text at the top, which the schema then refuses', () => {
    expect([read('just text'), read('- a\n- b'), read('~')]).toEqual(['just text', ['a', 'b'], null]);
  });
});

describe('parseYaml', () => {
  test.each<[string, string, number | undefined, string, string]>([
    ['the file is empty', '', undefined, 'an empty file', 'write the keys name, environment, region and network'],
    ['there are only comments', '# nothing\n\n', undefined, 'an empty file', 'write the keys name'],
    ['there are two documents', 'a: 1\n---\nb: 2\n', undefined, '2 documents', "remove the second '---'"],
    ['a mark ends nothing', 'a: 1\n...\nb: 2\n', undefined, '2 documents', "remove the second '---'"],
    ['a tab indents', 'a:\n\tb: 1\n', 2, 'text that is no YAML of that kind', 'Tabs are not allowed as indentation'],
    ['a bracket is open', 'a: 1\nb: [1, 2\nc: 3\n', 3, 'text that is no YAML of that kind', 'Flow sequence'],
    ['a quote is open', 'a: 1\nb: "x\n', 3, 'text that is no YAML of that kind', 'Missing closing "quote'],
    ['a colon is missing', 'a: 1\nb\nc: 2\n', 2, 'text that is no YAML of that kind', 'Implicit'],
    ['two keys stand on a line', 'a: b: 1\n', 1, 'text that is no YAML of that kind', 'Nested mappings'],
    [
      'a tag makes a function',
      'a: 1\nb: !!js/function "x"\n',
      2,
      'text that is no YAML of that kind',
      'Unresolved tag: tag:yaml.org,2002:js/function',
    ],
    ['a tag is private', 'a: !secret x\n', 1, 'text that is no YAML of that kind', 'Unresolved tag: !secret'],
    [
      'a tag has a directive',
      '%TAG !e! tag:x:\n---\na: !e!y z\n',
      3,
      'text that is no YAML of that kind',
      'Unresolved tag: tag:x:y',
    ],
    [
      'it is YAML 1.1',
      '%YAML 1.1\n---\na: no\n',
      undefined,
      "YAML 1.1, which reads 'no' as false",
      "remove the line '%YAML'",
    ],
    [
      'it is YAML 1.3',
      '%YAML 1.3\n---\na: no\n',
      1,
      'text that is no YAML of that kind',
      'Unsupported YAML version 1.3',
    ],
    ['a key stands twice', 'a: 1\nb: 2\na: 3\n', 3, "the key 'a' twice", 'keep one'],
    ['a key stands twice below', 'x:\n  a: 1\n  "a": 2\n', 3, "the key 'a' twice", 'keep one'],
    ['a key stands twice in a flow', 'x: { a: 1, a: 2 }\n', 1, "the key 'a' twice", 'keep one'],
    ['a key is __proto__', 'a: 1\n__proto__: { polluted: true }\n', 2, "the key '__proto__'", 'rename it'],
    ['a quoted key is __proto__', 'a:\n  "__proto__": 1\n', 2, "the key '__proto__'", 'rename it'],
    ['a key is constructor', 'tags: { constructor: x }\n', 1, "the key 'constructor'", 'rename it'],
    ['a key is prototype', 'prototype: x\n', 1, "the key 'prototype'", 'rename it'],
    ['a key merges', 'a:\n  <<: { b: 1 }\n', 2, "the key '<<'", 'rename it'],
    ['a key is a number', 'tags:\n  2024: x\n', 2, 'the key 2024', 'write keys as text'],
    ['a key is a truth value', 'true: x\n', 1, 'the key true', 'write keys as text'],
    ['a key is nothing', '~: x\n', 1, 'the key null', 'write keys as text'],
    ['a key is a list', '? [a, b]\n: x\n', 1, 'the key of several values', 'write keys as text'],
    ['a value is an alias', 'a: &x 1\nb: 2\nc: *x\n', 1, 'an anchor or an alias', 'write the value out'],
    ['a list has an anchor', 'a: 1\nb: &x [1, 2]\n', 2, 'an anchor or an alias', 'write the value out'],
    ['an alias has no anchor', 'a: 1\nb: *x\n', 2, 'an anchor or an alias', 'write the value out'],
    [
      'a number is too large',
      'a: 1\nb: 9007199254740993\n',
      2,
      'the number 9007199254740993, which loses digits',
      'write it in quotes',
    ],
    [
      'a number is too small',
      'a: -9007199254740993\n',
      1,
      'the number -9007199254740993, which loses digits',
      'write it in quotes',
    ],
    [
      'a subscription is a number',
      'a: 12345678901234567890\n',
      1,
      'the number 12345678901234567890, which loses digits',
      'write it in quotes',
    ],
    [
      'a number of a list is too large',
      'a: [1, 0xFFFFFFFFFFFFFFFF]\n',
      1,
      'the number 18446744073709551615, which loses digits',
      'write it in quotes',
    ],
  ])('fails when %s', (_, text, line, found, fix) => {
    expect(refusal(text)).toEqual({ line, found, fix: expect.stringContaining(fix) });
  });

  test('leaves the prototype of objects as it was', () => {
    for (const text of ['__proto__: { polluted: true }', 'constructor: { prototype: { polluted: true } }']) {
      expect(() => parseYaml(text, 'f')).toThrow(ConfigError);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('lineOf', () => {
  const text = [
    '# the config', // 1
    'name: fraud',
    'network:', // 3
    '  addressSpace: 10.0.0.0/8',
    '  reserved:', // 5
    '    - 10.1.0.0/16',
    '    - 10.2.0.0/16', // 7
    'compute:',
    '  clusters:', // 9
    '    - name: cpu',
    '      maxNodes: 4', // 11
    '    - { name: gpu, maxNodes: 2 }',
    'tags:', // 13
    '  owner: x',
    '  tags: y', // 15
    'aks:',
  ].join('\n');

  test.each([
    [['name'], 2],
    [['network'], 3],
    [['network', 'addressSpace'], 4],
    [['network', 'reserved'], 5],
    [['network', 'reserved', 0], 6],
    [['network', 'reserved', 1], 7],
    [['compute', 'clusters'], 9],
    [['compute', 'clusters', 0], 10],
    [['compute', 'clusters', 0, 'maxNodes'], 11],
    [['compute', 'clusters', 1, 'name'], 12],
    [['tags', 'owner'], 14],
    [['tags', 'tags'], 15],
    [['aks'], 16],
  ])('finds %j on line %d', (path, line) => {
    expect(parseYaml(text, 'f').lineOf(path)).toBe(line);
    expect(parseYaml(text.replaceAll('\n', '\r\n'), 'f').lineOf(path)).toBe(line);
  });

  test.each([
    ['the section', ['network', 'subnets', 'compute'], 4],
    ['the list entry', ['compute', 'clusters', 0, 'vmSize'], 10],
    ['the list', ['network', 'reserved', 9], 6],
    ['the file', ['environment'], 2],
    ['the empty section', ['aks', 'nodes', 'count'], 16],
    ['the text that should be a section', ['name', 'first'], 2],
  ])('finds what is not there at %s', (_, path, line) => {
    expect(parseYaml(text, 'f').lineOf(path)).toBe(line);
  });
});
