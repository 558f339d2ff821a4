import { KeyVault, type KeyVaultProps } from '../../src/constructs/key-vault';
import { assignRole } from '../../src/constructs/managed-identity';
import { Subnet } from '../../src/constructs/subnet';
import { currentTenantId } from '../../src/constructs/tenant';
import { synthesizeConstructs } from '../../src/testing';
import { AKS_SUBNET, COMPUTE, PLACEMENT, reference, TENANT } from './samples';

const PROPS: KeyVaultProps = { name: 'kv-ml', placement: PLACEMENT, tenantId: TENANT, subnets: [], clientIps: [] };

const vault = (over: Partial<KeyVaultProps> = {}) =>
  synthesizeConstructs((stack) => {
    new KeyVault(stack, 'Vault', { ...PROPS, ...over });
  }).only('azurerm_key_vault');

describe('KeyVault', () => {
  test('refuses everybody but Azure’s trusted services where nobody is named', () => {
    expect(vault().network_acls).toEqual({
      default_action: 'Deny',
      bypass: 'AzureServices',
      ip_rules: [],
      virtual_network_subnet_ids: [],
    });
  });

  test('lets in the subnets and the clients that are named', () => {
    const { network_acls } = vault({ subnets: [COMPUTE, AKS_SUBNET], clientIps: ['203.0.113.7', '198.51.100.0/28'] });
    expect(network_acls).toEqual({
      default_action: 'Deny',
      bypass: 'AzureServices',
      ip_rules: ['203.0.113.7', '198.51.100.0/28'],
      virtual_network_subnet_ids: [COMPUTE.subnetId, AKS_SUBNET.subnetId],
    });
  });

  test.each<[string, string, unknown]>([
    ['lets roles decide, not access policies', 'rbac_authorization_enabled', true],
    ['cannot be purged by accident', 'purge_protection_enabled', true],
    ['keeps what was deleted for as long as it can', 'soft_delete_retention_days', 90],
    ['hands nothing to virtual machines', 'enabled_for_deployment', false],
    ['hands nothing to disk encryption', 'enabled_for_disk_encryption', false],
    ['hands nothing to ARM templates', 'enabled_for_template_deployment', false],
    ['keeps the public address, where the rules decide', 'public_network_access_enabled', true],
    ['needs no hardware module', 'sku_name', 'standard'],
    ['belongs to the tenant that is named', 'tenant_id', TENANT],
  ])('%s', (_, argument, value) => {
    expect(vault()[argument]).toBe(value);
  });

  test('has no public address where only a private endpoint leads to it', () => {
    expect(vault({ publicNetworkAccess: false })).toMatchObject({ public_network_access_enabled: false });
  });

  test('refers to a subnet and a tenant of the same stack, and is referred to by its id', () => {
    const stack = synthesizeConstructs((own) => {
      const subnet = new Subnet(own, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
      });
      const { keyVaultId } = new KeyVault(own, 'Vault', {
        ...PROPS,
        subnets: [subnet],
        tenantId: currentTenantId(own, 'Client'),
      });
      assignRole(own, 'Role', { on: keyVaultId, role: 'Reader', principalId: 'p', principalKey: 'k' });
    });
    expect(stack.only('azurerm_key_vault')).toMatchObject({
      tenant_id: reference('data.azurerm_client_config', 'tenant_id'),
      network_acls: { virtual_network_subnet_ids: [reference('azurerm_subnet', 'id')] },
    });
    expect(stack.only('azurerm_role_assignment').scope).toEqual(reference('azurerm_key_vault', 'id'));
  });
});
