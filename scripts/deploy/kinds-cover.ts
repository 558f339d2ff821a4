import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformJson } from '../../src/dialect';
import type { AzurermGeneration } from '../../src/facts/provider';
import { synthesizeStack } from './stack-folder';

/** What a program may treat in its own way: types of resources and data sources, and functions of expressions. */
export function kindsIn({
  resource = {},
  data = {},
  ...rest
}: TerraformJson & { readonly data?: object }): Set<string> {
  const expressions = JSON.stringify([resource, data, rest]).match(/\$\{[^}]*\}?/g) ?? [];
  const functions = expressions.flatMap((text) => [...text.matchAll(/\b([a-z]\w*)\(/g)].map(([, name]) => `${name}()`));
  return new Set([...Object.keys(resource), ...Object.keys(data).map((type) => `data.${type}`), ...functions]);
}

/**
 * A few that together hold every kind: time and again the one that adds most, the first of those that add as much.
 *
 * @param kinds what each has, by name
 */
export function cover(kinds: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const missing = new Set([...kinds.values()].flatMap((one) => [...one]));
  const chosen: string[] = [];
  while (missing.size > 0) {
    const adds = (name: string) => [...(kinds.get(name) ?? [])].filter((kind) => missing.has(kind)).length;
    const best = [...kinds.keys()].reduce((one, other) => (adds(other) > adds(one) ? other : one));
    for (const kind of kinds.get(best) ?? []) missing.delete(kind);
    chosen.push(best);
  }
  return chosen;
}

/** The examples that together hold every kind that any of them holds. */
export function coveringConfigs(configs: readonly string[], generation: AzurermGeneration, scratch: string) {
  const written = configs.map((config) => {
    const { terraform } = synthesizeStack(config, generation, mkdtempSync(join(scratch, 'cover-')));
    return [config, kindsIn(terraform)] as const;
  });
  return cover(new Map(written));
}
