import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { configJsonSchema } from '../../src/config/json-schema';

/** Walks `docs/seed-coverage.md`: what it names has to be there. */
const ROOT = join(__dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs', 'seed-coverage.md'), 'utf8');

/** What the library offers. */
const INDEX = readFileSync(join(ROOT, 'src', 'index.ts'), 'utf8');

/** The sections of the guide of 2020, by their anchors there. */
const SECTIONS = [
  'prerequisites',
  'use-a-storage-account-for-your-workspace',
  'use-azure-data-lake-storage-gen-2',
  'use-a-key-vault-instance-with-your-workspace',
  'compute-instance',
  'mlcports',
  'limiting-outbound-from-vnet',
  'user-defined-routes-for-forced-tunneling',
  'create-a-compute-cluster-in-a-virtual-network',
  'use-azure-databricks',
  'use-a-virtual-machine-or-hdinsight-cluster',
  'use-azure-kubernetes-service-aks',
  'use-private-ips-with-azure-kubernetes-service',
  'use-azure-firewall',
];
const COLUMNS = ['the guide says', 'today', 'construct', 'config key', 'example', 'test'];

interface Row {
  readonly section: string;
  readonly says: string;
  readonly cells: readonly string[];
}

const rows = PAGE.split(/^## /m)
  .slice(1)
  .flatMap((section): Row[] => {
    const anchor = /`([^`]+)`/.exec(section.split('\n')[0] ?? '')?.[1] ?? '';
    const lines = section.split('\n').filter((line) => line.startsWith('|'));
    return lines.slice(2).map((line) => {
      const cells = line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim());
      return { section: anchor, says: cells[0] ?? '', cells };
    });
  });

const quoted = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
const cell = (row: Row, column: string) => row.cells[COLUMNS.indexOf(column)] ?? '';

interface Field {
  readonly properties?: Readonly<Record<string, Field>>;
  readonly items?: Field;
  readonly anyOf?: readonly Field[];
}

function isKey(path: string): boolean {
  let fields: readonly Field[] = [configJsonSchema() as Field];
  for (const part of path.replaceAll('[]', '').split('.')) {
    fields = fields
      .flatMap((field) => [field, ...(field.anyOf ?? [])])
      .flatMap((field) => [field, ...(field.items === undefined ? [] : [field.items, ...(field.items.anyOf ?? [])])])
      .flatMap((field) => field.properties?.[part] ?? []);
  }
  return fields.length > 0;
}

/** An example is a config; a guide shows some between fences. */
function configsOf(text: string, file: string): unknown[] {
  if (!file.endsWith('.md')) return [parse(text)];
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => parse(block) as unknown);
}

function has(value: unknown, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return value !== undefined;
  if (Array.isArray(value)) return value.some((one) => has(one, [first, ...rest]));
  return typeof value === 'object' && value !== null && has((value as Record<string, unknown>)[first], rest);
}

test('every section of the guide has its rows, in the order of the guide', () => {
  expect([...new Set(rows.map(({ section }) => section))]).toEqual(SECTIONS);
});

describe.each(rows.map((row) => [`${row.section}: ${row.says}`, row] as const))('%s', (_, row) => {
  test('has every cell', () => {
    expect(row.cells.filter((text) => text !== '')).toHaveLength(COLUMNS.length);
  });

  test('names constructs that the library offers', () => {
    const names = quoted(cell(row, 'construct'));
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(INDEX))).toEqual([]);
  });

  test('names config keys that are read', () => {
    const keys = quoted(cell(row, 'config key'));
    expect(keys).not.toEqual([]);
    expect(keys.filter((key) => !isKey(key))).toEqual([]);
  });

  test('names examples that are there, and one of them uses the key', () => {
    const examples = quoted(cell(row, 'example'));
    expect(examples.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    const configs = examples.flatMap((file) => configsOf(readFileSync(join(ROOT, file), 'utf8'), file));
    const keys = quoted(cell(row, 'config key')).map((key) => key.replaceAll('[]', '').split('.'));
    expect(keys.some((key) => configs.some((config) => has(config, key)))).toBe(true);
  });

  test('names a test that is there', () => {
    const [file = '', ...sentences] = quoted(cell(row, 'test'));
    expect(sentences).not.toEqual([]);
    const text = readFileSync(join(ROOT, file), 'utf8');
    expect(sentences.filter((sentence) => !text.includes(sentence))).toEqual([]);
  });
});
