import { resource } from '../example-resources';
import { unsafeDefault } from '../unsafe-default';

export const nodePublicIp = unsafeDefault({
  id: 'SEC-002',
  title: 'Nodes get public IP addresses',
  why: 'A node with a public address takes calls of the service from outside; azurerm gives one unless told otherwise.',
  source: 'azurerm4',
  types: ['azurerm_machine_learning_compute_cluster', 'azurerm_machine_learning_compute_instance'],
  argument: 'node_public_ip_enabled',
  usual: true,
  safe: false,
  means: 'every node has a public IP address',
  example: (values) => resource('azurerm_machine_learning_compute_cluster', 'cpu', { name: 'cpu', ...values }),
});
