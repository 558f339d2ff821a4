import type { Change } from '../configs';

/** A bad input, what is said of it, and the same one step inside the limit. */
export interface Refusal {
  /** Ends the sentence 'fails when'. */
  readonly when: string;
  readonly bad: Change;
  readonly code: string;
  /** Where the problem is, as the message writes it. */
  readonly path: string;
  /** What the message says was found. */
  readonly found: string;
  /** Part of what the message says to change. */
  readonly fix: string;
  readonly good: Change;
  /** What else is refused then, as `code path`. */
  readonly besides?: readonly string[];
}

/** Rows for one value: what is refused there, and what is taken in its place. */
export function values(
  path: string,
  code: string,
  fix: string,
  pairs: readonly (readonly [bad: unknown, good: unknown])[],
  given: Change = {},
): Refusal[] {
  return pairs.map(([bad, good]) => ({
    when: `${path} is ${show(bad)}`,
    bad: { ...given, [path]: bad },
    code,
    path,
    found: found(bad),
    fix,
    good: { ...given, [path]: good },
  }));
}

/** As the message shows a value; it cuts what is long. */
export function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'object') return JSON.stringify(value).slice(0, 100);
  const text = written(`${value}`).slice(1, -1).replaceAll('\\"', '"');
  return text.trim() === '' ? `'${text}'` : text.slice(0, 100);
}

function show(value: unknown): string {
  const text = value === undefined ? 'left out' : written(value);
  return text.length > 60 ? `${text.slice(0, 20)}… (${text.length - 2} characters)` : text;
}

/** JSON, with the control characters that it leaves as they are. */
function written(value: unknown): string {
  const letter = (one: string) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[\u007f-\u009f\u200b]/g, letter);
}
