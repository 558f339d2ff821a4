import type { TerraformJson } from '../../src/dialect';
import { check, type ViolationKind } from './check';
import type { ProviderSchema, TypeSchema } from './provider-schema';

/** A provider with one argument or block of each kind. */
const THING: TypeSchema = {
  id: ['optional computed', 'string'],
  name: ['required', 'string'],
  size: ['optional', 'number'],
  open: ['optional', 'bool'],
  old: ['optional deprecated', 'bool'],
  secret: ['computed', 'string'],
  any: ['optional', 'dynamic'],
  names: ['optional', ['list', 'string']],
  numbers: ['optional', ['set', 'number']],
  tags: ['optional', ['map', 'string']],
  rule: ['optional computed', ['set', ['object', { name: 'string', port: 'number', ranges: ['set', 'string'] }]]],
  needed: ['block', 'list', 1, 1],
  'needed.word': ['required', 'string'],
  'needed.made': ['computed', 'string'],
  'needed.inner': ['block', 'set', 0, 2],
  'needed.inner.flag': ['required', 'bool'],
  legacy: ['block deprecated', 'list', 0, 0],
  'legacy.x': ['optional', 'string'],
  timeouts: ['block', 'single', 0, 0],
  'timeouts.create': ['optional', 'string'],
};
const SCHEMA: ProviderSchema = {
  provider: 'hashicorp/azurerm',
  version: '0.0.1',
  types: {
    azurerm_thing: THING,
    'data.azurerm_thing': { id: ['optional computed', 'string'], name: ['required', 'string'] },
    provider: {
      alias_of: ['optional', 'string'],
      features: ['block', 'list', 1, 1],
      'features.vault': ['block', 'list', 0, 1],
      'features.vault.keep': ['optional', 'bool'],
    },
  },
};

const LEAST = { name: 'a', needed: { word: 'w' } };
const judge = (block: object, rest: TerraformJson = {}) =>
  check(
    {
      provider: { azurerm: [{ features: [{}] }] },
      ...rest,
      resource: { ...rest.resource, azurerm_thing: { x: { ...LEAST, ...block } } },
    },
    SCHEMA,
  );
const kinds = (block: object, rest?: TerraformJson) =>
  judge(block, rest).map(({ kind, address }) => [kind, address.replace('azurerm_thing.x', '')]);

describe('check accepts', () => {
  test.each<[string, object]>([
    ['the least of a resource', {}],
    ['metadata of cdktf', { '//': { metadata: {} }, needed: { word: 'w', '//': 'a comment' } }],
    [
      'every kind of argument',
      { size: 3, open: false, names: ['a'], numbers: [1], tags: { a: 'b' }, any: { what: ['ever'] }, id: 'i' },
    ],
    ['numbers and truth values where text is wanted', { name: 5, tags: { a: true, b: 1 }, names: [1, false] }],
    ['text that is a number or a truth value', { size: '3', open: 'true', numbers: ['4', '-1.5', '2e3'] }],
    [
      'an expression in the place of anything',
      { size: '${var.x}', open: '${var.x}', names: '${var.x}', tags: '${var.x}', rule: '${var.x}', name: '${var.x}' },
    ],
    [
      'an expression with text around it in the place of text, number or truth value',
      { name: 'a-${var.x}', size: '1${var.x}', open: '%{ if var.x }true%{ endif }' },
    ],
    ['null in the place of an argument that may be left out', { size: null, names: null, rule: null, legacy: null }],
    [
      'objects as values, with null for what they have not',
      {
        rule: [
          { name: 'a', port: 1, ranges: null },
          { name: '${var.x}', port: '2', ranges: [] },
        ],
      },
    ],
    ['a block as an object or as a list of one', { needed: [{ word: 'w' }] }],
    ['a set of blocks', { needed: { word: 'w', inner: [{ flag: true }, { flag: 'false' }] } }],
    ['timeouts', { timeouts: { create: '30m' } }],
    [
      'meta-arguments',
      {
        depends_on: ['azurerm_thing.x', 'module.m', 'data.other.y'],
        lifecycle: { ignore_changes: 'all' },
        count: 1,
        for_each: '${var.x}',
        provider: 'azurerm.other',
        connection: {},
        provisioner: [],
      },
    ],
    ['lifecycle as a list', { lifecycle: [{ create_before_destroy: true, prevent_destroy: false }] }],
    [
      'a reference to an attribute, an index or all of a resource',
      {
        names: [
          '${azurerm_thing.x.secret}',
          '${azurerm_thing.x.needed[0].made}',
          '${join(",", azurerm_thing.x.names)}',
          '${azurerm_thing.x}',
          '${azurerm_thing.x[0].id}',
        ],
      },
    ],
    ['text that only looks like a reference', { name: 'azurerm_thing.y.id', names: ['$${azurerm_thing.y.id}'] }],
  ])('%s', (_, block) => {
    expect(kinds(block)).toEqual([]);
  });

  test('resources and data sources of other providers, whatever they hold', () => {
    expect(kinds({}, { resource: { random_id: { r: { what: 'ever' } } }, data: { http: { h: {} } } })).toEqual([]);
  });

  test('a stack without resources', () => {
    expect(check({ terraform: {} }, SCHEMA)).toEqual([]);
  });
});

describe('check finds', () => {
  test.each<[string, object, [ViolationKind, string][]]>([
    ['an argument that there is not', { colour: 'red' }, [['unknown argument', '.colour']]],
    [
      'an argument that there is not, in a block',
      { needed: { word: 'w', colour: 1 } },
      [['unknown argument', '.needed.colour']],
    ],
    ['an argument that there is not, even as null', { colour: null }, [['unknown argument', '.colour']]],
    [
      'a meta-argument inside a block',
      { needed: { word: 'w', depends_on: [] } },
      [['unknown argument', '.needed.depends_on']],
    ],
    ['a required argument that is missing', { name: undefined }, [['missing argument', '.name']]],
    ['a required argument that is null', { name: null }, [['missing argument', '.name']]],
    ['a required argument that is missing in a block', { needed: {} }, [['missing argument', '.needed.word']]],
    ['an attribute that is only computed', { secret: 's' }, [['computed only', '.secret']]],
    [
      'an attribute that is only computed, in a block',
      { needed: [{ word: 'w', made: 'm' }] },
      [['computed only', '.needed[0].made']],
    ],
    ['a list where text is wanted', { name: ['a'] }, [['wrong type', '.name']]],
    ['an object where text is wanted', { name: {} }, [['wrong type', '.name']]],
    ['a word where a number is wanted', { size: 'many' }, [['wrong type', '.size']]],
    ['nothing where a number is wanted', { size: '' }, [['wrong type', '.size']]],
    ['a truth value where a number is wanted', { size: true }, [['wrong type', '.size']]],
    ['a word where a truth value is wanted', { open: 'yes' }, [['wrong type', '.open']]],
    ['a number where a truth value is wanted', { open: 1 }, [['wrong type', '.open']]],
    ['text where a list is wanted', { names: 'a' }, [['wrong type', '.names']]],
    ['text around an expression where a list is wanted', { names: 'a${var.x}' }, [['wrong type', '.names']]],
    ['a directive where a list is wanted', { names: '%{ if x }' }, [['wrong type', '.names']]],
    [
      'a wrong item of a list',
      { names: ['a', []], numbers: ['x'] },
      [
        ['wrong type', '.names[1]'],
        ['wrong type', '.numbers[0]'],
      ],
    ],
    ['null in a list', { names: [null] }, [['wrong type', '.names[0]']]],
    ['a list where a map is wanted', { tags: ['a'] }, [['wrong type', '.tags']]],
    ['a wrong value of a map', { tags: { a: [] } }, [['wrong type', '.tags["a"]']]],
    [
      'an object where a set of objects is wanted',
      { rule: { name: 'a', port: 1, ranges: null } },
      [['wrong type', '.rule']],
    ],
    [
      'an object as a value that lacks an attribute',
      { rule: [{ name: 'a', port: 1 }] },
      [['missing argument', '.rule[0].ranges']],
    ],
    [
      'an object as a value with an attribute too many',
      { rule: [{ name: 'a', port: 1, ranges: null, x: 1 }] },
      [['unknown argument', '.rule[0].x']],
    ],
    [
      'a wrong attribute of an object as a value',
      { rule: [{ name: 'a', port: 'x', ranges: 'y' }] },
      [
        ['wrong type', '.rule[0].port'],
        ['wrong type', '.rule[0].ranges'],
      ],
    ],
    ['text where an object as a value is wanted', { rule: ['a'] }, [['wrong type', '.rule[0]']]],
    ['a block too few', { needed: undefined }, [['block count', '.needed']]],
    ['a block too few, as an empty list', { needed: [] }, [['block count', '.needed']]],
    ['a block too few, as null', { needed: null }, [['block count', '.needed']]],
    ['a block too many', { needed: [{ word: 'w' }, { word: 'w' }] }, [['block count', '.needed']]],
    [
      'a block too many inside a block',
      { needed: { word: 'w', inner: [{ flag: true }, { flag: true }, { flag: true }] } },
      [['block count', '.needed.inner']],
    ],
    [
      'text where a block is wanted',
      { legacy: 'x' },
      [
        ['deprecated', '.legacy'],
        ['wrong type', '.legacy'],
      ],
    ],
    ['an expression where a block is wanted', { needed: '${var.x}' }, [['wrong type', '.needed']]],
    ['text in a list of blocks', { needed: ['x'] }, [['wrong type', '.needed[0]']]],
    ['a list where one block is wanted', { timeouts: [{ create: '30m' }] }, [['wrong type', '.timeouts']]],
    ['a time that the type has not', { timeouts: { update: '30m' } }, [['unknown argument', '.timeouts.update']]],
    ['a deprecated argument', { old: true }, [['deprecated', '.old']]],
    ['a deprecated block', { legacy: {} }, [['deprecated', '.legacy']]],
    ['something to wait for that is no list', { depends_on: 'azurerm_thing.x' }, [['meta-argument', '.depends_on']]],
    [
      'something to wait for that is not declared',
      { depends_on: ['azurerm_thing.y'] },
      [['unknown reference', '.depends_on']],
    ],
    [
      'a data source to wait for that is not declared',
      { depends_on: ['data.azurerm_thing.x'] },
      [['unknown reference', '.depends_on']],
    ],
    ['something to wait for that is no address', { depends_on: [5] }, [['unknown reference', '.depends_on']]],
    ['a lifecycle that there is not', { lifecycle: { prevent_destruction: true } }, [['meta-argument', '.lifecycle']]],
    ['a provider that is no name', { provider: {} }, [['meta-argument', '.provider']]],
    [
      'a reference to nothing',
      { name: '${azurerm_thing.y.id}' },
      [['unknown reference', 'resource.azurerm_thing.x.name']],
    ],
    [
      'a reference to an attribute that there is not',
      { names: ['${azurerm_thing.x.colour}'] },
      [['unknown reference', 'resource.azurerm_thing.x.names.0']],
    ],
    [
      'a reference in the midst of an expression',
      { name: 'a-${join("-", [azurerm_thing.y.id])}' },
      [['unknown reference', 'resource.azurerm_thing.x.name']],
    ],
    [
      'a reference inside a constant of an expression',
      { name: '${uuidv5("url", "${azurerm_thing.y.id}|x")}' },
      [['unknown reference', 'resource.azurerm_thing.x.name']],
    ],
  ])('%s', (_, block, violations) => {
    const found = judge(block).map(({ kind, address }) => [
      kind,
      address.startsWith('resource.') ? address : address.replace('azurerm_thing.x', ''),
    ]);
    expect(found).toEqual(violations);
  });

  test('a type that there is not', () => {
    expect(kinds({}, { resource: { azurerm_other: { o: {} } } })).toEqual([['unknown type', 'azurerm_other.o']]);
  });

  test('a data source that there is not, and what one lacks', () => {
    expect(kinds({}, { data: { azurerm_other: { o: {} }, azurerm_thing: { d: { size: 1 } } } })).toEqual([
      ['unknown type', 'data.azurerm_other.o'],
      ['unknown argument', 'data.azurerm_thing.d.size'],
      ['missing argument', 'data.azurerm_thing.d.name'],
    ]);
  });

  test('references in outputs and locals', () => {
    expect(
      kinds({}, { output: { o: { value: '${data.azurerm_thing.d.name}' } }, locals: { l: '${azurerm_thing.x.name}' } }),
    ).toEqual([['unknown reference', 'output.o.value']]);
  });

  test.each<[string, unknown, [ViolationKind, string][]]>([
    [
      'an argument that there is not',
      [{ features: [{}], colour: 1 }],
      [['unknown argument', 'provider.azurerm[0].colour']],
    ],
    ['features that are missing', [{}], [['block count', 'provider.azurerm[0].features']]],
    [
      'a feature that there is not',
      { features: { vault: { lose: true } } },
      [['unknown argument', 'provider.azurerm[0].features.vault.lose']],
    ],
    [
      'a feature of a wrong type',
      [{ features: [{ vault: [{ keep: 'maybe' }] }] }],
      [['wrong type', 'provider.azurerm[0].features[0].vault[0].keep']],
    ],
    [
      'the second of two',
      [{ features: {} }, { alias: 'b', features: [] }],
      [['block count', 'provider.azurerm[1].features']],
    ],
    ['text', ['azurerm'], [['wrong type', 'provider.azurerm[0]']]],
  ])('in the provider block: %s', (_, azurerm, violations) => {
    expect(kinds({}, { provider: { azurerm } })).toEqual(violations);
  });

  test('every violation at once, each in words', () => {
    const found = judge({ colour: 1, name: null, size: 'x' });
    expect(found.map(({ kind }) => kind).sort()).toEqual(['missing argument', 'unknown argument', 'wrong type']);
    expect(found.find(({ kind }) => kind === 'wrong type')?.text).toBe('expected a number, got "x"');
  });
});
