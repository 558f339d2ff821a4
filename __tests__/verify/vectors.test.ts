import type { Endpoint, Flow, Verdict } from '../../src/verify/flow';
import { reach } from '../../src/verify/reach';
import { appRule, collection, type Lab, type LabRule, lab, machine, netRule, PUBLIC_IP } from './lab';
import { BALANCER_IP, balancer } from './lab-balancer';

const [a, b, c, d] = [machine('a'), machine('b'), machine('c'), machine('d')];
const X: Endpoint = { tag: 'Internet' };
const P: Endpoint = { tag: 'Internet' };
const st = (part = 'blob'): Endpoint => ({ service: 'azurerm_storage_account.st', part });
const kv: Endpoint = { service: 'azurerm_key_vault.kv', part: 'vault' };
const pe: Endpoint = { ip: '10.0.3.4' };
const storage: Endpoint = { tag: 'Storage.EastUS2' };
const denyAll = (direction: 'Inbound' | 'Outbound', priority = 100): LabRule => ({
  direction,
  priority,
  access: 'Deny',
});
const out = (rule: LabRule): LabRule => ({ direction: 'Outbound', ...rule });
const closed = { public_network_access_enabled: false };
const allowVia = { network: [collection('Allow', netRule('*', ['Any'], ['*']))] };
const toWorld = { s1: { '0.0.0.0/0': 'F' } };

/** Row, setup, packet, answer, sentences, and where given the step that must have decided or been taken. */
type Vector = readonly [
  row: number,
  sentences: string,
  setup: Lab,
  packet: Packet,
  answer: Verdict,
  step?: string | RegExp,
];
type Packet = readonly [from: Endpoint, to: Endpoint, port: number, protocol?: Flow['protocol']];

const VECTORS: readonly Vector[] = [
  [1, 'B3 C1', {}, [a, c, 22], 'reached'],
  [2, 'B8', { groups: { s1: [denyAll('Inbound'), denyAll('Outbound')] } }, [a, b, 22], 'blocked', /Deny-Outbound-100/],
  [
    3,
    'B1',
    { publicIps: ['c'], groups: { s2: [{ priority: 100, protocol: 'Tcp', port: '80' }], 'nic:c': [] } },
    [X, c, 80],
    'blocked',
    /DenyAllInBound/,
  ],
  [4, 'B4', { publicIps: ['c'] }, [X, c, 80], 'blocked'],
  [
    5,
    'B4 B11',
    { publicIps: ['c'], groups: { s2: [{ priority: 100, from: 'Internet', to: '10.0.2.4', port: '80' }] } },
    [X, c, 80],
    'reached',
  ],
  [
    6,
    'B11',
    { publicIps: ['c'], groups: { s2: [{ priority: 100, from: 'Internet', to: PUBLIC_IP, port: '80' }] } },
    [X, c, 80],
    'blocked',
  ],
  [7, 'B9', { groups: { s1: [denyAll('Inbound')] } }, [a, P, 80], 'reached'],
  [
    8,
    'B21 B5',
    { groups: { s1: [out({ priority: 200, access: 'Deny', to: 'Internet' }), out({ priority: 300, to: 'Storage' })] } },
    [a, storage, 443],
    'blocked',
  ],
  [
    9,
    'B22',
    { endpoint: {}, groups: { s1: [out({ priority: 100, to: 'Storage' }), denyAll('Outbound', 200)] } },
    [a, pe, 443],
    'blocked',
  ],
  [10, 'B24 C18', { groups: { s1: [denyAll('Outbound')] } }, [a, { ip: '168.63.129.16' }, 53, 'udp'], 'reached'],
  [
    11,
    'B24',
    { groups: { s1: [out({ priority: 100, access: 'Deny', to: 'AzurePlatformDNS' })] } },
    [a, { ip: '168.63.129.16' }, 53, 'udp'],
    'blocked',
  ],
  [
    12,
    'B25 H1',
    {
      groups: { s2: [{ priority: 100, from: '203.0.113.9', port: '8080' }, denyAll('Inbound', 4096)] },
      more: balancer({ probe: 8080 }),
    },
    [{ ip: '203.0.113.9' }, { ip: BALANCER_IP }, 80],
    'blocked',
    /the probe of 'web' does not reach/,
  ],
  [13, 'C1', {}, [a, { ip: '10.9.0.1' }, 443], 'blocked'],
  [
    14,
    'C2',
    { routes: toWorld, firewall: allowVia },
    [a, { ip: '10.9.0.1' }, 443],
    'blocked',
    /network rule .* of firewall F allows/,
  ],
  [
    15,
    'C3',
    { routes: { s1: { '10.0.0.0/16': 'F' } }, firewall: allowVia },
    [a, b, 443],
    'reached',
    /network rule .* of firewall F allows/,
  ],
  [
    16,
    'C3 C4',
    { routes: { s1: { '10.0.0.0/16': 'F', '10.0.1.0/24': 'VnetLocal' } }, firewall: {} },
    [a, b, 443],
    'reached',
  ],
  [
    17,
    'C6 F1',
    { routes: toWorld, firewall: {}, subnets: { s1: { service_endpoints: ['Microsoft.Storage'] } } },
    [a, storage, 443],
    'reached',
    /service endpoint Microsoft.Storage/,
  ],
  [
    18,
    'C11 C16',
    {
      publicIps: ['c'],
      firewall: allowVia,
      routes: { s2: { '0.0.0.0/0': 'F' } },
      groups: { s2: [{ priority: 100, from: 'Internet', port: '443' }] },
    },
    [X, c, 443],
    'blocked',
    /does not leave as it came/,
  ],
  [
    19,
    'C15',
    { endpoint: {}, firewall: {}, routes: { s1: { '10.0.0.0/16': 'F' } } },
    [a, pe, 443],
    'reached',
    /route of the private endpoint/,
  ],
  [
    20,
    'C15',
    {
      endpoint: {},
      firewall: {},
      routes: { s1: { '10.0.0.0/16': 'F' } },
      subnets: { s3: { private_endpoint_network_policies: 'RouteTableEnabled' } },
    },
    [a, pe, 443],
    'blocked',
    /firewall F/,
  ],
  [
    21,
    'C15',
    {
      endpoint: {},
      firewall: {},
      routes: { s1: { '10.0.0.0/8': 'F' } },
      subnets: { s3: { private_endpoint_network_policies: 'RouteTableEnabled' } },
    },
    [a, pe, 443],
    'reached',
    /route of the private endpoint/,
  ],
  [22, 'J3 B28', { endpoint: {}, groups: { s3: [denyAll('Inbound')] } }, [a, pe, 443], 'reached'],
  [
    23,
    'J3',
    {
      endpoint: {},
      groups: { s3: [denyAll('Inbound')] },
      subnets: { s3: { private_endpoint_network_policies: 'Enabled' } },
    },
    [a, pe, 443],
    'blocked',
    /Deny-Inbound-100/,
  ],
  [24, 'D6', { subnets: { s1: { default_outbound_access_enabled: false } } }, [a, P, 443], 'blocked'],
  [
    25,
    'D7',
    { subnets: { s1: { default_outbound_access_enabled: false } } },
    [a, storage, 443],
    'reached',
    /storage of the own region/,
  ],
  [
    26,
    'D6',
    {
      subnets: { s1: { default_outbound_access_enabled: false } },
      routes: { s1: { AzureMachineLearning: 'Internet' } },
    },
    [a, { tag: 'AzureMachineLearning' }, 443],
    'blocked',
  ],
  [27, 'D3', { natGateway: 's1' }, [a, P, 0, 'icmp'], 'blocked', /NAT gateway carries TCP and UDP only/],
  [
    28,
    'E4',
    {
      routes: toWorld,
      firewall: { network: [collection('Allow', netRule('*'))], application: [collection('Deny', appRule('x.com'))] },
    },
    [a, { host: 'x.com' }, 443],
    'reached',
  ],
  [
    29,
    'E8',
    { routes: toWorld, firewall: { application: [collection('Allow', appRule('*.azureml.ms'))] } },
    [a, { host: 'a.b.azureml.ms' }, 443],
    'reached',
  ],
  [
    29,
    'E8',
    { routes: toWorld, firewall: { application: [collection('Allow', appRule('*.azureml.ms'))] } },
    [a, { host: 'azureml.ms' }, 443],
    'blocked',
  ],
  [
    30,
    'E5',
    { routes: toWorld, firewall: { application: [collection('Allow', appRule('*'))] } },
    [a, P, 5831, 'udp'],
    'blocked',
  ],
  [
    31,
    'E2',
    {
      routes: toWorld,
      firewall: {
        network: [collection('Allow', netRule('*'))],
        parent: { application: [collection('Deny', appRule('*'))] },
      },
    },
    [a, P, 443],
    'reached',
  ],
  [
    32,
    'E14',
    {
      routes: { s1: { '10.1.0.0/16': 'F' } },
      firewall: { network: [collection('Allow', netRule('10.1.0.4'))] },
      peerings: [
        ['V', 'W'],
        ['W', 'V', { allow_forwarded_traffic: true }],
      ],
      groups: { w1: [{ priority: 100, from: '10.0.9.0/26' }, denyAll('Inbound', 200)] },
    },
    [a, d, 443],
    'blocked',
    /Deny-Inbound-200/,
  ],
  [
    33,
    'E17',
    {
      firewall: {
        nat: [
          collection('Dnat', {
            destination_address: '20.9.9.9',
            destination_ports: ['443'],
            protocols: ['TCP'],
            translated_address: '10.0.2.4',
            translated_port: 443,
          }),
        ],
      },
      groups: { s2: [{ priority: 100, from: '203.0.113.0/24' }, denyAll('Inbound', 200)] },
    },
    [X, c, 443],
    'blocked',
  ],
  [
    34,
    'F4',
    { storage: { network_rules: { default_action: 'Deny', virtual_network_subnet_ids: ['${azurerm_subnet.s1.id}'] } } },
    [a, st(), 443],
    'blocked',
  ],
  [
    35,
    'G8',
    { publicIps: ['a'], storage: { network_rules: { default_action: 'Deny', ip_rules: [PUBLIC_IP] } } },
    [a, st(), 443],
    'blocked',
  ],
  [36, 'G1 A8', { storage: closed, endpoint: {} }, [a, st(), 443], 'reached', /privatelink.blob.core.windows.net/],
  [
    37,
    'A9',
    { storage: closed, endpoint: { linked: false } },
    [a, st(), 443],
    'blocked',
    /public network access disabled/,
  ],
  [
    38,
    'A10',
    {
      endpoint: { target: 'other' },
      more: {
        azurerm_private_endpoint: {
          elsewhere: {
            subnet_id: '${azurerm_subnet.w1.id}',
            private_service_connection: [
              { private_connection_resource_id: '${azurerm_storage_account.st.id}', subresource_names: ['blob'] },
            ],
          },
        },
      },
    },
    [a, st(), 443],
    'blocked',
    /holds no record/,
  ],
  [39, 'I1', { peerings: [['V', 'W']] }, [a, d, 443], 'blocked'],
  [
    40,
    'H6 H5',
    {
      groups: { s1: [{ priority: 100, from: 'Internet', to: '10.0.1.0/24', port: '443' }] },
      more: {
        azurerm_kubernetes_cluster: {
          k: { name: 'k', default_node_pool: [{ vnet_subnet_id: '${azurerm_subnet.s1.id}' }] },
        },
        azurerm_resource_group_template_deployment: {
          k: {
            template_content: JSON.stringify({
              resources: [{ properties: { computeType: 'AKS', properties: { loadBalancerType: 'PublicIp' } } }],
            }),
          },
        },
      },
    },
    [X, { scoring: 'azurerm_kubernetes_cluster.k' }, 443],
    'blocked',
    /DenyAllInBound/,
  ],
  [
    41,
    'G13',
    { vault: { ...closed, network_acls: { default_action: 'Deny', bypass: 'AzureServices' } } },
    [{ platform: 'azurerm_machine_learning_workspace.ws' }, kv, 443],
    'reached',
  ],
  [
    42,
    'B19',
    { publicIps: ['a'], groups: { s1: [] }, routes: toWorld, firewall: {} },
    [X, a, 443],
    'blocked',
    /AllowVnetInBound/,
  ],
];

const named = VECTORS.map(([row, sentences, setup, packet, answer, step]) => ({
  row,
  sentences,
  setup,
  packet,
  answer,
  step,
}));

test.each(named)('vector $row ($sentences)', ({ setup, packet: [from, to, port, protocol = 'tcp'], answer, step }) => {
  const judged = reach(lab(setup), { from, to, port, protocol });
  const told = judged.trace.map(({ text, decider }) => `${text} [${decider}]`).join('\n');
  expect(`${judged.verdict}\n${told}`).toMatch(new RegExp(`^${answer}\n`));
  if (step !== undefined) expect(told).toMatch(step);
});

test('no vector is left out', () => {
  const rows = new Set(VECTORS.map(([row]) => row));
  expect(Array.from({ length: 42 }, (_, index) => index + 1).filter((row) => !rows.has(row))).toEqual([]);
});
