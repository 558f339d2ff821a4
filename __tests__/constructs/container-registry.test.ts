import { ContainerRegistry } from '../../src/constructs/container-registry';
import { assignRole } from '../../src/constructs/managed-identity';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, reference } from './samples';

const registry = () =>
  synthesizeConstructs((stack) => {
    new ContainerRegistry(stack, 'Registry', { name: 'crmlws', placement: PLACEMENT });
  }).only('azurerm_container_registry');

describe('ContainerRegistry', () => {
  test('is a Premium one, the only kind that takes a private endpoint', () => {
    expect(registry()).toMatchObject({
      name: 'crmlws',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      sku: 'Premium',
    });
  });

  test.each<[string, string, unknown]>([
    ['no public address', 'public_network_access_enabled', false],
    ['no administrator with a password', 'admin_enabled', false],
    ['no pull without signing in', 'anonymous_pull_enabled', false],
    ['no export of images', 'export_policy_enabled', false],
    ['no public data endpoints', 'data_endpoint_enabled', false],
    ['Azure’s trusted services, and nobody else, past the network', 'network_rule_bypass_option', 'AzureServices'],
  ])('has %s', (_, argument, value) => {
    expect(registry()[argument]).toBe(value);
  });

  test('is referred to by its id', () => {
    const stack = synthesizeConstructs((own) => {
      const { containerRegistryId } = new ContainerRegistry(own, 'Registry', { name: 'crmlws', placement: PLACEMENT });
      assignRole(own, 'Role', { on: containerRegistryId, role: 'AcrPull', principalId: 'p', principalKey: 'k' });
    });
    expect(stack.only('azurerm_role_assignment').scope).toEqual(reference('azurerm_container_registry', 'id'));
  });
});
