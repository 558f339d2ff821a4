import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Who may import whom. A layer may always import itself. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  // shared floor
  'src/facts': [],
  'src/net': ['src/facts'],
  // write side: a config becomes Terraform
  'src/config': ['src/net', 'src/facts'],
  'src/plan': ['src/config', 'src/net', 'src/facts'],
  'src/constructs': ['src/plan', 'src/net', 'src/facts'],
  'src/patterns': ['src/constructs', 'src/plan', 'src/net', 'src/facts'],
  'src/dialect': ['src/facts'],
  'src/testing': ['src/dialect', 'src/verify', 'src/model'],
  // read side: Terraform JSON becomes verdicts, and asks the write side nothing
  'src/model': ['src/net', 'src/facts'],
  'src/verify': ['src/model', 'src/net', 'src/facts'],
  'src/compliance': ['src/verify', 'src/model', 'src/net', 'src/facts'],
  'src/report': ['src/compliance', 'src/verify', 'src/model', 'src/net'],
  // state and Azure: what an apply that broke off left between them
  'src/adopt': ['src/facts'],
  stacks: ['src/patterns', 'src/dialect', 'src/plan', 'src/config', 'src/facts'],
  'src/cli': [
    'stacks',
    'src/adopt',
    'src/report',
    'src/compliance',
    'src/verify',
    'src/model',
    'src/plan',
    'src/config',
    'src/net',
    'src/facts',
  ],
};

/** Who may import which package; the first path that fits decides, and no path means none. */
const PACKAGES: readonly (readonly [path: string, allowed: RegExp])[] = [
  ['src/net/cidr.ts', /^netmask$/],
  ['src/config/load.ts', /^node:(fs|path)$/],
  ['src/config/yaml.ts', /^yaml$/],
  ['src/config/suggest.ts', /^fastest-levenshtein$/],
  ['src/config/', /^zod$/],
  ['src/compliance/expectations.ts', /^zod$/],
  ['src/compliance/given.ts', /^zod$/],
  ['src/plan/names.ts', /^node:crypto$/],
  ['src/plan/datastores.ts', /^node:crypto$/],
  // cdktf itself is named in few files, so that its successor stays a small step away.
  ['src/constructs/managed-identity.ts', /^(cdktf|constructs|@cdktf\/provider-azurerm\/lib\/[a-z0-9-]+)$/],
  ['src/constructs/compute-attachment.ts', /^(cdktf|constructs|@cdktf\/provider-azurerm\/lib\/[a-z0-9-]+)$/],
  ['src/constructs/secret-variable.ts', /^(cdktf|constructs)$/],
  ['src/constructs/datastore.ts', /^(cdktf|constructs|@cdktf\/provider-azurerm\/lib\/[a-z0-9-]+)$/],
  ['src/constructs/machine-learning-extension.ts', /^(cdktf|constructs|@cdktf\/provider-azurerm\/lib\/[a-z0-9-]+)$/],
  ['src/constructs/refs.ts', /^cdktf$/],
  ['src/constructs/', /^(constructs|@cdktf\/provider-azurerm\/lib\/[a-z0-9-]+)$/],
  ['src/patterns/', /^constructs$/],
  ['src/testing/', /^(node:(fs|os|path|util)|cdktf|@cdktf\/provider-azurerm\/lib\/provider)$/],
  ['src/adopt/uuid.ts', /^node:crypto$/],
  ['src/adopt/state.ts', /^node:child_process$/],
  ['src/adopt/login.ts', /^@azure\/identity$/],
  ['src/adopt/index.ts', /^node:(fs|path)$/],
  ['src/adopt/stack.ts', /^node:(fs|path)$/],
  ['src/cli/', /^(node:[a-z]+|commander)$/],
  ['stacks/', /^(node:fs|cdktf|constructs|@cdktf\/provider-azurerm\/lib\/provider)$/],
];

const ROOT = join(__dirname, '..');
const files = ['src', 'stacks'].flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(top, name.replaceAll('\\', '/'))),
);
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));

test('there are files in every layer', () => {
  expect(Object.keys(LAYERS).filter((layer) => !files.some((file) => file.startsWith(`${layer}/`)))).toEqual([]);
});

test.each(files)('%s imports only what its layer allows', (file) => {
  expect(importsOf(file).filter((target) => !mayImport(file, target))).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
    if (done.has(file) || trail.includes(file)) return;
    for (const target of valueImportsOf(file)) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(cycles).toEqual([]);
});

test.each<[string, string, boolean]>([
  ['src/net/cidr.ts', '../plan/names', false],
  ['src/model/build-model.ts', '../plan/names', false],
  ['src/verify/reach.ts', '../constructs/subnet', false],
  ['src/verify/reach.ts', '../dialect/subnet', false],
  ['src/verify/reach.ts', '../model/network-model', true],
  ['src/facts/limits.ts', '../net/cidr', false],
  ['src/plan/names.ts', 'cdktf', false],
  ['src/constructs/subnet.ts', '@cdktf/provider-azurerm', false],
  ['src/constructs/subnet.ts', '@cdktf/provider-azurerm/lib/subnet', true],
  ['src/dialect/subnet.ts', '../constructs/subnet', false],
  ['stacks/app.ts', '../src/patterns/secured-ml-workspace', true],
])('%s importing %s is allowed: %s', (file, target, allowed) => {
  expect(mayImport(file, target)).toBe(allowed);
});

/** A statement ends in `from '…';`, on its own line or on that of its closing brace. */
function importsOf(file: string): string[] {
  const statements = (sources.get(file) ?? '').matchAll(
    /^(?:(?:import|export|\})[^\n]* from|import|.*\b(?:require|import)\() ?'([^'\n]+)'/gm,
  );
  return [...statements].map((found) => found[1] ?? '');
}

/** Files whose code is run; types are gone by then. */
function valueImportsOf(file: string): string[] {
  const statements = [...(sources.get(file) ?? '').matchAll(/^(?:import|export) (?!type\b)[^;]*? from '(\.[^']+)'/gms)];
  return statements
    .map((found) => posix.join(posix.dirname(file), found[1] ?? ''))
    .map((path) => (sources.has(`${path}.ts`) ? `${path}.ts` : `${path}/index.ts`));
}

function mayImport(file: string, target: string): boolean {
  if (!target.startsWith('.')) return PACKAGES.find(([path]) => file.startsWith(path))?.[1].test(target) ?? false;
  const from = layerOf(file);
  const to = layerOf(posix.join(posix.dirname(file), target));
  return file === 'src/index.ts' || from === to || (LAYERS[from] ?? []).includes(to);
}

function layerOf(path: string): string {
  return Object.keys(LAYERS).find((layer) => path === layer || path.startsWith(`${layer}/`)) ?? 'outside every layer';
}
