/**
 * Reduces a provider's published schema to the types that this library writes, for the tests in `__tests__/schema`.
 *
 *   terraform providers schema -json > schema.json     # where the provider is required in the wanted version
 *   npx tsx scripts/reduce-provider-schema.ts schema.json 4.55.0
 *
 * writes `__tests__/schema/azurerm-4.55.0.json`. The types are those that `src/constructs` imports from the binding.
 * One line is one argument or block, sorted, so that a diff of two versions reads like a list of changes; descriptions
 * and what else no check asks for are left out. Run it again for a new version, or for a construct of a new type.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry, Nesting, ProviderSchema, Type, TypeSchema } from '../__tests__/schema/provider-schema';

const ROOT = join(__dirname, '..');

/** A block as Terraform publishes it; some copies say `blocks`, `nesting`, `min` and `max`, with the block's content beside them. */
interface PublishedBlock {
  readonly attributes?: { readonly [name: string]: PublishedAttribute };
  readonly block_types?: { readonly [name: string]: PublishedNested };
  readonly blocks?: { readonly [name: string]: PublishedNested };
}
interface PublishedAttribute {
  readonly type?: Type;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly deprecated?: boolean;
}
interface PublishedNested extends PublishedBlock {
  readonly block?: PublishedBlock & { readonly deprecated?: boolean };
  readonly nesting_mode?: Nesting;
  readonly nesting?: Nesting;
  readonly min_items?: number;
  readonly min?: number;
  readonly max_items?: number;
  readonly max?: number;
  readonly deprecated?: boolean;
}
interface PublishedSchema {
  readonly provider: PublishedBlock;
  readonly resources: { readonly [type: string]: PublishedBlock };
  readonly dataSources: { readonly [type: string]: PublishedBlock };
}

/** The types of azurerm that constructs import: `azurerm_subnet`, `data.azurerm_client_config`. */
export function typesInUse(): string[] {
  const folder = join(ROOT, 'src', 'constructs');
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const modules = sources.flatMap((source) =>
    [...source.matchAll(/'@cdktf\/provider-azurerm\/lib\/([a-z0-9-]+)'/g)].map((found) => found[1] ?? ''),
  );
  return [...new Set(modules.map(typeOf))].sort();
}

function typeOf(module: string): string {
  const name = module.replaceAll('-', '_');
  return name.startsWith('data_azurerm_') ? `data.${name.slice('data_'.length)}` : `azurerm_${name}`;
}

/** @throws Error naming a type that the provider does not have */
export function reduce(full: unknown, version: string, types: readonly string[]): ProviderSchema {
  const { provider, resources, dataSources } = readPublished(full);
  const blocks = types.map((type): [string, TypeSchema] => {
    const block = type.startsWith('data.') ? dataSources[type.slice('data.'.length)] : resources[type];
    if (block === undefined) throw new Error(`the schema has no type ${type}`);
    return [type, flatten(block)];
  });
  return {
    provider: 'hashicorp/azurerm',
    version,
    types: Object.fromEntries([...blocks, ['provider', flatten(provider)]]),
  };
}

function readPublished(full: unknown): PublishedSchema {
  const { provider_schemas: providers } = full as {
    provider_schemas?: { [name: string]: { [section: string]: unknown } };
  };
  if (providers === undefined) {
    const copy = full as {
      provider_block: PublishedBlock;
      resources: PublishedSchema['resources'];
      data_sources: PublishedSchema['dataSources'];
    };
    return { provider: copy.provider_block, resources: copy.resources, dataSources: copy.data_sources };
  }
  const name = Object.keys(providers).find((key) => key.endsWith('/hashicorp/azurerm'));
  if (name === undefined) throw new Error(`no hashicorp/azurerm among ${Object.keys(providers).join(', ')}`);
  const { provider, resource_schemas, data_source_schemas } = providers[name] as {
    provider: { block: PublishedBlock };
    resource_schemas: { [type: string]: { block: PublishedBlock } };
    data_source_schemas: { [type: string]: { block: PublishedBlock } };
  };
  const unwrap = (schemas: typeof resource_schemas) =>
    Object.fromEntries(Object.entries(schemas).map(([type, { block }]) => [type, block]));
  return { provider: provider.block, resources: unwrap(resource_schemas), dataSources: unwrap(data_source_schemas) };
}

/** Every argument and block of a block, by its path. */
function flatten(block: PublishedBlock, prefix = ''): TypeSchema {
  const entries: [string, Entry][] = [];
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    if (attribute.type === undefined)
      throw new Error(`${prefix}${name} has no plain type: nested attributes are not read yet`);
    entries.push([`${prefix}${name}`, [useOf(attribute), attribute.type]]);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? block.blocks ?? {})) {
    const content = nested.block ?? nested;
    const nesting = nested.nesting_mode ?? nested.nesting;
    if (nesting === undefined) throw new Error(`block ${prefix}${name} has no nesting`);
    const deprecated = nested.block?.deprecated ?? nested.deprecated ?? false;
    entries.push([
      `${prefix}${name}`,
      [
        deprecated ? 'block deprecated' : 'block',
        nesting,
        nested.min_items ?? nested.min ?? 0,
        nested.max_items ?? nested.max ?? 0,
      ],
    ]);
    entries.push(...Object.entries(flatten(content, `${prefix}${name}.`)));
  }
  return Object.fromEntries(entries);
}

function useOf(attribute: PublishedAttribute): string {
  return (['required', 'optional', 'computed', 'deprecated'] as const).filter((word) => attribute[word]).join(' ');
}

/** One line for each argument and block; the same schema gives the same text. */
export function print({ provider, version, types }: ProviderSchema): string {
  const sorted = <T>(map: { readonly [key: string]: T }) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  const list = sorted(types).map(([type, schema]) => {
    const lines = sorted(schema).map(([path, entry]) => `   ${JSON.stringify(path)}: ${JSON.stringify(entry)}`);
    return `  ${JSON.stringify(type)}: {\n${lines.join(',\n')}\n  }`;
  });
  return `{\n "provider": ${JSON.stringify(provider)},\n "version": ${JSON.stringify(version)},\n "types": {\n${list.join(',\n')}\n }\n}\n`;
}

function main([full, version]: readonly string[]): void {
  if (full === undefined || version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    console.error('usage: tsx scripts/reduce-provider-schema.ts <schema.json> <version>, such as: schema.json 4.55.0');
    process.exitCode = 2;
    return;
  }
  const target = join(ROOT, '__tests__', 'schema', `azurerm-${version}.json`);
  const reduced = reduce(JSON.parse(readFileSync(full, 'utf8')), version, typesInUse());
  writeFileSync(target, print(reduced));
  console.log(`${Object.keys(reduced.types).length} types written`);
}

if (require.main === module) main(process.argv.slice(2));
