import { resource } from '../example-resources';
import { unsafeDefault } from '../unsafe-default';

export const publicBlobs = unsafeDefault({
  id: 'SEC-007',
  title: 'Containers may be made public',
  why: 'With it, whoever may write a container may publish it to everybody whom the firewall lets in.',
  source: 'azurerm4',
  types: ['azurerm_storage_account'],
  argument: 'allow_nested_items_to_be_public',
  older: ['allow_blob_public_access'],
  usual: true,
  safe: false,
  severity: 'warning',
  means: 'a container can be read without any key',
  example: (values) =>
    resource('azurerm_storage_account', 'main', {
      name: 'main',
      public_network_access_enabled: false,
      shared_access_key_enabled: false,
      ...values,
    }),
});
