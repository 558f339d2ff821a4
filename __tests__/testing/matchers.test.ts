import { ManagedIdentity } from '../../src/constructs/managed-identity';
import { ResourceGroup } from '../../src/constructs/resource-group';
import { matchers, SynthesizedStack, synthesizeConstructs, useMatchers } from '../../src/testing';

useMatchers(expect);

const stack = synthesizeConstructs((own) => {
  new ResourceGroup(own, 'One', { name: 'rg-1', location: 'westeurope', tags: { owner: 'ml' } });
  const { placement } = new ResourceGroup(own, 'Two', { name: 'rg-2', location: 'northeurope' });
  new ManagedIdentity(own, 'Identity', { name: 'id-ml', placement });
});
const IDS = Object.keys(stack.byId('azurerm_resource_group'));

/** What a matcher says where it fails, without the colours of a terminal. */
function complaint(run: () => void): string {
  try {
    run();
  } catch (error) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
    return (error as Error).message.replace(/\u001b\[\d+m/g, '');
  }
  throw new Error('the matcher passed');
}

describe('toHaveResource', () => {
  test.each<[string, string, object | undefined]>([
    ['the type alone', 'azurerm_resource_group', undefined],
    ['some arguments of one', 'azurerm_resource_group', { name: 'rg-2' }],
    ['all arguments of one', 'azurerm_resource_group', { name: 'rg-1', location: 'westeurope', tags: { owner: 'ml' } }],
    [
      'a pattern',
      'azurerm_user_assigned_identity',
      { location: expect.stringMatching(/^\$\{azurerm_resource_group\.\w+\.location\}$/) },
    ],
    ['a part of a map', 'azurerm_resource_group', { tags: expect.objectContaining({ owner: expect.any(String) }) }],
    ['an argument that is not there', 'azurerm_resource_group', { name: 'rg-2', tags: undefined }],
  ])('passes on %s', (_, type, wanted) => {
    expect(stack).toHaveResource(type, wanted as never);
  });

  test.each<[string, string, object | undefined]>([
    ['a type that is not there', 'azurerm_subnet', undefined],
    ['an argument of another value', 'azurerm_resource_group', { name: 'rg-3' }],
    ['arguments of two resources mixed', 'azurerm_resource_group', { name: 'rg-1', location: 'northeurope' }],
    ['a pattern that does not fit', 'azurerm_resource_group', { name: expect.stringMatching(/^xx/) }],
    ['an argument that should not be there', 'azurerm_resource_group', { name: 'rg-1', tags: undefined }],
    ['a map that has more', 'azurerm_resource_group', { name: 'rg-1', tags: {} }],
  ])('does not pass on %s', (_, type, wanted) => {
    expect(stack).not.toHaveResource(type, wanted as never);
  });

  test('says what was wanted, and what the resources of the type have in its place', () => {
    const text = complaint(() => expect(stack).toHaveResource('azurerm_resource_group', { name: 'rg-3' }));
    expect(text).toBe(
      'expected a azurerm_resource_group with {"name": "rg-3"}, found {"name": "rg-1"}, {"name": "rg-2"}',
    );
  });

  test('says a pattern as it is written', () => {
    const text = complaint(() =>
      expect(stack).toHaveResource('azurerm_resource_group', { name: expect.stringMatching(/^xx/) }),
    );
    expect(text).toMatch(
      /^expected a azurerm_resource_group with \{"name": StringMatching \/\^xx\/\}, found \{"name": "rg-1"\}/,
    );
  });

  test('says that an argument is not there', () => {
    const text = complaint(() => expect(stack).toHaveResource('azurerm_resource_group', { managed_by: 'x' }));
    expect(text).toContain('found {"managed_by": undefined}, {"managed_by": undefined}');
  });

  test('says that there is none of the type', () => {
    expect(complaint(() => expect(stack).toHaveResource('azurerm_subnet', { name: 'a' }))).toBe(
      'expected a azurerm_subnet with {"name": "a"}, found none of the type',
    );
  });

  test('says what was found where none was wanted', () => {
    const text = complaint(() => expect(stack).not.toHaveResource('azurerm_resource_group', { name: 'rg-1' }));
    expect(text).toBe(
      'expected no azurerm_resource_group with {"name": "rg-1"}, found {"name": "rg-1"}, {"name": "rg-2"}',
    );
  });
});

describe('toHaveResourceCount', () => {
  test.each([
    ['azurerm_resource_group', 2],
    ['azurerm_user_assigned_identity', 1],
    ['azurerm_subnet', 0],
  ])('passes on %s, %i of them', (type, count) => {
    expect(stack).toHaveResourceCount(type, count);
    expect(stack).not.toHaveResourceCount(type, count + 1);
  });

  test.each<[string, () => void, string]>([
    [
      'too few',
      () => expect(stack).toHaveResourceCount('azurerm_resource_group', 3),
      `expected 3 azurerm_resource_group, found 2: ${IDS.join(', ')}`,
    ],
    ['none', () => expect(stack).toHaveResourceCount('azurerm_subnet', 1), 'expected 1 azurerm_subnet, found none'],
    [
      'just as many as should not be',
      () => expect(stack).not.toHaveResourceCount('azurerm_resource_group', 2),
      `expected any number but 2 azurerm_resource_group, found 2: ${IDS.join(', ')}`,
    ],
  ])('says what was found where there are %s', (_, run, text) => {
    expect(complaint(run)).toBe(text);
  });
});

describe('matchers', () => {
  test('work by themselves where a tester has no notion of equality to lend', () => {
    const own = new SynthesizedStack(
      { resource: { azurerm_subnet: { a: { name: 'snet', tags: { x: '1' } } } } },
      'own',
    );
    expect(matchers.toHaveResource.call({}, own, 'azurerm_subnet', { tags: { x: '1' } }).pass).toBe(true);
    const { pass, message } = matchers.toHaveResource.call({}, own, 'azurerm_subnet', { tags: { x: '2' } });
    expect([pass, message()]).toEqual([
      false,
      'expected a azurerm_subnet with {"tags":{"x":"2"}}, found {"tags":{"x":"1"}}',
    ]);
  });
});
