import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configJsonSchema } from '../../src/config/json-schema';
import { writePath } from '../../src/config/problem';
import { configWith, planOf, refusalOf } from './configs';
import { ADDRESSES } from './refusals/addresses';
import { AKS } from './refusals/aks';
import { AKS_COMPUTE } from './refusals/aks-compute';
import { AKS_NODES } from './refusals/aks-nodes';
import { ATTACHED, HDINSIGHT } from './refusals/attached';
import { BOOTSTRAP } from './refusals/bootstrap';
import { OTHER_CLOUDS } from './refusals/clouds';
import { COMPUTE } from './refusals/compute';
import { CONNECTIVITY } from './refusals/connectivity';
import { DATABRICKS } from './refusals/databricks';
import { DATASTORES } from './refusals/datastores';
import { EACH_COMPUTE } from './refusals/each-compute';
import { EXISTING_NETWORK } from './refusals/existing-network';
import { FIREWALL } from './refusals/firewall';
import { FORCED_TUNNELLING } from './refusals/forced-tunnelling';
import { MANAGED_NETWORK } from './refusals/managed-network';
import { NAMES } from './refusals/names';
import type { Refusal } from './refusals/refusal';
import { SHAPE } from './refusals/shape';
import { TOOLS } from './refusals/tools';

const GROUPS: Readonly<Record<string, readonly Refusal[]>> = {
  'the shape of a config': SHAPE,
  'names, tags, provider and backend': NAMES,
  tools: TOOLS,
  addresses: ADDRESSES,
  "somebody else's network": EXISTING_NETWORK,
  'the firewall and peered networks': FIREWALL,
  AKS,
  'nodes and pods of AKS': AKS_NODES,
  'the attachment of AKS': AKS_COMPUTE,
  'computes and the way out': COMPUTE,
  'other clouds': OTHER_CLOUDS,
  'each compute': EACH_COMPUTE,
  'private endpoints and their zones': CONNECTIVITY,
  'forced tunnelling': FORCED_TUNNELLING,
  'a managed network': MANAGED_NETWORK,
  'attached computes': ATTACHED,
  'the making of closed services': BOOTSTRAP,
  Databricks: DATABRICKS,
  'datastores and the data lake': DATASTORES,
  'a Spark cluster': HDINSIGHT,
};
const ALL = Object.values(GROUPS).flat();

test('the config that the changes are made to is taken', () => {
  expect(planOf().name).toBe('fraud-dev-eastus2');
});

describe.each(Object.entries(GROUPS))('%s', (_, rows) => {
  test.each(rows.map((row) => [row.when, row] as const))('fails when %s', (_, row) => {
    const { problems, message } = refusalOf(configWith(row.bad));
    expect(problems.map(({ code, path }) => `${code} ${escaped(writePath(path))}`).sort()).toEqual(
      [`${row.code} ${row.path}`, ...(row.besides ?? [])].sort(),
    );
    const said = message.split('\n\n').slice(1).map(readBlock);
    const mine = said.find(({ path, change }) => path === row.path && change.includes(row.fix));
    expect(mine).toMatchObject({ found: expect.stringContaining(row.found), allowed: expect.stringMatching(/./) });
    expect(planOf(row.good).name).toMatch(/./);
  });
});

/** A problem as it is printed. */
function readBlock(text: string) {
  const [path = '', found = '', allowed = '', change = '', ...rest] = text.split('\n');
  if (rest.length > 0) throw new Error(`a problem has four lines, got:\n${text}`);
  return {
    path: path.slice(2),
    found: found.replace('    found:    ', ''),
    allowed: allowed.replace('    allowed:  ', ''),
    change,
  };
}

const escaped = (path: string) => path.replaceAll('\u0007', '\\u0007');

const ROOT = join(__dirname, '..', '..');
const sources = ['src/config', 'src/plan'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
);

describe('the rows', () => {
  /** Every code in the sources: `code: 'x'`, `code: y ? 'x' : 'z'` and the word after the words of `oneOf([…], 'x')`. */
  const codes = new Set(
    sources.flatMap((source) => [
      ...[...source.matchAll(/\bcode: ([^,\n}]*)/g)].flatMap(([, value = '']) =>
        [...value.matchAll(/'([a-z-]+)'/g)].map(([, code]) => code),
      ),
      ...[...source.matchAll(/oneOf\([\s\S]*?'([a-z-]+)'(?:,?\s*\)|, (?:\{|[A-Z]+\)))/g)].map(([, code]) => code),
    ]),
  );
  /** `yaml` and `file` have tests of their own; `custom` is zod's; `form` is for a pattern without a code, and each has one. */
  const elsewhere = ['custom', 'file', 'form', 'yaml'];

  test('cover every code of the sources', () => {
    expect([...codes].filter((code) => code !== undefined && !elsewhere.includes(code)).sort()).toEqual(
      [...new Set(ALL.map(({ code }) => code))].sort(),
    );
  });

  test('cover every value that a config can hold', () => {
    const refused = new Set(ALL.map(({ path }) => path.replace(/\[\d+\]/g, '[0]')));
    expect(leaves(configJsonSchema()).filter((path) => !refused.has(path))).toEqual([]);
  });

  test('are sentences that differ', () => {
    const names = ALL.map(({ when, bad }) => `${when} ${JSON.stringify(bad)}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Where a config holds texts, numbers and words: `compute.clusters[0].name`. */
function leaves({ properties, items }: Schema, path = ''): string[] {
  if (properties !== undefined)
    return Object.entries(properties).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
  return items === undefined ? [path] : leaves(items, `${path}[0]`);
}
