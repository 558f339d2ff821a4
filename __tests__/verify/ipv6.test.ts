import { lint, readLintInput } from '../../src/compliance/lint';
import { readModel } from '../../src/model/build-model';
import type { Endpoint } from '../../src/verify/flow';
import { reach } from '../../src/verify/reach';
import { verify } from '../../src/verify/verify';
import { type Lab, type LabRule, lab, machine, resources } from './lab';

const [a, c] = [machine('a'), machine('c')];
const internet: Endpoint = { tag: 'Internet' };
const judge = (setup: Lab, to: Endpoint) => reach(lab(setup), { from: a, to, protocol: 'tcp', port: 443 }).verdict;
const findings = (setup: Lab) =>
  lint(readLintInput({ data: { resource: resources(setup) } })).map(({ ruleId, address }) => `${ruleId} ${address}`);
const out = (rule: LabRule): LabRule => ({ direction: 'Outbound', ...rule });

test('a rule that names only IPv6 matches no IPv4 packet', () => {
  expect(judge({ groups: { s1: [out({ priority: 100, access: 'Deny', to: '2001:db8::/32' })] } }, c)).toBe('reached');
  const allowed = [out({ priority: 100, to: '::/0' }), out({ priority: 200, access: 'Deny' })];
  expect(judge({ groups: { s1: allowed } }, c)).toBe('blocked');
});

test('a route for IPv6 takes no IPv4 packet, and leaves nothing unknown', () => {
  const routes = { s1: { '::/0': '10.0.2.4', '2001:db8::/32': 'None' } };
  expect(judge({ routes }, internet)).toBe('reached');
  expect(judge({ routes, subnets: { s1: { default_outbound_access_enabled: false } } }, internet)).toBe('blocked');
  const more = {
    azurerm_route: {
      six: { name: 'six', route_table_name: 's1', address_prefix: '2001:db8::/32', next_hop_type: 'None' },
    },
  };
  expect(judge({ routes: { s1: {} }, more }, internet)).toBe('reached');
  expect(findings({ routes }).filter((one) => one.startsWith('NET-017'))).toEqual([]);
});

const dual = {
  subnets: { s1: { address_prefixes: ['10.0.1.0/24', 'fd00:db8::/64'], default_outbound_access_enabled: false } },
};

test('IPv4 packets of a subnet with both are judged as ever', () => {
  expect(judge(dual, c)).toBe('reached');
  expect(judge(dual, internet)).toBe('blocked');
});

test('a subnet with IPv6 addresses is named, and its way to the Internet is not proven closed', () => {
  const node = {
    azurerm_machine_learning_compute_cluster: {
      nodes: {
        name: 'nodes',
        machine_learning_workspace_id: '${azurerm_machine_learning_workspace.ws.id}',
        subnet_resource_id: '${azurerm_subnet.s1.id}',
        node_public_ip_enabled: false,
      },
    },
  };
  const groups = { s1: [out({ priority: 4000, access: 'Deny', to: 'Internet' })] };
  const open = (setup: Lab) => {
    const { claims, notModelled } = verify(
      readModel({ data: { resource: resources({ ...setup, groups, more: node }) } }),
    );
    return [
      claims.filter(({ text }) => text.endsWith('over IPv6')).map(({ id, answer }) => [id, answer]),
      notModelled.length,
    ];
  };
  expect(open(dual)).toEqual([
    [
      ['internet-to-node', 'unknown'],
      ['node-to-internet', 'unknown'],
    ],
    1,
  ]);
  expect(open({})).toEqual([[], 0]);
  expect(findings(dual)).toContain('NET-017 azurerm_subnet.s1');
});

test('lint does not judge by the IPv4 half of a rule', () => {
  const both = { destination_address_prefix: null, destination_address_prefixes: ['10.0.2.0/24', 'fd00:db8::/64'] };
  const groups = {
    s1: [
      out({ priority: 100, access: 'Deny', to: '10.0.2.0/24' }),
      out({ priority: 200, access: 'Allow', more: both }),
      out({ priority: 300, access: 'Allow', to: '2001:db8::/32' }),
    ],
  };
  expect(findings({ groups }).filter((one) => /NET-00[12]/.test(one))).toEqual([]);
});

test('lint does not call a firewall rule dead that names only IPv6', () => {
  const rule = {
    source_addresses: ['10.0.1.0/24'],
    destination_addresses: ['2001:db8::/32'],
    protocols: ['TCP'],
    destination_ports: ['443'],
  };
  const firewall = { network: [{ name: 'six', priority: 100, action: 'Allow', rule: [{ name: 'six', ...rule }] }] };
  expect(
    findings({ firewall, routes: { s1: { '0.0.0.0/0': 'F' } }, groups: { s1: [] } }).filter((one) =>
      one.startsWith('NET-004'),
    ),
  ).toEqual([]);
});
