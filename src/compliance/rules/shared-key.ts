import { resource } from '../example-resources';
import { unsafeDefault } from '../unsafe-default';

export const sharedKey = unsafeDefault({
  id: 'SEC-004',
  title: 'Storage takes shared keys',
  why: 'A key opens the whole account to whoever has it, from wherever the firewall lets in, and names nobody.',
  source: 'azurerm4',
  types: ['azurerm_storage_account'],
  argument: 'shared_access_key_enabled',
  usual: true,
  safe: false,
  severity: 'warning',
  means: 'whoever has the key has the account',
  example: (values) =>
    resource('azurerm_storage_account', 'main', { name: 'main', public_network_access_enabled: false, ...values }),
});
