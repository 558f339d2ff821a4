import { ConfigError } from '../../src/config/problem';
import { parseYaml } from '../../src/config/yaml';

/** What is said of a text, or nothing when it is read. */
function refusal(text: string): string | undefined {
  try {
    parseYaml(text, 'ml.yaml');
    return undefined;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return String(error.problems[0]?.found);
  }
}

const nested = (levels: number, step: (level: number) => string) =>
  Array.from({ length: levels }, (_, level) => step(level)).join('');
const TOO_DEEP = 'more than 32 levels';

describe('depth', () => {
  /** Each goes one level deeper; the parser alone overflows its stack on a thousand. */
  test.each<[string, (levels: number) => string]>([
    ['brackets', (levels) => `${'['.repeat(levels)}1${']'.repeat(levels)}`],
    ['braces', (levels) => `${'{ a: '.repeat(levels)}1${' }'.repeat(levels)}`],
    ['dashes on a line', (levels) => `${'- '.repeat(levels)}1`],
    ['dashes on lines', (levels) => nested(levels, (level) => `${'  '.repeat(level)}-\n`)],
    ['indentation', (levels) => nested(levels, (level) => `${' '.repeat(level)}a:\n`)],
    ['question marks', (levels) => `${'? '.repeat(levels)}1`],
  ])('is 32 levels of %s at most', (_, text) => {
    expect(refusal(text(32))).not.toBe(TOO_DEEP);
    expect(refusal(text(33))).toBe(TOO_DEEP);
    expect(refusal(text(1400))).toBe(TOO_DEEP);
  });

  test.each([
    ['20,000 open brackets', '['.repeat(20_000)],
    ['20,000 open braces', '{a: '.repeat(20_000)],
    ['half a million dashes', '- '.repeat(500_000)],
    ['question marks and dashes', '- ? '.repeat(100_000)],
    ['brackets that texts seem to close', '["]",'.repeat(20_000)],
    ['brackets that comments seem to close', '[ # ]\n'.repeat(20_000)],
    ['brackets after a comment that closes', `# ${']'.repeat(20_000)}\n${'['.repeat(20_000)}`],
  ])('fails when there are %s', (_, text) => {
    expect(refusal(text)).toBe(TOO_DEEP);
  });

  test('says on which line it is too deep', () => {
    const text = `name: fraud\n${nested(40, (level) => `${' '.repeat(level)}a:\n`)}`;
    expect(() => parseYaml(text, 'ml.yaml')).toThrow(
      /^ml\.yaml: one problem\n\n {2}\(the whole file\) {2}\(line 34\)\n/,
    );
  });

  test('fails when a tag or an anchor stands before each dash', () => {
    expect(refusal('- !!seq '.repeat(10_000))).toMatch(/no YAML|levels/);
    expect(refusal('- &a '.repeat(10_000))).toMatch(/no YAML|levels/);
  });
});

describe('size', () => {
  test('fails when aliases stand for billions of texts', () => {
    const rows = [...'abcdefghi'].map(
      (name, index, all) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? 'x' : `*${all[index - 1]}`)
          .join(', ')}]`,
    );
    expect(refusal(rows.join('\n'))).toBe('an anchor or an alias');
  });

  test('reads thousands of keys, and finds the one that stands twice', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join('');
    expect(refusal(keys)).toBeUndefined();
    expect(refusal(`${keys}k7: 1\n`)).toBe("the key 'k7' twice");
  });

  test('reads a text of a megabyte', () => {
    expect(refusal(`a: ${'x'.repeat(1_000_000)}`)).toBeUndefined();
  });
});

describe('texts', () => {
  test.each([
    ['NUL', '"\\u0000"', '\u0000'],
    ['escape', '"\\e[2J"', '\u001b[2J'],
    ['a surrogate', '"\\uD800"', '\ud800'],
    ['a Cyrillic letter', 'frаud', 'frаud'],
  ])('are left to the schema when they hold %s', (_, written, text) => {
    expect(parseYaml(`a: ${written}`, 'f').data).toEqual({ a: text });
  });
});
