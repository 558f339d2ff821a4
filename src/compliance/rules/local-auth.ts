import { resource } from '../example-resources';
import { unsafeDefault } from '../unsafe-default';

export const localAuth = unsafeDefault({
  id: 'SEC-005',
  title: 'Computes take local accounts',
  why: 'Local authentication lets a key or password in, besides identities of Microsoft Entra ID.',
  source: 'azurerm4',
  types: ['azurerm_machine_learning_compute_cluster', 'azurerm_machine_learning_compute_instance'],
  argument: 'local_auth_enabled',
  usual: true,
  safe: false,
  severity: 'warning',
  means: 'its nodes take local accounts',
  example: (values) =>
    resource('azurerm_machine_learning_compute_cluster', 'cpu', {
      name: 'cpu',
      node_public_ip_enabled: false,
      ...values,
    }),
});
