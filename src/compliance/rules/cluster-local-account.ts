import { resource } from '../example-resources';
import { unsafeDefault } from '../unsafe-default';

export const clusterLocalAccount = unsafeDefault({
  id: 'SEC-006',
  title: 'AKS keeps its local administrator',
  why: 'The local account of a cluster passes by Microsoft Entra ID.',
  source: 'azurerm4',
  types: ['azurerm_kubernetes_cluster'],
  argument: 'local_account_disabled',
  usual: false,
  safe: true,
  severity: 'warning',
  means: 'whoever has its certificate is administrator',
  example: (values) => resource('azurerm_kubernetes_cluster', 'main', { name: 'main', ...values }),
});
