import { readConfig } from '../../src/config/read';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { synthesize } from '../../src/testing';
import { SecuredMlStack } from '../../stacks/secured-ml-stack';
import { EXAMPLES, exampleInput } from '../support/examples';

type Path = readonly (string | number)[];

/** Values without which the same is built, each with the reason; all others must reach some resource. */
const SAME_WITHOUT: readonly (readonly [path: RegExp, why: string])[] = [
  [/^network\.reserved\.\d+$/, 'an overlap with it is refused'],
  [/^aks\.dockerBridgeCidr$/, 'an overlap with it is refused; azurerm 4 has no such argument any more'],
  [/^compute\.communication$/, 'the default, written out'],
  [/^compute\.clusters\.\d+\.minNodes$/, 'the default, written out'],
  [/^aks\.nodes\.maxPods$/, 'the default, written out'],
  [/^aks\.loadBalancer$/, 'the only value there is'],
  [/^outbound$/, 'the default, written out'],
  [/^forcedTunnelling\.exceptions$/, 'the default, written out'],
];

/** Every key that an example writes, the innermost ones. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function without(input: unknown, path: Path): WorkspaceProps {
  const copy = JSON.parse(JSON.stringify(input)) as never;
  const parent = path.slice(0, -1).reduce<Record<string | number, unknown>>((here, part) => here[part] as never, copy);
  const last = path.at(-1) as string | number;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

/** What is built, or that the config is refused: then the key was read as well. */
function built(input: WorkspaceProps): string {
  const { config } = readConfig(input);
  if (config === undefined) return 'refused';
  try {
    return JSON.stringify(synthesize((app) => new SecuredMlStack(app, 'same', { input, config })).json);
  } catch {
    return 'refused';
  }
}

/** A key, wherever in a list it stands: examples repeat each other, and once is enough. */
const keyOf = (path: Path) => path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');
const tried = new Set<string>();

test.each(Object.keys(EXAMPLES))('every key that %s writes, and none before it, changes what is built', (name) => {
  const input = exampleInput(name);
  const whole = built(input);
  expect(whole).not.toBe('refused');
  const fresh = leaves(input).filter((path) => !tried.has(keyOf(path)));
  for (const path of fresh) tried.add(keyOf(path));
  const unused = fresh.filter((path) => built(without(input, path)) === whole).map((path) => path.join('.'));
  expect(unused.filter((path) => !SAME_WITHOUT.some(([same]) => same.test(path)))).toEqual([]);
});

test.each<[string, string, unknown]>([
  ['compute.communication', 'secured-ml', { compute: { communication: 'classic' } }],
  ['aks.nodes.maxPods', 'secured-ml', { aks: { nodes: { maxPods: 50 } } }],
  ['outbound', 'limited-outbound', { outbound: 'open' }],
])('another value than the default of %s changes what %s builds', (_, name, other) => {
  const input = exampleInput(name);
  const now = built(merged(input, other) as WorkspaceProps);
  expect(now).not.toBe('refused');
  expect(now).not.toBe(built(input));
});

function merged(one: unknown, two: unknown): unknown {
  if (typeof one !== 'object' || typeof two !== 'object' || one === null || two === null) return two;
  const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
  const at = (value: object, key: string) => (value as Record<string, unknown>)[key];
  return Object.fromEntries(
    [...keys].map((key) => [key, key in two ? merged(at(one, key), at(two, key)) : at(one, key)]),
  );
}
