import { ManagedIdentity } from '../../src/constructs/managed-identity';
import { ResourceGroup, type ResourceGroupProps } from '../../src/constructs/resource-group';
import { synthesizeConstructs } from '../../src/testing';
import { reference } from './samples';

const withIdentity = (over: Partial<ResourceGroupProps> = {}) =>
  synthesizeConstructs((stack) => {
    const { placement } = new ResourceGroup(stack, 'Group', { name: 'rg-ml', location: 'westeurope', ...over });
    new ManagedIdentity(stack, 'Identity', { name: 'id-ml', placement });
  });

describe('ResourceGroup', () => {
  test('is a group in a region', () => {
    expect(withIdentity().only('azurerm_resource_group')).toEqual({ name: 'rg-ml', location: 'westeurope' });
  });

  test('places what lives in it by reference, so that it is made first', () => {
    expect(withIdentity().only('azurerm_user_assigned_identity')).toEqual({
      name: 'id-ml',
      resource_group_name: reference('azurerm_resource_group', 'name'),
      location: reference('azurerm_resource_group', 'location'),
    });
  });

  test('tags itself and everything that is placed in it', () => {
    const stack = withIdentity({ tags: { owner: 'ml' } });
    expect(stack.only('azurerm_resource_group').tags).toEqual({ owner: 'ml' });
    expect(stack.only('azurerm_user_assigned_identity').tags).toEqual({ owner: 'ml' });
  });
});
