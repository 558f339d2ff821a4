import { KeyVault } from '../../src/constructs/key-vault';
import { currentTenantId } from '../../src/constructs/tenant';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, reference } from './samples';

test('currentTenantId is read from who is signed in, not written down', () => {
  const stack = synthesizeConstructs((own) => {
    const tenantId = currentTenantId(own, 'Client');
    new KeyVault(own, 'Vault', { name: 'kv-ml', placement: PLACEMENT, tenantId, subnets: [], clientIps: [] });
  });
  expect(stack.only('azurerm_key_vault').tenant_id).toEqual(reference('data.azurerm_client_config', 'tenant_id'));
  expect(Object.keys(stack.json.data as object)).toEqual(['azurerm_client_config']);
});
