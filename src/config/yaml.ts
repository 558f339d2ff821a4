import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  Parser,
  parseAllDocuments,
  visit,
} from 'yaml';
import { ConfigError, type ConfigPath, type Problem } from './problem';

/** What a file says, and where each value stands in it. */
export interface ParsedYaml {
  readonly data: unknown;
  /** The line of the value at a path, or of the nearest thing above it that is there. */
  readonly lineOf: (path: ConfigPath) => number | undefined;
}

/** Deeper than any config; a parser overflows its stack on a thousand levels, by brackets, dashes or indentation. */
const MOST_DEPTH = 32;
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

/**
 * Reads one YAML 1.2 document of plain values.
 *
 * @throws ConfigError for syntax errors and warnings, several documents, unknown tags, aliases, deep nesting,
 * double or reserved keys, and numbers that lose digits
 */
export function parseYaml(text: string, file: string): ParsedYaml {
  const refuse = (fix: string, found: string, line?: number): never => {
    const problem: Problem = {
      code: 'yaml',
      path: [],
      found,
      allowed: 'one YAML 1.2 document of plain keys, texts, numbers and lists',
      fix,
    };
    throw new ConfigError([problem], file, () => line);
  };
  const tooDeep = firstTooDeep(text);
  if (tooDeep !== undefined)
    refuse('flatten it', `more than ${MOST_DEPTH} levels`, text.slice(0, tooDeep).split('\n').length);
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    version: '1.2',
    lineCounter: lines,
    // Its own search compares every key with every other; the visit below does not.
    uniqueKeys: false,
    prettyErrors: false,
    intAsBigInt: true,
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  const [document, second] = documents;
  if (document === undefined || document.contents === null)
    return refuse('write the keys name, environment, region and network', 'an empty file');
  if (second !== undefined) refuse("remove the second '---'", `${documents.length} documents`);
  const [complaint] = [...document.errors, ...document.warnings];
  if (complaint !== undefined)
    refuse(complaint.message, 'text that is no YAML of that kind', lines.linePos(complaint.pos[0]).line);
  const version = document.directives?.yaml.version ?? '1.2';
  if (version !== '1.2') refuse("remove the line '%YAML'", `YAML ${version}, which reads 'no' as false`);
  const line = (node: unknown) =>
    (node as Node | null)?.range == null ? undefined : lines.linePos(((node as Node).range ?? [0])[0]).line;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) || ('anchor' in node && node.anchor !== undefined))
        refuse('write the value out', 'an anchor or an alias', line(node));
      if (isScalar(node) && typeof node.value === 'bigint' && BigInt(Number(node.value)) !== node.value)
        refuse('write it in quotes', `the number ${node.value}, which loses digits`, line(node));
      if (!isMap(node)) return;
      const keys = new Set<unknown>();
      for (const { key } of node.items) {
        const name = isScalar(key) ? key.value : key;
        if (keys.has(name)) refuse('keep one', `the key '${String(name)}' twice`, line(key));
        keys.add(name);
      }
    },
    Pair: (_, { key }) => {
      const name = isScalar(key) ? key.value : undefined;
      if (typeof name !== 'string')
        refuse('write keys as text', `the key ${String(isScalar(key) ? key.value : 'of several values')}`, line(key));
      if (FORBIDDEN_KEYS.includes(String(name)) || name === '<<')
        refuse('rename it', `the key '${String(name)}'`, line(key));
    },
  });
  return { data: plain(document.toJS()), lineOf: (path) => line(nodeAt(document.contents, path)) };
}

/** Where a text goes deeper than it may, if it does. The lexer and this parser do not recurse. */
function firstTooDeep(text: string): number | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    // Only lists and maps have items: the document and a scalar stand on the stack too.
    if (parser.stack.filter((token) => 'items' in token).length > MOST_DEPTH) return parser.stack.at(-1)?.offset;
  }
  return undefined;
}

/** Numbers were read exactly, to see which lose digits; the schema wants ordinary ones. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function nodeAt(root: unknown, path: ConfigPath): unknown {
  let at = root;
  for (const [index, part] of path.entries()) {
    if (!isCollection(at)) return at;
    const pair = isMap(at)
      ? at.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === part)
      : undefined;
    const next: unknown = pair === undefined ? at.get(part, true) : (pair.value ?? pair.key);
    if (next === undefined || next === null) return at;
    at = index === path.length - 1 && pair !== undefined ? pair.key : next;
  }
  return at;
}
