import { readModel } from '../../src/model/build-model';
import { verify } from '../../src/verify/verify';

const judge = (resource: object) => verify(readModel({ data: { resource } })).claims.map(({ answer }) => answer);

test.each<[string, object]>([
  ['null stands for a rule', { azurerm_network_security_group: { a: { name: 'a', security_rule: [null] } } }],
  ['a text stands for a rule', { azurerm_network_security_group: { a: { name: 'a', security_rule: ['x'] } } }],
  ['null stands for a route', { azurerm_route_table: { a: { name: 'a', route: [null] } } }],
  ['null stands for a connection', { azurerm_private_endpoint: { a: { private_service_connection: [null] } } }],
  ['null stands for an identity', { azurerm_machine_learning_compute_cluster: { a: { name: 'a', identity: [null] } } }],
  [
    'an endpoint has an IPv6 address',
    { azurerm_private_endpoint: { a: { private_service_connection: [{ private_ip_address: 'fd00::1' }] } } },
  ],
  [
    'a firewall has an IPv6 address',
    { azurerm_firewall: { a: { name: 'a', ip_configuration: [{ private_ip_address: 'fd00::1' }] } } },
  ],
  ['a public address is IPv6', { azurerm_public_ip: { a: { name: 'a', ip_address: '2001:db8::1' } } }],
])('where %s, nothing is proven by it and nothing breaks', (_, resource) => {
  expect(judge(resource).filter((answer) => answer === 'violated')).toEqual([]);
});
