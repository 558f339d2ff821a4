import { ConfigError, describeProblems, type Problem, withEach, writePath } from '../../src/config/problem';

const problem = (over: Partial<Problem> = {}): Problem => ({
  code: 'range',
  path: ['compute', 'clusters', 0, 'maxNodes'],
  found: 0,
  allowed: '1 or more',
  fix: 'use a larger one',
  ...over,
});

describe('writePath', () => {
  test.each([
    [[], '(the whole file)'],
    [['name'], 'name'],
    [['compute', 'clusters', 0, 'maxNodes'], 'compute.clusters[0].maxNodes'],
    [['network', 'reserved', 12], 'network.reserved[12]'],
    [['tags', 'a.b'], 'tags.a.b'],
  ])('writes %j as %s', (path, text) => {
    expect(writePath(path)).toBe(text);
  });
});

describe('describeProblems', () => {
  test('tells one problem with its place, line, value, rule and way out', () => {
    expect(describeProblems([problem()], 'ml.yaml', () => 12)).toBe(
      [
        'ml.yaml: one problem',
        '',
        '  compute.clusters[0].maxNodes  (line 12)',
        '    found:    0',
        '    allowed:  1 or more',
        '    change:   use a larger one',
      ].join('\n'),
    );
  });

  test('counts several, and leaves a line out that is not known', () => {
    const text = describeProblems([problem(), problem({ path: [] })], 'ml.yaml', () => undefined);
    expect(text).toMatch(/^ml\.yaml: 2 problems\n\n {2}\(the whole file\)\n/);
    expect(text).not.toContain('line');
  });

  test('sorts by line, and by path on one line', () => {
    const lines: Record<string, number> = { a: 30, b: 4, c: 4, d: 100 };
    const problems = ['d', 'c', 'a', 'b'].map((key) => problem({ path: [key] }));
    const text = describeProblems(problems, 'f', ([key]) => lines[String(key)]);
    expect([...text.matchAll(/^ {2}(\w) /gm)].map(([, key]) => key)).toEqual(['b', 'c', 'a', 'd']);
  });

  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [false, 'false'],
    [1.5, '1.5'],
    ['', "''"],
    ['  ', "'  '"],
    ['a "b"', 'a "b"'],
    ['a\nb', 'a\\nb'],
    ['a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['a\u009bb', 'a\\u009bb'],
    ['a\u200bb', 'a\\u200bb'],
    ['a\u202eb', 'a\\u202eb'],
    [{ a: [1] }, '{"a":[1]}'],
    ['x'.repeat(120), 'x'.repeat(120)],
    ['x'.repeat(121), `${'x'.repeat(117)}...`],
  ])('shows what was found, %j, as %j', (found, shown) => {
    expect(describeProblems([problem({ found })], 'f', () => 1)).toContain(`\n    found:    ${shown}\n`);
  });

  test('keeps what a user wrote from steering the terminal, wherever it is quoted', () => {
    const steering = '\u001b]0;x\u0007\r\n\u009b2J';
    const text = describeProblems([problem({ path: [steering], allowed: steering, fix: steering })], 'f', () => 1);
    expect(text.split('\n')).toHaveLength(6);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test('cuts what a user wrote at length', () => {
    const text = describeProblems([problem({ fix: `got '${'x'.repeat(100_000)}'` })], 'f', () => 1);
    expect(text.length).toBeLessThan(2000);
    expect(text).toMatch(/x\.\.\.$/);
  });
});

describe('ConfigError', () => {
  test('has the problems and tells them', () => {
    const error = new ConfigError([problem()]);
    expect([error.name, error.problems]).toEqual(['ConfigError', [problem()]]);
    expect(error.message).toMatch(/^the config: one problem\n/);
  });
});

describe('withEach', () => {
  const refuse = (path: string) => {
    throw new ConfigError([problem({ path: [path] })], `${path}.yaml`);
  };

  test('gives the results in order', () => {
    expect(withEach([1, 2, 3], (item) => item * 2)).toEqual([2, 4, 6]);
  });

  test('fails with the problems of all, after the last', () => {
    const seen: string[] = [];
    const step = (item: string) => {
      seen.push(item);
      return item === 'good' ? item : refuse(item);
    };
    expect(() => withEach(['one', 'good', 'two'], step)).toThrow(
      /^one\.yaml: one problem\n[\s\S]+\n\ntwo\.yaml: one problem\n/,
    );
    expect(seen).toEqual(['one', 'good', 'two']);
  });

  test('fails at once when something else is thrown', () => {
    const step = () => {
      throw new TypeError('a bug');
    };
    expect(() => withEach(['one', 'two'], step)).toThrow(new TypeError('a bug'));
  });
});
