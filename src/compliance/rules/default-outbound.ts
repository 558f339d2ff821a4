import { resource } from '../example-resources';
import { unsafeDefault } from '../unsafe-default';

export const defaultOutbound = unsafeDefault({
  id: 'SEC-003',
  title: 'A subnet keeps the default way out',
  why: 'Without a way out of its own a subnet gets an address of Microsoft that nobody chose and that may change; it hides a missing NAT gateway or firewall.',
  source: 'defaultOutbound',
  types: ['azurerm_subnet'],
  argument: 'default_outbound_access_enabled',
  usual: true,
  safe: false,
  severity: 'warning',
  means: 'its machines may leave by an address that Azure lends',
  example: (values) =>
    resource('azurerm_subnet', 'nodes', { name: 'nodes', address_prefixes: ['10.0.1.0/24'], ...values }),
});
