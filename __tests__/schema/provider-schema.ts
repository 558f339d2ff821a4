import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A type as Terraform publishes it: `"string"`, `["set", "string"]`, `["object", { "name": "string" }]`. */
export type Type =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', Type]
  | readonly ['object', { readonly [attribute: string]: Type }];

/** How an argument may be used, in words: `required`, `optional`, `computed`, `optional computed`, each with ` deprecated` where it is. */
export type Use = string;

/** `[use, type]` of an argument, or `['block', nesting, least, most]` of a nested block (`most` is 0 where there is no limit). */
export type Entry = readonly [use: Use, type: Type] | BlockEntry;
export type BlockEntry = readonly [use: 'block' | 'block deprecated', nesting: Nesting, least: number, most: number];
export type Nesting = 'single' | 'list' | 'set';

/** Arguments and blocks by their path, `network_rules.ip_rules`; no name has a dot of its own. */
export interface TypeSchema {
  readonly [path: string]: Entry;
}

/** What one release of a provider takes, as far as this library writes it. Made by `scripts/reduce-provider-schema.ts`. */
export interface ProviderSchema {
  readonly provider: string;
  readonly version: string;
  /** By type; data sources as `data.<type>`, and the provider's own block as `provider`. */
  readonly types: { readonly [type: string]: TypeSchema };
}

/** The reduced schema that is kept beside this file. */
export function readSchema(version: string): ProviderSchema {
  return JSON.parse(readFileSync(join(__dirname, `azurerm-${version}.json`), 'utf8')) as ProviderSchema;
}

export function isBlock(entry: Entry): entry is BlockEntry {
  return entry[0].startsWith('block');
}

/** The arguments and blocks directly under a path, by name. */
export function entriesUnder(schema: TypeSchema, path: string): ReadonlyMap<string, Entry> {
  const prefix = path === '' ? '' : `${path}.`;
  const inside = Object.entries(schema).filter(([key]) => key.startsWith(prefix));
  return new Map(
    inside
      .map(([key, entry]): [string, Entry] => [key.slice(prefix.length), entry])
      .filter(([name]) => !name.includes('.')),
  );
}
