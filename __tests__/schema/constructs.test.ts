import { Subnet, type SubnetProps } from '../../src/constructs/subnet';
import { toAzurerm5 } from '../../src/dialect';
import { AZURERM, type AzurermGeneration } from '../../src/facts/provider';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, SAMPLES, somethingFirst } from '../constructs/samples';
import { check } from './check';
import { readSchema } from './provider-schema';

const written = (name: string, generation: AzurermGeneration) => {
  const { json } = synthesizeConstructs((stack) =>
    SAMPLES[name]?.(stack, 'Part', {
      placement: { ...PLACEMENT, tags: { owner: 'ml' } },
      after: somethingFirst(stack),
    }),
  );
  return generation === '5' ? toAzurerm5(json) : json;
};

describe.each(Object.keys(AZURERM) as AzurermGeneration[])('azurerm %s takes', (generation) => {
  const schema = readSchema(AZURERM[generation].version);

  test.each(Object.keys(SAMPLES))('%s', (name) => {
    const violations = check(written(name, generation), schema).map(
      ({ kind, address, text }) => `${kind}: ${address}: ${text}`,
    );
    expect(violations).toEqual([]);
  });
});

describe('the order does not matter to azurerm', () => {
  /** What constructs write in the order that they are given it. */
  test.each([
    ['azurerm_key_vault', 'network_acls.ip_rules'],
    ['azurerm_key_vault', 'network_acls.virtual_network_subnet_ids'],
    ['azurerm_storage_account', 'network_rules.ip_rules'],
    ['azurerm_storage_account', 'network_rules.virtual_network_subnet_ids'],
    ['azurerm_storage_account_network_rules', 'ip_rules'],
    ['azurerm_storage_account_network_rules', 'virtual_network_subnet_ids'],
    ['azurerm_kubernetes_cluster', 'api_server_access_profile.authorized_ip_ranges'],
    ['azurerm_machine_learning_workspace', 'identity.identity_ids'],
    ['azurerm_network_security_group', 'security_rule'],
    ['azurerm_route_table', 'route'],
  ])('of %s.%s, a set in both releases', (type, path) => {
    for (const { version } of Object.values(AZURERM)) {
      expect(readSchema(version).types[type]?.[path]?.[1]?.[0]).toBe('set');
    }
  });

  test('of service endpoints, which are a set in one release and sorted blocks in the other', () => {
    expect(readSchema(AZURERM['4'].version).types.azurerm_subnet?.service_endpoints?.[1]).toEqual(['set', 'string']);
    const build = (serviceEndpoints: SubnetProps['serviceEndpoints']) =>
      toAzurerm5(
        synthesizeConstructs((stack) => {
          new Subnet(stack, 'Subnet', {
            name: 's',
            resourceGroupName: 'rg',
            virtualNetworkName: 'v',
            block: '10.1.0.0/24',
            serviceEndpoints,
          });
        }).json,
      );
    expect(build(['Microsoft.Storage', 'Microsoft.KeyVault'])).toEqual(
      build(['Microsoft.KeyVault', 'Microsoft.Storage']),
    );
  });
});
