import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCES } from '../src/facts/source';

/**
 * Writes the tables of `src/facts` as one page: every row with its source and how far it is trusted. The tables are
 * found, not listed: one that is new is on the page with the next `npm run docs`.
 */
const FOLDER = join(__dirname, '..', 'src', 'facts');

/** What stands first: the flows are what readers come for. */
const FIRST = ['required-flows.ts', 'compute-flows.ts', 'aks.ts', 'egress-hosts.ts'];

type Row = Readonly<Record<string, unknown>>;

export function factsPage(): string {
  const rest = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts') && file !== 'source.ts' && !FIRST.includes(file))
    .sort();
  return `${[
    '# Facts about Azure',
    '',
    'Written by `npm run docs` from the tables in `src/facts`. Each row was read in the source that it names; nothing was',
    'tried on Azure. Confidence: **high**, stated in a primary source; **medium**, primary but old or indirect, or two',
    'primary sources disagree; **low**, secondary or inferred.',
    '',
    ...[...FIRST, ...rest].flatMap(moduleSection),
    '## Sources',
    '',
    ...table(Object.entries(SOURCES).map(([id, { text, date }]) => ({ id, text, date }))),
  ].join('\n')}`;
}

function moduleSection(file: string): string[] {
  const source = readFileSync(join(FOLDER, file), 'utf8');
  const exported = require(join(FOLDER, file)) as Row;
  if (file === 'regions.ts') return regionSection(exported.CLOUD_REGIONS as Readonly<Record<string, Row>>);
  const sections = [...source.matchAll(/^export const (\w+)/gm)].flatMap(([, name = '']) => {
    const rows = rowsOf(exported[name]);
    return rows.length === 0 ? [] : [`### ${name}`, '', ...commentOf(source, name), ...table(rows)];
  });
  return sections.length === 0 ? [] : [`## ${title(file)}`, '', ...sections];
}

/** Regions have one source for all, so they are told by cloud, each with the suffix of its service tags. */
const regionSection = (clouds: Readonly<Record<string, Row>>) => [
  '## Regions',
  '',
  ...Object.entries(clouds).flatMap(([cloud, regions]) => [
    `**${cloud}**: ${Object.entries(regions)
      .map(([region, suffix]) => `${region} (${String(suffix)})`)
      .join(', ')}`,
    '',
  ]),
];

const title = (file: string) => {
  const words = file.replace('.ts', '').replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replace(/^Aks$/, 'AKS').replace(/\bArm\b/, 'ARM');
};

/** The doc comment of a table, without its tags. */
function commentOf(source: string, name: string): string[] {
  const before = source.slice(0, source.search(new RegExp(`^export const ${name}\\b`, 'm')));
  const [, comment] = before.match(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/) ?? [];
  if (comment === undefined) return [];
  const text = comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trim())
    .filter((line) => !line.startsWith('@'))
    .join(' ')
    .trim();
  return text === '' ? [] : [escaped(text), ''];
}

/** Every row that says where it comes from, under the keys that lead to it. */
function rowsOf(value: unknown, path: readonly string[] = []): Row[] {
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  if ('source' in value && 'confidence' in value)
    return [{ ...(path.length === 0 ? {} : { key: path.join(' · ') }), ...value }];
  return Object.entries(value).flatMap(([key, one]) => rowsOf(one, Array.isArray(value) ? path : [...path, key]));
}

const LEADING = ['id', 'key', 'name'];
const LAST = ['why', 'source', 'confidence'];

function table(rows: readonly Row[]): string[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (key) => !LAST.includes(key) && rows.some((row) => cell(row[key]) !== ''),
  );
  const columns = [
    ...LEADING.filter((key) => keys.includes(key)),
    ...keys.filter((key) => !LEADING.includes(key)),
    ...LAST.filter((key) => rows.some((row) => key in row)),
  ];
  return [
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${columns.map((key) => cell(row[key])).join(' | ')} |`),
    '',
  ];
}

function cell(value: unknown): string {
  if (value === undefined || typeof value === 'function') return '';
  if (value instanceof RegExp) return `\`${value.source.replaceAll('|', '\\|')}\``;
  if (Array.isArray(value)) return value.map(cell).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .filter(([key]) => key !== 'confidence')
      .map(([key, one]) => `${escaped(key)}: ${cell(one)}`)
      .join('; ');
  return escaped(String(value));
}

/** Text that Markdown leaves as it is. */
const escaped = (text: string) =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('*', '\\*')
    .replaceAll('<', '\\<')
    .replaceAll('_', '\\_');
