/** Where in the config something is: keys and list positions from the top. */
export type ConfigPath = readonly (string | number)[];

/** One thing that is wrong with a config, and what to do about it. */
export interface Problem {
  /** A stable name of the kind of problem, e.g. `overlap`. */
  readonly code: string;
  readonly path: ConfigPath;
  /** What was found there; `undefined` when nothing was. */
  readonly found: unknown;
  /** What is allowed there. */
  readonly allowed: string;
  /** What to change. */
  readonly fix: string;
}

/** Something a user should know, which does not stop the synthesis. */
export interface Notice {
  readonly path: ConfigPath;
  readonly text: string;
}

/** Thrown with every problem of a config at once. */
export class ConfigError extends Error {
  constructor(
    public readonly problems: readonly Problem[],
    where = 'the config',
    lineOf: (path: ConfigPath) => number | undefined = () => undefined,
  ) {
    super(describeProblems(problems, where, lineOf));
    this.name = 'ConfigError';
  }
}

/**
 * Takes a step with each of several configs, also after one was refused.
 *
 * @throws ConfigError with the problems of all of them
 */
export function withEach<T, R>(items: readonly T[], step: (item: T) => R): R[] {
  const refused: ConfigError[] = [];
  const results = items.flatMap((item) => {
    try {
      return [step(item)];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      refused.push(error);
      return [];
    }
  });
  if (refused.length === 0) return results;
  const all = new ConfigError(refused.flatMap(({ problems }) => problems));
  all.message = refused.map(({ message }) => message).join('\n\n');
  throw all;
}

/** `compute.clusters[0].minNodes`, as a user would write it. */
export function writePath(path: ConfigPath): string {
  if (path.length === 0) return '(the whole file)';
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

/** Every problem with its path, line, value, rule and fix; sorted by line, then by path. */
export function describeProblems(
  problems: readonly Problem[],
  where: string,
  lineOf: (path: ConfigPath) => number | undefined,
): string {
  const placed = problems.map((problem) => ({ ...problem, line: lineOf(problem.path), at: writePath(problem.path) }));
  placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const blocks = placed.map(({ at, line, found, allowed, fix }) =>
    [
      `  ${at}${line === undefined ? '' : `  (line ${line})`}`,
      `    found:    ${show(found)}`,
      `    allowed:  ${allowed}`,
      `    change:   ${fix}`,
    ]
      .map(oneLine)
      .join('\n'),
  );
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return [`${where}: ${count}`, ...blocks].join('\n\n');
}

function show(found: unknown): string {
  if (found === undefined) return 'nothing';
  const text = typeof found === 'object' && found !== null ? JSON.stringify(found) : String(found);
  const flat = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  if (flat.trim() === '') return `'${flat}'`;
  return flat.length > 120 ? `${flat.slice(0, 117)}...` : flat;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const MOST_LETTERS = 1000;

/** What users wrote is quoted in several places: it must not steer a terminal, nor fill it. */
function oneLine(text: string): string {
  const visible = text.replace(UNPRINTABLE, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return visible.length > MOST_LETTERS ? `${visible.slice(0, MOST_LETTERS - 3)}...` : visible;
}
