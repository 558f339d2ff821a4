import { lint, readLintInput } from '../../src/compliance/lint';
import { reservedSubnetRoutes } from '../../src/compliance/rules/reserved-subnet-routes';
import { type Lab, resources } from '../verify/lab';

const found = (setup: Lab) =>
  lint(readLintInput({ data: { resource: resources(setup) } }), [reservedSubnetRoutes]).map(({ address }) => address);

const managed = { management_ip_configuration: [{ name: 'm', subnet_id: 'x', public_ip_address_id: 'y' }] };

test.each<[string, Lab, number]>([
  [
    'a firewall sent to an appliance',
    { firewall: {}, routes: { AzureFirewallSubnet: { '0.0.0.0/0': '10.0.2.4' } } },
    1,
  ],
  ['a firewall sent nowhere', { firewall: {}, routes: { AzureFirewallSubnet: { '0.0.0.0/0': 'None' } } }, 1],
  ['one sent to the Internet', { firewall: {}, routes: { AzureFirewallSubnet: { '0.0.0.0/0': 'Internet' } } }, 0],
  ['one with a single route', { firewall: {}, routes: { AzureFirewallSubnet: { '10.9.0.0/16': '10.0.2.4' } } }, 0],
  [
    'one with a management interface, which may be tunnelled',
    { firewall: { settings: managed }, routes: { AzureFirewallSubnet: { '0.0.0.0/0': '10.0.2.4' } } },
    0,
  ],
  ['a firewall that is not in the input', { routes: { AzureFirewallSubnet: { '0.0.0.0/0': '10.0.2.4' } } }, 0],
  [
    'a management interface sent elsewhere',
    { subnets: { s2: { name: 'AzureFirewallManagementSubnet' } }, routes: { s2: { '0.0.0.0/0': '10.0.1.4' } } },
    1,
  ],
  [
    'one sent to the Internet',
    { subnets: { s2: { name: 'AzureFirewallManagementSubnet' } }, routes: { s2: { '0.0.0.0/0': 'Internet' } } },
    0,
  ],
  [
    'a gateway, even to the Internet',
    { subnets: { s2: { name: 'GatewaySubnet' } }, routes: { s2: { '0.0.0.0/0': 'Internet' } } },
    1,
  ],
  ['any other subnet', { routes: { s2: { '0.0.0.0/0': '10.0.1.4' } } }, 0],
])('default route of %s', (_, setup, hits) => {
  expect(found(setup)).toHaveLength(hits);
});
