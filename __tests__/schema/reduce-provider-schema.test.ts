import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { print, reduce, typesInUse } from '../../scripts/reduce-provider-schema';
import { AZURERM } from '../../src/facts/provider';
import { entriesUnder, isBlock, readSchema } from './provider-schema';

/** What `terraform providers schema -json` prints, cut down to one of each. */
const PUBLISHED = {
  format_version: '1.0',
  provider_schemas: {
    'host.example/hashicorp/random': {},
    'host.example/hashicorp/azurerm': {
      provider: {
        version: 0,
        block: {
          attributes: { use_cli: { type: 'bool', description: 'words', description_kind: 'plain', optional: true } },
          block_types: { features: { nesting_mode: 'list', block: { attributes: {} }, min_items: 1, max_items: 1 } },
        },
      },
      resource_schemas: {
        azurerm_unused: { version: 0, block: { attributes: {} } },
        azurerm_thing: {
          version: 1,
          block: {
            attributes: {
              tags: { type: ['map', 'string'], optional: true },
              name: { type: 'string', required: true },
              id: { type: 'string', optional: true, computed: true },
              old: { type: 'bool', optional: true, deprecated: true, sensitive: true },
            },
            block_types: {
              timeouts: {
                nesting_mode: 'single',
                block: { attributes: { create: { type: 'string', optional: true } } },
              },
              gone: {
                nesting_mode: 'set',
                block: { deprecated: true, block_types: { deep: { nesting_mode: 'list', max_items: 2, block: {} } } },
              },
            },
          },
        },
      },
      data_source_schemas: {
        azurerm_thing: { version: 0, block: { attributes: { name: { type: 'string', required: true } } } },
      },
    },
  },
};
const TYPES = ['azurerm_thing', 'data.azurerm_thing'];
const REDUCED = {
  provider: 'hashicorp/azurerm',
  version: '1.2.3',
  types: {
    azurerm_thing: {
      gone: ['block deprecated', 'set', 0, 0],
      'gone.deep': ['block', 'list', 0, 2],
      id: ['optional computed', 'string'],
      name: ['required', 'string'],
      old: ['optional deprecated', 'bool'],
      tags: ['optional', ['map', 'string']],
      timeouts: ['block', 'single', 0, 0],
      'timeouts.create': ['optional', 'string'],
    },
    'data.azurerm_thing': { name: ['required', 'string'] },
    provider: { use_cli: ['optional', 'bool'], features: ['block', 'list', 1, 1] },
  },
};

describe('reduce', () => {
  test('keeps how an argument or block of the wanted types is used, and nothing else', () => {
    expect(reduce(PUBLISHED, '1.2.3', TYPES)).toEqual(REDUCED);
  });

  test('reads a copy without descriptions as well', () => {
    const copy = {
      provider_block: {
        attributes: { use_cli: { type: 'bool', optional: true } },
        blocks: { features: { nesting: 'list', min: 1, max: 1 } },
      },
      resources: {
        azurerm_thing: {
          attributes:
            PUBLISHED.provider_schemas['host.example/hashicorp/azurerm'].resource_schemas.azurerm_thing.block
              .attributes,
          blocks: {
            timeouts: { nesting: 'single', attributes: { create: { type: 'string', optional: true } } },
            gone: { nesting: 'set', deprecated: true, blocks: { deep: { nesting: 'list', max: 2 } } },
          },
        },
      },
      data_sources: { azurerm_thing: { attributes: { name: { type: 'string', required: true } } } },
    };
    expect(reduce(copy, '1.2.3', TYPES)).toEqual(REDUCED);
  });

  test.each<[string, unknown, readonly string[], RegExp]>([
    ['a type is not there', PUBLISHED, ['azurerm_other'], /no type azurerm_other/],
    ['a data source is not there', PUBLISHED, ['data.azurerm_unused'], /no type data\.azurerm_unused/],
    [
      'the provider is not there',
      { provider_schemas: { 'a/hashicorp/random': {} } },
      [],
      /no hashicorp\/azurerm among a\/hashicorp\/random/,
    ],
    [
      'an argument has nested attributes',
      { provider_block: {}, resources: { t: { attributes: { a: { nested_type: {} } } } }, data_sources: {} },
      ['t'],
      /a has no plain type/,
    ],
    [
      'a block has no nesting',
      { provider_block: {}, resources: { t: { blocks: { b: {} } } }, data_sources: {} },
      ['t'],
      /block b has no nesting/,
    ],
  ])('fails when %s', (_, full, types, message) => {
    expect(() => reduce(full, '1.2.3', types)).toThrow(message);
  });
});

describe('print', () => {
  test('writes one sorted line for each argument, whatever the order it was given in', () => {
    const [first, ...others] = Object.entries(REDUCED.types.azurerm_thing);
    const shuffled = {
      ...reduce(PUBLISHED, '1.2.3', TYPES),
      types: { azurerm_thing: Object.fromEntries([...others, first ?? ['', '']]) as never },
    };
    const text = print(shuffled);
    expect(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.includes(': [')),
    ).toEqual([
      '"gone": ["block deprecated","set",0,0],',
      '"gone.deep": ["block","list",0,2],',
      '"id": ["optional computed","string"],',
      '"name": ["required","string"],',
      '"old": ["optional deprecated","bool"],',
      '"tags": ["optional",["map","string"]],',
      '"timeouts": ["block","single",0,0],',
      '"timeouts.create": ["optional","string"]',
    ]);
    expect(JSON.parse(text)).toEqual(shuffled);
  });
});

describe.each(Object.values(AZURERM).map(({ version }) => version))(
  'the schema of azurerm %s that is kept',
  (version) => {
    const schema = readSchema(version);

    test('is of that release, and as the script prints it', () => {
      expect(schema).toMatchObject({ provider: 'hashicorp/azurerm', version });
      expect(readFileSync(join(__dirname, `azurerm-${version}.json`), 'utf8')).toBe(print(schema));
    });

    test('has every type that a construct writes, and no other: run the script again where this fails', () => {
      expect(Object.keys(schema.types)).toEqual([...typesInUse(), 'provider']);
    });

    test('is whole: every path but the top stands in a block, and every use is one that is known', () => {
      for (const entries of Object.values(schema.types)) {
        for (const [path, entry] of Object.entries(entries)) {
          const parent = path.split('.').slice(0, -1).join('.');
          expect(parent === '' || entries[parent]?.[0].startsWith('block')).toBe(true);
          expect(entry[0]).toMatch(/^(required|optional|computed|optional computed|block)( deprecated)?$/);
          if (isBlock(entry)) expect(entriesUnder(entries, path).size).toBeGreaterThan(0);
        }
      }
    });
  },
);
