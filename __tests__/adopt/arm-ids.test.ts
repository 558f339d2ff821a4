import { candidatesOf } from '../../src/adopt/candidate';
import { resourcesOf, type Stack } from '../../src/adopt/stack';
import { uuidOfUrl } from '../../src/adopt/uuid';
import { REPLACED_AFTER_IMPORT } from '../../src/facts/arm-ids';
import { AZURERM_GENERATIONS } from '../../src/facts/provider';
import { EXAMPLES, synthesizeExample } from '../support/examples';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';

test('a UUID of a text is the one that Terraform gives', () => {
  expect(uuidOfUrl('/subscriptions/x|Contributor|y')).toBe('95f75f1a-9f07-5f90-8490-acdfa98089fe');
});

test.each(Object.keys(EXAMPLES))('every id of %s can be told, and both generations say the same', (name) => {
  const found = AZURERM_GENERATIONS.map((azurerm) => {
    const stack = synthesizeExample(name, azurerm).json as Stack;
    const { candidates, unknown } = candidatesOf(stack, SUBSCRIPTION);
    expect(unknown.filter((address) => !((address.split('.')[0] ?? '') in REPLACED_AFTER_IMPORT))).toEqual([]);
    expect(candidates.length + unknown.length).toBe(resourcesOf(stack).length);
    expect(candidates.filter(({ importId }) => /\$\{|undefined/.test(importId))).toEqual([]);
    expect(new Set(candidates.map(({ type, importId }) => `${type} ${importId}`)).size).toBe(candidates.length);
    return candidates.map(({ address, importId }) => `${address} ${importId}`);
  });
  expect(found[0]).toEqual(found[1]);
});
