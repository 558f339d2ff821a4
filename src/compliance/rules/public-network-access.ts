import { resource } from '../example-resources';
import { unsafeDefault } from '../unsafe-default';

export const publicNetworkAccess = unsafeDefault({
  id: 'SEC-001',
  title: 'Public network access is not turned off',
  why: 'Storage, vault, registry, workspace and Databricks answer the Internet unless told otherwise. CKV2_AZURE_49 passes where the argument is left out; the default is true.',
  source: 'azurerm4',
  types: [
    'azurerm_machine_learning_workspace',
    'azurerm_storage_account',
    'azurerm_key_vault',
    'azurerm_container_registry',
    'azurerm_databricks_workspace',
  ],
  argument: 'public_network_access_enabled',
  usual: true,
  safe: false,
  means: 'its public address answers, within what its own firewall lets in',
  example: (values) => resource('azurerm_machine_learning_workspace', 'main', { name: 'main', ...values }),
});
