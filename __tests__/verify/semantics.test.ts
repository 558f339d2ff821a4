import type { NetworkModel } from '../../src/model/network-model';
import type { Endpoint, Flow, Verdict } from '../../src/verify/flow';
import { covers } from '../../src/verify/host-pattern';
import { NOT_MODELLED_SENTENCES } from '../../src/verify/not-modelled';
import { reach } from '../../src/verify/reach';
import { tagInTag } from '../../src/verify/tag-inclusion';
import { verify } from '../../src/verify/verify';
import { appRule, at, collection, type Lab, type LabRule, lab, machine, netRule, PUBLIC_IP } from './lab';
import { BALANCER_IP, balancer, INTERNAL_IP } from './lab-balancer';

const [a, b, c, d] = [machine('a'), machine('b'), machine('c'), machine('d')];
const internet: Endpoint = { tag: 'Internet' };
const st = (part = 'blob'): Endpoint => ({ service: 'azurerm_storage_account.st', part });
const kv: Endpoint = { service: 'azurerm_key_vault.kv', part: 'vault' };
const cr = (part = 'registry'): Endpoint => ({ service: 'azurerm_container_registry.cr', part });
const ws: Endpoint = { service: 'azurerm_machine_learning_workspace.ws', part: 'api' };
const platform: Endpoint = { platform: 'azurerm_machine_learning_workspace.ws' };
const pe: Endpoint = { ip: '10.0.3.4' };
const storage: Endpoint = { tag: 'Storage.EastUS2' };
const out = (rule: LabRule): LabRule => ({ direction: 'Outbound', ...rule });
const deny = (direction: 'Inbound' | 'Outbound', priority = 4096): LabRule => ({ direction, priority, access: 'Deny' });
const sealed = { default_outbound_access_enabled: false };
const closed = { public_network_access_enabled: false };
const toWorld = { s1: { '0.0.0.0/0': 'F' } };
const anything = { network: [collection('Allow', netRule('*', ['Any'], ['*']))] };
const both: Lab['peerings'] = [
  ['V', 'W'],
  ['W', 'V'],
];

const ALIAS = '/services/Azure/MachineLearning';
const OTHER_ACCOUNT =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/stother';

/** The storage endpoint of s1, with a policy that names something; without one where nothing is given. */
function endpoint(resources?: readonly string[], missing?: object): Lab {
  const ids = resources === undefined ? [] : ['${azurerm_subnet_service_endpoint_storage_policy.p.id}'];
  const policy = { definition: [{ service: 'Microsoft.Storage', service_resources: resources ?? [] }] };
  return {
    subnets: { s1: { ...sealed, service_endpoints: ['Microsoft.Storage'], service_endpoint_policy_ids: ids } },
    ...(missing === undefined ? { more: { azurerm_subnet_service_endpoint_storage_policy: { p: policy } } } : {}),
  };
}

/** A group that denies and one that allows, with their numbers; the collections have the contrary ones. */
function grouped(denying: number, allowing: number): Lab {
  const group = (priority: number, rule: object) => ({
    name: `g${priority}`,
    priority,
    firewall_policy_id: '${azurerm_firewall_policy.F.id}',
    network_rule_collection: [rule],
  });
  return {
    routes: toWorld,
    firewall: {},
    more: {
      azurerm_firewall_policy_rule_collection_group: {
        x: group(denying, collection('Deny', netRule('*'), 900)),
        y: group(allowing, collection('Allow', netRule('*'), 100)),
      },
    },
  };
}

const dnat = (to: string, port = '443') => ({
  destination_address: '20.9.9.9',
  destination_ports: [port],
  protocols: ['TCP'],
  translated_address: to,
  translated_port: 443,
});

/** A workspace that is not public, its endpoint, and one of its two zones. */
function workspaceEndpoint(zone: string): NonNullable<Lab['more']> {
  return {
    azurerm_machine_learning_workspace: { ws: { name: 'ws', location: 'eastus2', ...closed } },
    azurerm_private_dns_zone: { z: { name: zone } },
    azurerm_private_dns_zone_virtual_network_link: {
      z: {
        private_dns_zone_name: '${azurerm_private_dns_zone.z.name}',
        virtual_network_id: '${azurerm_virtual_network.V.id}',
      },
    },
    azurerm_private_endpoint: {
      w: {
        subnet_id: '${azurerm_subnet.s3.id}',
        private_service_connection: [
          {
            private_connection_resource_id: '${azurerm_machine_learning_workspace.ws.id}',
            subresource_names: ['amlworkspace'],
          },
        ],
        private_dns_zone_group: [{ private_dns_zone_ids: ['${azurerm_private_dns_zone.z.id}'] }],
      },
    },
  };
}

/** A cluster in s1 that the workspace scores on. */
function cluster(outbound: string, loadBalancer: string): NonNullable<Lab['more']> {
  const compute = { computeType: 'AKS', properties: { loadBalancerType: loadBalancer } };
  return {
    azurerm_kubernetes_cluster: {
      k: {
        name: 'k',
        default_node_pool: [{ vnet_subnet_id: '${azurerm_subnet.s1.id}' }],
        network_profile: [{ outbound_type: outbound }],
      },
    },
    azurerm_resource_group_template_deployment: {
      k: { template_content: JSON.stringify({ resources: [{ properties: compute }] }) },
    },
  };
}

function overlay(
  profile: object = { network_plugin: 'azure', network_plugin_mode: 'overlay', pod_cidr: '10.244.0.0/16' },
): NonNullable<Lab['more']> {
  return {
    azurerm_kubernetes_cluster: {
      k: {
        name: 'k',
        default_node_pool: [{ vnet_subnet_id: '${azurerm_subnet.s1.id}' }],
        network_profile: [profile],
      },
    },
  };
}

function judge(
  setup: Lab | NetworkModel,
  from: Endpoint,
  to: Endpoint,
  port = 443,
  protocol: Flow['protocol'] = 'tcp',
) {
  const { verdict, trace } = reach('networks' in setup ? setup : lab(setup), { from, to, port, protocol });
  return {
    verdict,
    told: trace.map(({ text }) => text).join('\n'),
    sentences: trace.flatMap(({ semantics }) => semantics),
  };
}

type Row = readonly [
  sentence: string,
  says: string,
  setup: Lab,
  from: Endpoint,
  to: Endpoint,
  answer: Verdict,
  port?: number,
  protocol?: Flow['protocol'],
];

/** One row at least for each sentence that is modelled; the sentence's id comes first. */
const ROWS: readonly Row[] = [
  ['A1', 'an address outside every subnet of its network is nobody', {}, a, { ip: '10.0.77.4' }, 'blocked'],
  ['A2', "the first four addresses and the last of a subnet are Azure's", {}, a, { ip: '10.0.2.3' }, 'blocked'],
  ['A3', 'protocols that are neither TCP, UDP nor ICMP are not answered', {}, a, c, 'unknown', 0, 'other'],
  [
    'A4',
    'a public range that a network took is private to it',
    {
      more: {
        azurerm_virtual_network: {
          V: { name: 'V', location: 'eastus2', address_space: ['10.0.0.0/16', '52.1.0.0/16'] },
        },
      },
    },
    a,
    { ip: '52.1.0.9' },
    'blocked',
  ],
  [
    'A7',
    'without an approved endpoint a linked zone is never asked',
    { storage: closed, endpoint: { target: 'other' } },
    a,
    st(),
    'blocked',
  ],
  ['A8', 'a linked zone answers with the private endpoint', { storage: closed, endpoint: {} }, a, st(), 'reached'],
  [
    'A9',
    'a zone that is not linked leaves the public address',
    { storage: closed, endpoint: { linked: false } },
    a,
    st(),
    'blocked',
  ],
  [
    'A10',
    'a zone that lacks the name leads nowhere',
    { endpoint: { settings: { private_dns_zone_group: [] } } },
    a,
    st(),
    'blocked',
  ],
  [
    'A10',
    'unless its link falls back to public names',
    { endpoint: { settings: { private_dns_zone_group: [] }, link: { resolution_policy: 'NxDomainRedirect' } } },
    a,
    st(),
    'reached',
  ],
  [
    'A12',
    "with a firewall as DNS server the links of the firewall's network decide",
    {
      storage: closed,
      endpoint: {},
      peerings: both,
      firewall: { ...anything, policy: { dns: [{ proxy_enabled: true }] } },
      more: {
        azurerm_virtual_network_dns_servers: {
          W: { virtual_network_id: '${azurerm_virtual_network.W.id}', dns_servers: ['10.0.9.4'] },
        },
      },
    },
    d,
    st(),
    'reached',
  ],
  [
    'A12',
    'a peer without a link of its own gets the public address',
    { storage: closed, endpoint: {}, peerings: both },
    d,
    st(),
    'blocked',
  ],
  ['A15', 'a disabled public access does not hide the name', { storage: closed }, internet, st(), 'blocked'],
  ['A16', 'an endpoint of blobs does not serve files', { storage: closed, endpoint: {} }, a, st('file'), 'blocked'],
  [
    'A17',
    'an endpoint that waits for approval carries nothing',
    {
      storage: closed,
      endpoint: {
        settings: {
          private_service_connection: [
            {
              private_connection_resource_id: '${azurerm_storage_account.st.id}',
              subresource_names: ['blob'],
              is_manual_connection: true,
            },
          ],
        },
      },
    },
    a,
    st(),
    'blocked',
  ],
  [
    'B1',
    'inbound both the subnet and the interface must allow',
    { groups: { s2: [{ priority: 100 }], 'nic:c': [deny('Inbound', 100)] } },
    a,
    c,
    'blocked',
  ],
  [
    'B2',
    'outbound both the interface and the subnet must allow',
    { groups: { s1: [], 'nic:a': [deny('Outbound', 100)] } },
    a,
    c,
    'blocked',
  ],
  ['B3', 'no group lets everything through', {}, a, c, 'reached'],
  ['B4', 'behind a Standard public address no group means closed', { publicIps: ['c'] }, internet, c, 'blocked'],
  [
    'B5',
    'the lower number comes first',
    { groups: { s2: [{ priority: 200 }, deny('Inbound', 100)] } },
    a,
    c,
    'blocked',
  ],
  [
    'B6',
    'a rule that differs in its port does not match',
    { groups: { s2: [{ priority: 100, port: '80', access: 'Deny' }] } },
    a,
    c,
    'reached',
  ],
  ['B7', 'the default rules come last', { groups: { s1: [] } }, a, internet, 'reached'],
  [
    'B8',
    'machines of one subnet are filtered from each other',
    { groups: { s1: [deny('Inbound', 100)] } },
    a,
    b,
    'blocked',
  ],
  [
    'B9',
    'answers need no rule',
    { groups: { s1: [deny('Inbound', 100)], s2: [deny('Outbound', 100)] } },
    a,
    c,
    'reached',
  ],
  [
    'B11',
    'rules see the private address behind a public one',
    { publicIps: ['c'], groups: { s2: [{ priority: 100, from: 'Internet', to: PUBLIC_IP }] } },
    internet,
    c,
    'blocked',
  ],
  [
    'B14',
    'a rule for any protocol takes ICMP',
    { groups: { s2: [{ priority: 100, protocol: '*', access: 'Deny' }] } },
    a,
    c,
    'blocked',
    0,
    'icmp',
  ],
  [
    'B15',
    'one of several prefixes and ports is enough',
    {
      groups: {
        s2: [
          {
            priority: 100,
            access: 'Deny',
            more: {
              source_address_prefix: null,
              source_address_prefixes: ['192.0.2.0/24', '10.0.1.0/24'],
              destination_port_range: null,
              destination_port_ranges: ['80', '440-450'],
            },
          },
        ],
      },
    },
    a,
    c,
    'blocked',
  ],
  [
    'B16',
    'a rule with a group of applications skips those who are not in it',
    {
      groups: {
        s2: [
          {
            priority: 100,
            access: 'Deny',
            more: {
              destination_address_prefix: null,
              destination_application_security_group_ids: ['${azurerm_application_security_group.db.id}'],
            },
          },
        ],
      },
      more: { azurerm_application_security_group: { db: { name: 'db' } } },
    },
    a,
    c,
    'reached',
  ],
  ['B18', 'a peered address is in VirtualNetwork', { peerings: both, groups: { w1: [] } }, a, d, 'reached'],
  [
    'B18',
    'and no longer once the peering allows no access',
    {
      peerings: [
        ['V', 'W', { allow_virtual_network_access: false }],
        ['W', 'V'],
      ],
      groups: { s1: [] },
    },
    a,
    d,
    'blocked',
  ],
  [
    'B20',
    'AzureLoadBalancer is the probes and nobody else',
    { groups: { s2: [{ priority: 100, from: 'AzureLoadBalancer' }, deny('Inbound', 200)] } },
    a,
    c,
    'blocked',
  ],
  [
    'B21',
    "the Internet holds Azure's own addresses",
    { groups: { s1: [out({ priority: 100, access: 'Deny', to: 'Internet' })] } },
    a,
    storage,
    'blocked',
  ],
  [
    'B22',
    'a private endpoint is in no service tag',
    { endpoint: {}, groups: { s1: [out({ priority: 100, access: 'Deny', to: 'Storage' })] } },
    a,
    pe,
    'reached',
  ],
  [
    'B23',
    'a service endpoint keeps the public address, so a rule must allow it',
    {
      subnets: { s1: { service_endpoints: ['Microsoft.Storage'] } },
      groups: { s1: [out({ priority: 100, access: 'Deny', to: 'Internet' })] },
    },
    a,
    st(),
    'blocked',
  ],
  [
    'B24',
    'the host below is not filtered by ordinary rules',
    { groups: { s1: [deny('Outbound', 100)] } },
    a,
    { ip: '168.63.129.16' },
    'reached',
    80,
  ],
  [
    'B27',
    "a group on the firewall's subnet is switched off",
    {
      routes: toWorld,
      firewall: anything,
      groups: { AzureFirewallSubnet: [deny('Outbound', 100), deny('Inbound', 100)] },
    },
    a,
    internet,
    'reached',
  ],
  [
    'B28',
    'a group counts for a private endpoint only with policy',
    { endpoint: {}, groups: { s3: [deny('Inbound', 100)] } },
    a,
    pe,
    'reached',
  ],
  ['B30', 'mail depends on the subscription', {}, a, internet, 'unknown', 25],
  ['C1', 'private ranges that nobody has are dropped', {}, a, { ip: '192.168.1.1' }, 'blocked'],
  [
    'C2',
    'a default route of the user takes private ranges too',
    {
      routes: toWorld,
      firewall: { network: [collection('Allow', netRule('10.1.0.0/16'))] },
      peerings: [
        ['V', 'W'],
        ['W', 'V'],
      ],
      subnets: {},
    },
    a,
    { ip: '172.16.0.4' },
    'blocked',
  ],
  [
    'C3',
    'a route as long as the network captures traffic within a subnet',
    { routes: { s1: { '10.0.0.0/16': 'None' } } },
    a,
    b,
    'blocked',
  ],
  [
    'C4',
    'the longest prefix wins',
    { routes: { s1: { '10.0.2.0/24': 'None', '10.0.0.0/16': 'VnetLocal' } } },
    a,
    c,
    'blocked',
  ],
  [
    'C6',
    'no route of the user overrides a service endpoint',
    { routes: { s1: { Storage: 'None' } }, subnets: { s1: { service_endpoints: ['Microsoft.Storage'] } } },
    a,
    storage,
    'reached',
  ],
  [
    'C7',
    'a regional tag goes before its base',
    { routes: { s1: { Storage: 'None', 'Storage.EastUS2': 'Internet' } } },
    a,
    storage,
    'reached',
  ],
  [
    'C8',
    'a next hop outside the network leads nowhere',
    { routes: { s1: { '0.0.0.0/0': '172.16.0.4' } } },
    a,
    internet,
    'blocked',
  ],
  [
    'C9',
    'an interface that does not forward drops what is not its own',
    { routes: { s1: { '10.1.0.0/16': '10.0.2.4' } } },
    a,
    d,
    'blocked',
  ],
  [
    'C9',
    'what a forwarding machine does is not known',
    {
      routes: { s1: { '10.1.0.0/16': '10.0.2.4' } },
      more: {
        azurerm_network_interface: {
          c: {
            name: 'c',
            ip_forwarding_enabled: true,
            ip_configuration: [{ subnet_id: '${azurerm_subnet.s2.id}', private_ip_address: '10.0.2.4' }],
          },
        },
      },
    },
    a,
    d,
    'unknown',
  ],
  [
    'C11',
    'a default route elsewhere ends what comes in directly',
    { publicIps: ['c'], firewall: anything, routes: { s2: { '0.0.0.0/0': 'F' } }, groups: { s2: [{ priority: 100 }] } },
    internet,
    c,
    'blocked',
  ],
  ['C12', 'None drops', { routes: { s1: { '0.0.0.0/0': 'None' } } }, a, internet, 'blocked'],
  [
    'C14',
    'a route of the user cuts a peering',
    { peerings: both, routes: { s1: { '10.1.0.0/16': 'None' } } },
    a,
    d,
    'blocked',
  ],
  [
    'C15',
    'a route of one address beats that of a private endpoint',
    { endpoint: {}, routes: { s1: { '10.0.3.4/32': 'None' } } },
    a,
    pe,
    'blocked',
  ],
  [
    'C15',
    'a default route never does',
    { endpoint: {}, firewall: {}, routes: toWorld, subnets: { s3: { private_endpoint_network_policies: 'Enabled' } } },
    a,
    pe,
    'reached',
  ],
  [
    'C16',
    'an answer by a firewall that did not see the flow is dropped',
    { firewall: anything, routes: { s2: { '10.0.1.0/24': 'F' } } },
    a,
    c,
    'blocked',
  ],
  [
    'C18',
    "Azure's DNS survives every route",
    { routes: { s1: { '0.0.0.0/0': 'None' } } },
    a,
    { ip: '168.63.129.16' },
    'reached',
    53,
    'udp',
  ],
  [
    'C20',
    'a firewall without a way to the Internet lets nothing out',
    { routes: { ...toWorld, AzureFirewallSubnet: { '0.0.0.0/0': 'None' } }, firewall: anything },
    a,
    internet,
    'blocked',
  ],
  [
    'D1',
    'a NAT gateway goes before everything but a route elsewhere',
    { natGateway: 's1', publicIps: ['a'] },
    a,
    internet,
    'reached',
  ],
  [
    'D2',
    'what comes in by a public address is answered by it, NAT gateway or not',
    { publicIps: ['c'], natGateway: 's2', groups: { s2: [{ priority: 100, from: 'Internet' }] } },
    internet,
    c,
    'reached',
  ],
  ['D3', 'a NAT gateway carries no ICMP', { natGateway: 's1' }, a, internet, 'blocked', 0, 'icmp'],
  ['D5', 'default outbound access carries TCP', {}, a, internet, 'reached'],
  ['D5', 'and no ICMP', {}, a, internet, 'blocked', 0, 'icmp'],
  [
    'D6',
    'a private subnet without a way out reaches nobody, by a tag route neither',
    { subnets: { s1: sealed }, routes: { s1: { 'Storage.WestUS': 'Internet' } } },
    a,
    { tag: 'Storage.WestUS' },
    'blocked',
  ],
  [
    'D7',
    'service endpoints of a private subnet go on',
    { subnets: { s1: { ...sealed, service_endpoints: ['Microsoft.KeyVault'] } } },
    a,
    kv,
    'reached',
  ],
  ['D7', 'and storage of the own region is reached without one', { subnets: { s1: sealed } }, a, storage, 'reached'],
  [
    'D8',
    'the private flag means nothing on a delegated subnet',
    {
      subnets: {
        s1: {
          ...sealed,
          delegation: [{ name: 'x', service_delegation: [{ name: 'Microsoft.Sql/managedInstances' }] }],
        },
      },
    },
    a,
    internet,
    'reached',
  ],
  [
    'L2',
    'nodes of Databricks are machines of their subnet: private, and without a way out',
    {
      subnets: {
        s1: {
          ...sealed,
          delegation: [{ name: 'x', service_delegation: [{ name: 'Microsoft.Databricks/workspaces' }] }],
        },
      },
    },
    a,
    internet,
    'blocked',
  ],
  ['D9', 'an attribute that is left out means default access', { subnets: { s1: {} } }, a, internet, 'reached'],
  [
    'D13',
    'a NAT gateway without an address is no way out',
    {
      natGateway: 's1',
      more: { azurerm_nat_gateway_public_ip_association: { nat: { nat_gateway_id: 'x', public_ip_address_id: 'y' } } },
    },
    a,
    internet,
    'blocked',
  ],
  ['E1', 'a firewall without rules denies', { routes: toWorld, firewall: {} }, a, internet, 'blocked'],
  [
    'E2',
    "network rules of a child go before its parent's application rules",
    { routes: toWorld, firewall: { ...anything, parent: { application: [collection('Deny', appRule('*'))] } } },
    a,
    internet,
    'reached',
  ],
  [
    'E3',
    "the parent's rules go before the child's, whatever their number",
    {
      routes: toWorld,
      firewall: { ...anything, parent: { network: [collection('Deny', netRule('*', ['Any'], ['*']), 60000)] } },
    },
    a,
    internet,
    'blocked',
  ],
  [
    'E3',
    'the collection with the lower number goes first',
    {
      routes: toWorld,
      firewall: { network: [collection('Deny', netRule('*'), 300), collection('Allow', netRule('*'), 200)] },
    },
    a,
    internet,
    'reached',
  ],
  [
    'E3',
    'of collections with one number nobody says which goes first',
    {
      routes: toWorld,
      firewall: { network: [collection('Deny', netRule('*'), 200), collection('Allow', netRule('*'), 200)] },
    },
    a,
    internet,
    'unknown',
  ],
  [
    'E3',
    'which does not matter where they do not speak of the same packets',
    {
      routes: toWorld,
      firewall: {
        network: [collection('Deny', netRule('*', ['UDP']), 200), collection('Allow', netRule('*'), 200)],
      },
    },
    a,
    internet,
    'reached',
  ],
  [
    'E3',
    'nor where both say the same',
    {
      routes: toWorld,
      firewall: {
        network: [collection('Deny', netRule('*'), 200), { ...collection('Deny', netRule('*')), priority: 200 }],
      },
    },
    a,
    internet,
    'blocked',
  ],
  [
    'E3',
    'a collection whose number is not known may go before another',
    {
      routes: toWorld,
      firewall: {
        network: [
          { ...collection('Deny', netRule('*')), priority: '${var.number}' },
          collection('Allow', netRule('*'), 200),
        ],
      },
    },
    a,
    internet,
    'unknown',
  ],
  [
    'E3',
    'a collection that is not known may deny',
    {
      routes: toWorld,
      firewall: {
        network: [
          { name: 'x', priority: 100, action: 'Deny', rule: '${var.rules}' },
          collection('Allow', netRule('*'), 200),
        ],
      },
    },
    a,
    internet,
    'unknown',
  ],
  ['E3', 'a group goes by its number before the numbers of its collections', grouped(100, 200), a, internet, 'blocked'],
  ['E3', 'and the other way round', grouped(200, 100), a, internet, 'reached'],
  ['E3', 'of groups with one number nobody says which goes first', grouped(100, 100), a, internet, 'unknown'],
  [
    'E3',
    'of two DNAT rules for one address and port the first takes it',
    { firewall: { nat: [collection('Dnat', dnat('10.0.2.4'), 100), collection('Dnat', dnat('10.0.1.5'), 200)] } },
    internet,
    b,
    'blocked',
  ],
  [
    'E3',
    'and of equal ones it is not said which',
    { firewall: { nat: [collection('Dnat', dnat('10.0.2.4'), 100), collection('Dnat', dnat('10.0.1.5'), 100)] } },
    internet,
    b,
    'unknown',
  ],
  [
    'E3',
    'another port is left to the second',
    { firewall: { nat: [collection('Dnat', dnat('10.0.2.4', '80'), 100), collection('Dnat', dnat('10.0.1.5'), 200)] } },
    internet,
    b,
    'reached',
  ],
  [
    'E4',
    'a network rule that allows hides an application rule that denies',
    { routes: toWorld, firewall: { ...anything, application: [collection('Deny', appRule('x.com'))] } },
    a,
    { host: 'x.com' },
    'reached',
  ],
  [
    'E5',
    'application rules are for web traffic on their port',
    { routes: toWorld, firewall: { application: [collection('Allow', appRule('*'))] } },
    a,
    { host: 'x.com' },
    'blocked',
    8443,
  ],
  [
    'E6',
    'another name does not match',
    { routes: toWorld, firewall: { application: [collection('Allow', appRule('y.com'))] } },
    a,
    { host: 'x.com' },
    'blocked',
  ],
  [
    'E7',
    'the firewall looks the name up itself and may find a private endpoint',
    {
      routes: { w1: { '0.0.0.0/0': 'F' } },
      peerings: both,
      storage: closed,
      endpoint: {},
      firewall: { application: [collection('Allow', appRule('st.blob.core.windows.net'))] },
    },
    d,
    st(),
    'reached',
  ],
  [
    'E8',
    'a star covers any depth',
    { routes: toWorld, firewall: { application: [collection('Allow', appRule('*.x.com'))] } },
    a,
    { host: 'a.b.x.com' },
    'reached',
  ],
  [
    'E10',
    'a name in a network rule needs the DNS proxy',
    {
      routes: toWorld,
      firewall: {
        network: [
          collection('Allow', { destination_fqdns: ['x.com'], protocols: ['TCP'], destination_ports: ['443'] }),
        ],
      },
    },
    a,
    { host: 'x.com' },
    'blocked',
  ],
  [
    'E10',
    'and works with it',
    {
      routes: toWorld,
      firewall: {
        policy: { dns: [{ proxy_enabled: true }] },
        network: [
          collection('Allow', { destination_fqdns: ['x.com'], protocols: ['TCP'], destination_ports: ['443'] }),
        ],
      },
    },
    a,
    { host: 'x.com' },
    'reached',
  ],
  [
    'E12',
    'Any with ports is TCP and UDP',
    {
      routes: { s1: { '10.0.2.0/24': 'F' }, s2: { '10.0.1.0/24': 'F' } },
      firewall: { network: [collection('Allow', netRule('*', ['Any'], ['443']))] },
    },
    a,
    c,
    'blocked',
    0,
    'icmp',
  ],
  ['E13', 'no ICMP to public addresses', { routes: toWorld, firewall: anything }, a, internet, 'blocked', 0, 'icmp'],
  [
    'E14',
    "a network rule keeps the client's address toward private ones",
    {
      routes: { s1: { '10.0.2.0/24': 'F' }, s2: { '10.0.1.0/24': 'F' } },
      firewall: anything,
      groups: { s2: [{ priority: 100, from: '10.0.1.0/24' }, deny('Inbound', 200)] },
    },
    a,
    c,
    'reached',
  ],
  [
    'E15',
    'a firewall that never translates has no Internet',
    { routes: toWorld, firewall: { ...anything, policy: { private_ip_ranges: ['0.0.0.0/0'] } } },
    a,
    internet,
    'blocked',
  ],
  [
    'E16',
    'a translated packet comes from any address of the firewall subnet',
    {
      routes: { s1: { '10.0.2.0/24': 'F' } },
      firewall: { ...anything, policy: { private_ip_ranges: ['255.255.255.255/32'] } },
      groups: { s2: [{ priority: 100, from: '10.0.9.0/26' }, deny('Inbound', 200)] },
    },
    a,
    c,
    'reached',
  ],
  [
    'E17',
    'DNAT brings the Internet in, as the firewall',
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
      groups: { s2: [{ priority: 100, from: '10.0.9.0/26' }, deny('Inbound', 200)] },
    },
    internet,
    c,
    'reached',
  ],
  [
    'E19',
    'to allow one direction does not allow the other',
    {
      routes: { s1: { '10.0.2.0/24': 'F' }, s2: { '10.0.1.0/24': 'F' } },
      firewall: { network: [collection('Allow', { ...netRule('10.0.1.0/24'), source_addresses: ['10.0.2.0/24'] })] },
    },
    a,
    c,
    'blocked',
  ],
  [
    'E20',
    'both subnets must route by the firewall',
    { routes: { s1: { '10.0.2.0/24': 'F' } }, firewall: anything },
    a,
    c,
    'blocked',
  ],
  [
    'E21',
    'where forced tunnelling leads is not known',
    { routes: { ...toWorld, AzureFirewallSubnet: { '0.0.0.0/0': '10.0.2.4' } }, firewall: anything },
    a,
    internet,
    'unknown',
  ],
  [
    'E22',
    "a NAT gateway on the firewall's subnet takes all outbound",
    { routes: toWorld, natGateway: 'AzureFirewallSubnet', firewall: anything },
    a,
    internet,
    'reached',
  ],
  [
    'E23',
    'Basic knows no names in network rules',
    {
      routes: toWorld,
      firewall: {
        settings: { sku_tier: 'Basic' },
        policy: { dns: [{ proxy_enabled: true }] },
        network: [
          collection('Allow', { destination_fqdns: ['x.com'], protocols: ['TCP'], destination_ports: ['443'] }),
        ],
      },
    },
    a,
    { host: 'x.com' },
    'blocked',
  ],
  [
    'E24',
    'names of the infrastructure are not listed',
    { routes: toWorld, firewall: {} },
    a,
    { tag: 'Storage.WestUS', host: 'x.blob.core.windows.net' },
    'unknown',
  ],
  [
    'E25',
    'a tag in a network rule is its prefixes',
    { routes: toWorld, firewall: { network: [collection('Allow', netRule('AzureMachineLearning'))] } },
    a,
    { tag: 'AzureMachineLearning' },
    'reached',
  ],
  [
    'E25',
    'what an FQDN tag holds is not known',
    {
      routes: toWorld,
      firewall: {
        application: [
          collection('Allow', { destination_fqdn_tags: ['WindowsUpdate'], protocols: [{ type: 'Https', port: 443 }] }),
        ],
      },
    },
    a,
    { host: 'x.com' },
    'unknown',
  ],
  [
    'E26',
    'an IP group is its prefixes',
    {
      routes: toWorld,
      firewall: {
        network: [
          collection('Allow', {
            source_addresses: [],
            source_ip_groups: ['${azurerm_ip_group.g.id}'],
            destination_addresses: ['*'],
            protocols: ['TCP'],
            destination_ports: ['443'],
          }),
        ],
      },
      more: { azurerm_ip_group: { g: { name: 'g', cidrs: ['10.0.1.0/24'] } } },
    },
    a,
    internet,
    'reached',
  ],
  [
    'E27',
    'a spoke that takes no forwarded traffic gets none from another',
    {
      routes: { w1: { '10.1.0.0/16': 'F' } },
      firewall: anything,
      peerings: both,
      more: {
        azurerm_subnet: {
          w2: {
            name: 'w2',
            virtual_network_name: '${azurerm_virtual_network.W.name}',
            address_prefixes: ['10.1.1.0/24'],
          },
        },
        azurerm_network_interface: {
          e: {
            name: 'e',
            ip_configuration: [{ subnet_id: '${azurerm_subnet.w2.id}', private_ip_address: '10.1.1.4' }],
          },
        },
      },
    },
    d,
    machine('e'),
    'blocked',
  ],
  [
    'F1',
    'a service endpoint shows the service the subnet itself',
    {
      subnets: { s1: { service_endpoints: ['Microsoft.Storage'] } },
      storage: { network_rules: { default_action: 'Deny', virtual_network_subnet_ids: ['${azurerm_subnet.s1.id}'] } },
    },
    a,
    st(),
    'reached',
  ],
  [
    'F2',
    'then IP rules stop matching',
    {
      publicIps: ['a'],
      subnets: { s1: { service_endpoints: ['Microsoft.KeyVault'] } },
      vault: { network_acls: { default_action: 'Deny', bypass: 'None', ip_rules: [PUBLIC_IP] } },
    },
    a,
    kv,
    'blocked',
  ],
  [
    'F3',
    'without a rule of the service an endpoint restricts nothing',
    { subnets: { s1: { service_endpoints: ['Microsoft.Storage'] } } },
    a,
    st(),
    'reached',
  ],
  [
    'F4',
    'a rule for a subnet without its endpoint does not match',
    { storage: { network_rules: { default_action: 'Deny', virtual_network_subnet_ids: ['${azurerm_subnet.s1.id}'] } } },
    a,
    st(),
    'blocked',
  ],
  [
    'F5',
    'each subnet needs its own endpoint',
    {
      peerings: both,
      subnets: { s1: { service_endpoints: ['Microsoft.KeyVault'] } },
      vault: {
        network_acls: {
          default_action: 'Deny',
          bypass: 'None',
          virtual_network_subnet_ids: ['${azurerm_subnet.s1.id}'],
        },
      },
    },
    d,
    kv,
    'blocked',
  ],
  [
    'F6',
    'an endpoint goes past the firewall',
    { routes: toWorld, firewall: {}, subnets: { s1: { service_endpoints: ['Microsoft.KeyVault'] } } },
    a,
    kv,
    'reached',
  ],
  [
    'F7',
    'the endpoint covers the paired region',
    { subnets: { s1: { ...sealed, service_endpoints: ['Microsoft.Storage'] } } },
    a,
    { tag: 'Storage.CentralUS' },
    'reached',
  ],
  [
    'F7',
    'and no other region',
    { subnets: { s1: { ...sealed, service_endpoints: ['Microsoft.Storage'] } } },
    a,
    { tag: 'Storage.WestUS' },
    'blocked',
  ],
  [
    'F7',
    'the global endpoint covers every region',
    { subnets: { s1: { ...sealed, service_endpoints: ['Microsoft.Storage.Global'] } } },
    a,
    { tag: 'Storage.WestUS' },
    'reached',
  ],
  ['F8', 'without a policy the endpoint leads to every account', endpoint(), a, st(), 'reached'],
  ['F8', 'an account that the policy does not name is not reached', endpoint([OTHER_ACCOUNT]), a, st(), 'blocked'],
  [
    'F8',
    'an account is named by its id',
    endpoint([OTHER_ACCOUNT, '${azurerm_storage_account.st.id}']),
    a,
    st(),
    'reached',
  ],
  [
    'F8',
    'an account is named by an id that is written out',
    endpoint([OTHER_ACCOUNT.replace('stother', 'st')]),
    a,
    st(),
    'reached',
  ],
  [
    'F8',
    'which group an account lies in may not be told',
    endpoint([OTHER_ACCOUNT.replace(/\/providers.*/, '')]),
    a,
    st(),
    'unknown',
  ],
  [
    'F8',
    'a group of another name is not the one that an account lies in',
    { ...endpoint([OTHER_ACCOUNT.replace(/\/providers.*/, '')]), storage: { resource_group_name: 'rg-ours' } },
    a,
    st(),
    'blocked',
  ],
  [
    'F8',
    'a group of this name may lie in another subscription',
    { ...endpoint([OTHER_ACCOUNT.replace(/\/providers.*/, '')]), storage: { resource_group_name: 'rg-data' } },
    a,
    st(),
    'unknown',
  ],
  [
    'F8',
    'the id of an account tells its subscription and group',
    { ...endpoint([OTHER_ACCOUNT.replace(/\/resourceGroups.*/, '')]), storage: { id: OTHER_ACCOUNT } },
    a,
    st(),
    'reached',
  ],
  [
    'F8',
    'and that it lies in no other',
    {
      ...endpoint([OTHER_ACCOUNT.replace(/\/resourceGroups.*/, '')]),
      storage: { id: OTHER_ACCOUNT.replaceAll('1111', '2222') },
    },
    a,
    st(),
    'blocked',
  ],
  [
    'F8',
    'a subscription that is only looked at may hold any account',
    {
      subnets: endpoint([]).subnets ?? {},
      more: {
        'data.azurerm_subscription': { current: {} },
        azurerm_subnet_service_endpoint_storage_policy: {
          p: { definition: [{ service_resources: ['${data.azurerm_subscription.current.id}'] }] },
        },
      },
    },
    a,
    st(),
    'unknown',
  ],
  ['F8', 'a policy that is not in the input lists what it may', endpoint([], { p: [] }), a, st(), 'unknown'],
  ['F8', 'nobody else is named by a policy', endpoint([OTHER_ACCOUNT]), a, { ...storage, owner: 'anybody' }, 'blocked'],
  [
    'F9',
    'an account of another region does not come by the endpoint, so no policy judges it',
    { ...endpoint([OTHER_ACCOUNT]), storage: { location: 'westus' }, natGateway: 's1' },
    a,
    st(),
    'reached',
  ],
  [
    'F10',
    'an alias names accounts of a service of Azure',
    endpoint([ALIAS]),
    a,
    { ...storage, owner: ALIAS },
    'reached',
  ],
  [
    'F10',
    'without the alias they are not reached',
    endpoint([OTHER_ACCOUNT]),
    a,
    { ...storage, owner: ALIAS },
    'blocked',
  ],
  ['F10', 'every alias has one name', endpoint(['/services/Azure']), a, { ...storage, owner: ALIAS }, 'reached'],
  ['F10', 'an alias names no account of ours', endpoint([ALIAS]), a, st(), 'blocked'],
  [
    'F11',
    'a rule must let the service tag out all the same',
    {
      subnets: { s1: { service_endpoints: ['Microsoft.Storage'] } },
      groups: { s1: [out({ priority: 100, to: 'Storage.EastUS2' }), deny('Outbound')] },
    },
    a,
    st(),
    'reached',
  ],
  [
    'G1',
    "nothing of the service's firewall judges a private endpoint",
    { storage: { ...closed, network_rules: { default_action: 'Deny' } }, endpoint: {} },
    a,
    st(),
    'reached',
  ],
  ['G2', 'an endpoint takes no access away', { endpoint: {} }, internet, st(), 'reached'],
  [
    'G4',
    'rules count only with default action Deny',
    { storage: { network_rules: { default_action: 'Allow', ip_rules: ['203.0.113.7'] } } },
    internet,
    st(),
    'reached',
  ],
  [
    'G5',
    'trusted services pass a disabled public access',
    { storage: { ...closed, network_rules: { default_action: 'Deny', bypass: ['AzureServices'] } } },
    platform,
    st(),
    'reached',
  ],
  [
    'G5',
    'and do not pass without the bypass',
    { storage: { network_rules: { default_action: 'Deny', bypass: ['None'] } } },
    platform,
    st(),
    'blocked',
  ],
  [
    'G6',
    'a node is no trusted service',
    { storage: { network_rules: { default_action: 'Deny', bypass: ['AzureServices'] } } },
    a,
    st(),
    'blocked',
  ],
  [
    'G7',
    'a resource instance passes by itself',
    {
      storage: {
        network_rules: {
          default_action: 'Deny',
          bypass: ['None'],
          private_link_access: [{ endpoint_resource_id: '${azurerm_machine_learning_workspace.ws.id}' }],
        },
      },
    },
    platform,
    st(),
    'reached',
  ],
  [
    'G8',
    'an IP rule does nothing for the own region',
    { publicIps: ['a'], storage: { network_rules: { default_action: 'Deny', ip_rules: [PUBLIC_IP] } } },
    a,
    st(),
    'blocked',
  ],
  [
    'G9',
    'SMB is judged like the rest',
    { storage: { network_rules: { default_action: 'Deny' } } },
    a,
    st('file'),
    'blocked',
    445,
  ],
  [
    'G12',
    'a vault takes IP rules from its own region too',
    { publicIps: ['a'], vault: { network_acls: { default_action: 'Deny', bypass: 'None', ip_rules: [PUBLIC_IP] } } },
    a,
    kv,
    'reached',
  ],
  [
    'G13',
    'the bypass of a vault outlives disabled public access',
    { vault: { ...closed, network_acls: { default_action: 'Deny', bypass: 'AzureServices' } } },
    platform,
    kv,
    'reached',
  ],
  [
    'G15',
    'a disabled registry is closed to every rule',
    { registry: { ...closed, sku: 'Premium', network_rule_set: [{ default_action: 'Allow' }] } },
    a,
    cr(),
    'blocked',
  ],
  ['G16', 'a registry trusts services unless told otherwise', { registry: closed }, platform, cr(), 'reached'],
  [
    'G19',
    'a workspace that is not public is its private endpoint only',
    { more: { azurerm_machine_learning_workspace: { ws: { name: 'ws', location: 'eastus2', ...closed } } } },
    a,
    ws,
    'blocked',
  ],
  ['I1', 'a peering of one side carries nothing', { peerings: [['V', 'W']] }, a, d, 'blocked'],
  [
    'I2',
    'peering does not go on',
    {
      peerings: both,
      more: {
        azurerm_virtual_network: { Z: { name: 'Z', location: 'eastus2', address_space: ['10.2.0.0/16'] } },
        azurerm_subnet: {
          z: {
            name: 'z',
            virtual_network_name: '${azurerm_virtual_network.Z.name}',
            address_prefixes: ['10.2.0.0/24'],
          },
        },
      },
    },
    a,
    { ip: '10.2.0.4' },
    'blocked',
  ],
  [
    'I3',
    'a side without access carries nothing',
    {
      peerings: [
        ['V', 'W'],
        ['W', 'V', { allow_virtual_network_access: false }],
      ],
    },
    a,
    d,
    'blocked',
  ],
  [
    'I7',
    'the appliance may stand in a network that is peered directly',
    { routes: { w1: { '0.0.0.0/0': 'F' } }, peerings: both, firewall: anything },
    d,
    internet,
    'reached',
  ],
  ['J1', 'an endpoint is reached from a peer', { endpoint: {}, peerings: both }, d, pe, 'reached'],
  [
    'J3',
    'with policy a group counts',
    {
      endpoint: {},
      groups: { s3: [deny('Inbound', 100)] },
      subnets: { s3: { private_endpoint_network_policies: 'NetworkSecurityGroupEnabled' } },
    },
    a,
    pe,
    'blocked',
  ],
  [
    'J4',
    'and a source port in its rules means any',
    {
      endpoint: {},
      groups: { s3: [{ priority: 100, more: { source_port_range: '*' } }, deny('Inbound', 200)] },
      subnets: { s3: { private_endpoint_network_policies: 'Enabled' } },
    },
    a,
    pe,
    'reached',
  ],
  [
    'J5',
    'whether answers come back through a network rule is not known',
    {
      endpoint: {},
      firewall: anything,
      routes: { s1: { '10.0.0.0/16': 'F' } },
      subnets: { s3: { private_endpoint_network_policies: 'RouteTableEnabled' } },
    },
    a,
    pe,
    'unknown',
  ],
  [
    'K3',
    'a node without a public address is reached by nobody outside',
    { groups: { s1: [{ priority: 100 }] } },
    internet,
    { ...at('s1'), compute: 'x', publicIp: false },
    'blocked',
    44224,
  ],
  [
    'K1',
    'the service comes in by 44224 where the subnet lets it',
    { groups: { s1: [{ priority: 100, protocol: 'Tcp', from: 'AzureMachineLearning', port: '44224' }] } },
    { tag: 'AzureMachineLearning' },
    { ...at('s1'), compute: 'x', publicIp: true },
    'reached',
    44224,
  ],
  [
    'K1',
    'and not where the subnet does not',
    { groups: { s1: [] } },
    { tag: 'AzureMachineLearning' },
    { ...at('s1'), compute: 'x', publicIp: true },
    'blocked',
    44224,
  ],
  [
    'K2',
    'behind a firewall its answers need a route of their own',
    {
      groups: { s1: [{ priority: 100, from: 'AzureMachineLearning', port: '44224' }] },
      routes: toWorld,
      firewall: anything,
    },
    { tag: 'AzureMachineLearning' },
    { ...at('s1'), compute: 'x', publicIp: true },
    'blocked',
    44224,
  ],
  [
    'K2',
    'and get through with it',
    {
      groups: { s1: [{ priority: 100, from: 'AzureMachineLearning', port: '44224' }] },
      routes: { s1: { '0.0.0.0/0': 'F', AzureMachineLearning: 'Internet' } },
      firewall: anything,
    },
    { tag: 'AzureMachineLearning' },
    { ...at('s1'), compute: 'x', publicIp: true },
    'reached',
    44224,
  ],
  [
    'K4',
    'nodes are ordinary members of their subnet',
    { endpoint: {}, groups: { s1: [out({ priority: 100, access: 'Deny', to: 'VirtualNetwork', port: '445' })] } },
    { ...at('s1'), compute: 'x' },
    pe,
    'blocked',
    445,
  ],
  [
    'M2',
    'whether a name without an endpoint has the address of a rule is not known',
    { groups: { s1: [out({ priority: 100, to: '20.60.0.0/24' }), deny('Outbound')] } },
    a,
    storage,
    'unknown',
  ],
  [
    'M2',
    'a rule with ports may or may not take ICMP',
    { groups: { s2: [{ priority: 100, port: '443', access: 'Deny' }] } },
    a,
    c,
    'unknown',
    0,
    'icmp',
  ],
  [
    'M2',
    'what a gateway has learnt is not known',
    { more: { azurerm_virtual_network_gateway: { g: { name: 'g' } } } },
    a,
    { ip: '192.168.1.1' },
    'unknown',
  ],
  [
    'A14',
    'a record may point at an endpoint whose place is not known',
    { endpoint: { settings: { subnet_id: '${var.elsewhere}' } } },
    a,
    st(),
    'unknown',
  ],
  [
    'B19',
    'a default route to an appliance lets what comes in match VirtualNetwork, and the answer leaves elsewhere',
    { publicIps: ['a'], groups: { s1: [] }, routes: toWorld, firewall: {} },
    internet,
    a,
    'blocked',
  ],
  [
    'C10',
    'next hop Internet still needs a way out',
    { subnets: { s1: sealed }, routes: { s1: { AzureMonitor: 'Internet' } } },
    a,
    { tag: 'AzureMonitor' },
    'blocked',
  ],
  [
    'D4',
    'a private endpoint is not reached by the NAT gateway',
    { natGateway: 's1', endpoint: {}, storage: closed },
    a,
    st(),
    'reached',
  ],
  ['D14', 'default access beside a firewall is not used', { routes: toWorld, firewall: {} }, a, internet, 'blocked'],
  [
    'E28',
    'QUIC needs a network rule',
    { routes: toWorld, firewall: { application: [collection('Allow', appRule('*'))] } },
    a,
    { host: 'x.com' },
    'blocked',
    443,
    'udp',
  ],
  [
    'G17',
    'without a private endpoint a pull meets the firewall of the registry',
    { registry: closed },
    a,
    cr('data'),
    'blocked',
  ],
  [
    'I4',
    'forwarded traffic needs the receiving side to take it',
    {
      routes: { w1: { '10.1.0.0/16': 'F' } },
      firewall: anything,
      peerings: both,
      more: {
        azurerm_subnet: {
          w2: {
            name: 'w2',
            virtual_network_name: '${azurerm_virtual_network.W.name}',
            address_prefixes: ['10.1.1.0/24'],
          },
        },
        azurerm_network_interface: {
          e: {
            name: 'e',
            ip_configuration: [{ subnet_id: '${azurerm_subnet.w2.id}', private_ip_address: '10.1.1.4' }],
          },
        },
      },
    },
    d,
    machine('e'),
    'blocked',
  ],
  [
    'J2',
    'an endpoint does not open the way back',
    { endpoint: {}, groups: { s1: [deny('Inbound', 100)] } },
    pe,
    a,
    'blocked',
  ],
  [
    'J6',
    'each zone of the workspace must be linked',
    { more: workspaceEndpoint('privatelink.notebooks.azure.net') },
    a,
    ws,
    'blocked',
  ],
  ['J6', 'and then each name is private', { more: workspaceEndpoint('privatelink.api.azureml.ms') }, a, ws, 'reached'],
  [
    'D12',
    'nodes of AKS leave by the load balancer that AKS makes',
    { subnets: { s1: sealed }, more: cluster('loadBalancer', 'PublicIp') },
    { ...at('s1'), compute: 'azurerm_kubernetes_cluster.k' },
    internet,
    'reached',
  ],
  [
    'D13',
    'and with userDefinedRouting by nothing',
    { subnets: { s1: sealed }, more: cluster('userDefinedRouting', 'PublicIp') },
    { ...at('s1'), compute: 'azurerm_kubernetes_cluster.k' },
    internet,
    'blocked',
  ],
  [
    'H3',
    'an internal frontend is reached inside the network',
    { more: cluster('loadBalancer', 'InternalLoadBalancer') },
    c,
    { scoring: 'azurerm_kubernetes_cluster.k' },
    'reached',
  ],
  [
    'H3',
    'and not from the Internet',
    { more: cluster('loadBalancer', 'InternalLoadBalancer') },
    internet,
    { scoring: 'azurerm_kubernetes_cluster.k' },
    'blocked',
  ],
  [
    'B12',
    "behind a load balancer the rule sees the client and the machine's own port",
    { groups: { s2: [{ priority: 100, from: 'Internet', to: '10.0.2.4', port: '8080' }] }, more: balancer({}) },
    internet,
    { ip: BALANCER_IP },
    'reached',
    80,
  ],
  [
    'B12',
    'and not the port of the frontend',
    { groups: { s2: [{ priority: 100, from: 'Internet', to: '10.0.2.4', port: '80' }] }, more: balancer({}) },
    internet,
    { ip: BALANCER_IP },
    'blocked',
    80,
  ],
  [
    'B13',
    "with a floating address it sees the frontend's",
    {
      groups: { s2: [{ priority: 100, from: 'Internet', to: BALANCER_IP, port: '8080' }] },
      more: balancer({ rule: { floating_ip_enabled: true } }),
    },
    internet,
    { ip: BALANCER_IP },
    'reached',
    80,
  ],
  [
    'B13',
    'and no longer that of the machine',
    {
      groups: { s2: [{ priority: 100, from: 'Internet', to: '10.0.2.4', port: '8080' }] },
      more: balancer({ rule: { enable_floating_ip: true } }),
    },
    internet,
    { ip: BALANCER_IP },
    'blocked',
    80,
  ],
  [
    'B25',
    'a group that keeps the probe out takes the machine down',
    {
      groups: { s2: [{ priority: 100, from: 'Internet', port: '8080' }, deny('Inbound')] },
      more: balancer({ probe: 8080 }),
    },
    internet,
    c,
    'blocked',
    8080,
  ],
  [
    'B25',
    'the default rules let it in',
    { groups: { s2: [{ priority: 100, from: 'Internet', port: '8080' }] }, more: balancer({ probe: 8080 }) },
    internet,
    c,
    'reached',
    8080,
  ],
  ['B4', 'nor behind a Standard load balancer', { more: balancer({}) }, internet, c, 'blocked', 8080],
  ['B4', 'a Basic one was open', { more: balancer({ sku: 'Basic' }) }, internet, c, 'reached', 8080],
  [
    'C16',
    'what came by a load balancer and leaves by a firewall is dropped',
    {
      groups: { s2: [{ priority: 100, from: 'Internet' }] },
      routes: { s2: { '0.0.0.0/0': 'F' } },
      firewall: anything,
      more: balancer({}),
    },
    internet,
    { ip: BALANCER_IP },
    'blocked',
    80,
  ],
  [
    'D11',
    'behind an internal Standard one there is no default way out',
    { more: balancer({ internal: true }) },
    c,
    internet,
    'blocked',
  ],
  ['D11', 'but by an explicit one', { natGateway: 's2', more: balancer({ internal: true }) }, c, internet, 'reached'],
  [
    'D12',
    'a machine leaves by an outbound rule',
    { subnets: { s2: sealed }, more: balancer({ outbound: true }) },
    c,
    internet,
    'reached',
  ],
  [
    'D12',
    'or by a rule that translates',
    { subnets: { s2: sealed }, more: balancer({ rule: { disable_outbound_snat: false } }) },
    c,
    internet,
    'reached',
  ],
  ['D12', 'and by no other', { more: balancer({}) }, c, internet, 'blocked'],
  [
    'D12',
    'somebody who stands not behind it does not',
    { subnets: { s1: sealed }, more: balancer({ outbound: true }) },
    a,
    internet,
    'blocked',
  ],
  [
    'H1',
    'a port that no rule takes leads nowhere',
    { groups: { s2: [{ priority: 100, from: 'Internet' }] }, more: balancer({}) },
    internet,
    { ip: BALANCER_IP },
    'blocked',
    443,
  ],
  [
    'H1',
    'who stands behind may not be told',
    { groups: { s2: [{ priority: 100, from: 'Internet' }] }, more: balancer({ members: [] }) },
    internet,
    { ip: BALANCER_IP },
    'unknown',
    80,
  ],
  [
    'H1',
    'of two machines both may get it',
    { groups: { s2: [{ priority: 100, from: 'Internet' }], s1: [] }, more: balancer({ members: ['a', 'c'] }) },
    internet,
    { ip: BALANCER_IP },
    'unknown',
    80,
  ],
  [
    'H1',
    'a rule that leads one port to one machine does so',
    {
      groups: { s2: [{ priority: 100, from: 'Internet', port: '22' }] },
      more: balancer({
        members: [],
        more: {
          azurerm_lb_nat_rule: {
            ssh: {
              loadbalancer_id: '${azurerm_lb.L.id}',
              name: 'ssh',
              protocol: 'Tcp',
              frontend_ip_configuration_name: 'front',
              frontend_port: 50022,
              backend_port: 22,
            },
          },
          azurerm_network_interface_nat_rule_association: {
            ssh: {
              network_interface_id: '${azurerm_network_interface.c.id}',
              nat_rule_id: '${azurerm_lb_nat_rule.ssh.id}',
            },
          },
        },
      }),
    },
    internet,
    c,
    'reached',
    22,
  ],
  [
    'H1',
    'a rule of which is not said whose it is may lead there',
    {
      groups: { s2: [{ priority: 100, from: 'Internet' }] },
      more: balancer({ rule: { loadbalancer_id: '${var.balancer}' } }),
    },
    internet,
    c,
    'unknown',
    8080,
  ],
  [
    'H2',
    'a machine that is not healthy gets nothing, and the other one all',
    {
      groups: { s2: [{ priority: 100, from: 'Internet', port: '8080' }], s1: [deny('Inbound', 100)] },
      more: balancer({ members: ['a', 'c'], probe: 8080 }),
    },
    internet,
    { ip: BALANCER_IP },
    'reached',
    80,
  ],
  [
    'H3',
    'an internal frontend of the input is reached from another subnet',
    {
      groups: { s2: [{ priority: 100, from: '10.0.1.0/24', to: '10.0.2.4', port: '8080' }, deny('Inbound')] },
      more: balancer({ internal: true }),
    },
    a,
    { ip: INTERNAL_IP },
    'reached',
    80,
  ],
  [
    'H3',
    'from the Internet it is not',
    { more: balancer({ internal: true }) },
    internet,
    { ip: INTERNAL_IP },
    'blocked',
    80,
  ],
  [
    'H3',
    'and its only machine does not reach itself',
    { more: balancer({ internal: true }) },
    c,
    { ip: INTERNAL_IP },
    'blocked',
    80,
  ],
  [
    'H3',
    'with several it may',
    { more: balancer({ internal: true, members: ['b', 'c'] }) },
    c,
    { ip: INTERNAL_IP },
    'unknown',
    80,
  ],
  [
    'H4',
    "the answer goes by the routes of the machine's subnet",
    { routes: { s2: { '10.0.1.0/24': 'None' } }, more: balancer({ internal: true }) },
    a,
    { ip: INTERNAL_IP },
    'blocked',
    80,
  ],
  [
    'H4',
    'the machine sees the client',
    { groups: { s2: [{ priority: 100, access: 'Deny', from: '10.0.1.4' }] }, more: balancer({ internal: true }) },
    a,
    { ip: INTERNAL_IP },
    'blocked',
    80,
  ],
  [
    'H12',
    'pods of an overlay reach each other by the default rules',
    { groups: { s1: [] }, more: overlay() },
    { pods: 'azurerm_kubernetes_cluster.k' },
    { pods: 'azurerm_kubernetes_cluster.k' },
    'reached',
  ],
  [
    'H12',
    'a rule that denies everything denies them too',
    { groups: { s1: [deny('Inbound', 4000)] }, more: overlay() },
    { pods: 'azurerm_kubernetes_cluster.k' },
    { pods: 'azurerm_kubernetes_cluster.k' },
    'blocked',
  ],
  [
    'H12',
    'unless one before it names their range',
    {
      groups: { s1: [{ priority: 100, from: '10.244.0.0/16', to: '10.244.0.0/16' }, deny('Inbound', 4000)] },
      more: overlay(),
    },
    { pods: 'azurerm_kubernetes_cluster.k' },
    { pods: 'azurerm_kubernetes_cluster.k' },
    'reached',
  ],
  [
    'H12',
    'nodes are another party than pods',
    {
      groups: { s1: [{ priority: 100, from: '10.244.0.0/16', to: '10.244.0.0/16' }, deny('Inbound', 4000)] },
      more: overlay(),
    },
    { ...at('s1'), compute: 'azurerm_kubernetes_cluster.k' },
    { pods: 'azurerm_kubernetes_cluster.k' },
    'blocked',
  ],
  [
    'H12',
    'whether a denial of the tag VirtualNetwork takes in pods is not stated',
    {
      groups: { s1: [{ ...deny('Inbound', 4000), from: 'VirtualNetwork', to: '*' }] },
      more: overlay(),
    },
    { pods: 'azurerm_kubernetes_cluster.k' },
    { pods: 'azurerm_kubernetes_cluster.k' },
    'unknown',
  ],
  [
    'H12',
    'no pods are known where the range is not written',
    { groups: { s1: [] }, more: overlay({ network_plugin: 'azure', network_plugin_mode: 'overlay' }) },
    { pods: 'azurerm_kubernetes_cluster.k' },
    { pods: 'azurerm_kubernetes_cluster.k' },
    'unknown',
  ],
  [
    'H5',
    'AKS does not open your own group',
    { groups: { s1: [] }, more: cluster('loadBalancer', 'PublicIp') },
    internet,
    { scoring: 'azurerm_kubernetes_cluster.k' },
    'blocked',
  ],
  [
    'H6',
    'a rule for the nodes does not match the frontend (vector 40)',
    {
      groups: { s1: [{ priority: 100, from: 'Internet', to: '10.0.1.0/24', port: '443' }] },
      more: cluster('loadBalancer', 'PublicIp'),
    },
    internet,
    { scoring: 'azurerm_kubernetes_cluster.k' },
    'blocked',
  ],
  [
    'H6',
    'a rule for any destination does',
    { groups: { s1: [{ priority: 100, from: 'Internet', port: '443' }] }, more: cluster('loadBalancer', 'PublicIp') },
    internet,
    { scoring: 'azurerm_kubernetes_cluster.k' },
    'reached',
  ],
  [
    'H13',
    'a public frontend behind a default route elsewhere does not answer',
    {
      groups: { s1: [{ priority: 100, from: 'Internet', port: '443' }] },
      routes: toWorld,
      firewall: anything,
      more: cluster('userDefinedRouting', 'PublicIp'),
    },
    internet,
    { scoring: 'azurerm_kubernetes_cluster.k' },
    'blocked',
  ],
];

test.each(
  ROWS.map(([sentence, says, setup, from, to, answer, port, protocol]) => ({
    sentence,
    says,
    setup,
    from,
    to,
    answer,
    port,
    protocol,
  })),
)('$sentence: $says', ({ setup, from, to, answer, port, protocol }) => {
  const { verdict, told } = judge(setup, from, to, port, protocol);
  expect(`${verdict}\n${told}`).toMatch(new RegExp(`^${answer}\\b`));
});

test('C13: a table that takes no gateway routes has nothing unknown to learn', () => {
  const tables = {
    azurerm_virtual_network_gateway: { g: { name: 'g' } },
    azurerm_route_table: {
      s1: {
        name: 's1',
        bgp_route_propagation_enabled: false,
        route: [{ name: 'x', address_prefix: '10.99.0.0/16', next_hop_type: 'None' }],
      },
    },
  };
  expect(judge({ routes: { s1: {} }, more: tables }, a, { ip: '192.168.1.1' }).verdict).toBe('blocked');
});

test('C21: routes look at the destination only', () => {
  const setup: Lab = { routes: { s1: { '10.0.2.0/24': 'None' } } };
  const answers = [80, 443].flatMap((port) =>
    (['tcp', 'udp'] as const).map((protocol) => judge(setup, a, c, port, protocol).verdict),
  );
  expect(new Set(answers)).toEqual(new Set(['blocked']));
});

test('A11: a zone of another name is not asked', () => {
  const setup: Lab = {
    storage: closed,
    endpoint: {},
    more: { azurerm_private_dns_zone: { blob: { name: 'privatelink.blob.azure.net' } } },
  };
  expect(judge(setup, a, st()).verdict).toBe('blocked');
});

test.each([
  ['*.azureml.ms', 'a.b.azureml.ms', true],
  ['*.azureml.ms', 'azureml.ms', false],
  ['*azureml.ms', 'azureml.ms', true],
  ['*azureml.ms', 'xazureml.ms', true],
  ['*', 'anything.at.all', true],
  ['ml.azure.com', 'ML.azure.com', true],
  ['*.azureml.ms', '*.tundra.azureml.ms', true],
])('E8: %s covers %s: %s', (pattern, host, expected) => {
  expect(covers(pattern, host)).toBe(expected);
});

test.each([
  ['Storage.EastUS2', 'Storage', 'yes'],
  ['Storage.EastUS2', 'AzureCloud', 'yes'],
  ['Storage', 'Internet', 'yes'],
  ['Storage', 'Storage.EastUS2', 'unknown'],
  ['Storage.WestUS', 'Storage.EastUS2', 'no'],
  ['Storage', 'Sql', 'no'],
  ['AzureFrontDoor.Frontend', 'AzureFrontDoor.FirstParty', 'no'],
  ['AzureCloud', 'Storage', 'unknown'],
  ['Storage', 'VirtualNetwork', 'no'],
])('B22: by name alone, %s in %s: %s', (inner, outer, expected) => {
  expect(tagInTag(inner, outer)).toBe(expected);
});

/** A cluster in the managed network of a workspace that stands on two accounts, with rules of ours. */
const managed = (
  isolation: string,
  rules: Lab['more'] = {},
  storage: object = { public_network_access_enabled: false },
) =>
  lab({
    groups: { s1: [deny('Outbound', 100)] },
    more: {
      azurerm_storage_account: { own: { name: 'stown', location: 'eastus2', ...storage } },
      azurerm_machine_learning_workspace: {
        ws: {
          name: 'ws',
          location: 'eastus2',
          storage_account_id: '${azurerm_storage_account.own.id}',
          managed_network: [{ isolation_mode: isolation }],
        },
      },
      azurerm_machine_learning_compute_cluster: {
        cpu: {
          name: 'cpu',
          machine_learning_workspace_id: '${azurerm_machine_learning_workspace.ws.id}',
          node_public_ip_enabled: false,
        },
      },
      ...rules,
    },
  });
const outboundRule = (kind: string, body: object): NonNullable<Lab['more']> => ({
  [`azurerm_machine_learning_workspace_network_outbound_rule_${kind}`]: {
    rule: { name: 'rule', workspace_id: '${azurerm_machine_learning_workspace.ws.id}', ...body },
  },
});
/** The answers to one row of the catalogue about the cluster. */
const answersTo = (model: Parameters<typeof verify>[0], id: string) => [
  ...new Set(
    verify(model)
      .claims.filter((one) => one.id === id)
      .map(({ answer }) => answer),
  ),
];

test('K5: nodes in a managed network are judged by none of your rules', () => {
  expect(answersTo(managed('AllowOnlyApprovedOutbound'), 'workspace-service')).toEqual(['proven']);
});

test('K6: with AllowInternetOutbound everything goes out, and endpoints lead to what is closed only', () => {
  expect(answersTo(managed('AllowInternetOutbound'), 'studio')).toEqual(['proven']);
  expect(answersTo(managed('AllowInternetOutbound'), 'blobs')).toEqual(['proven']);
  const selected = { network_rules: [{ default_action: 'Deny' }] };
  expect(answersTo(managed('AllowInternetOutbound', {}, selected), 'blobs')).toEqual(['violated']);
  expect(answersTo(managed('AllowInternetOutbound', {}, {}), 'blobs')).toEqual(['proven']);
  expect(answersTo(managed('AllowOnlyApprovedOutbound', {}, selected), 'blobs')).toEqual(['proven']);
});

test.each<[string, NonNullable<Lab['more']>, studio: string, stranger: string]>([
  ['nothing of ours', {}, 'violated', 'proven'],
  ['its host', outboundRule('fqdn', { destination_fqdn: 'ml.azure.com' }), 'proven', 'proven'],
  ['hosts of its domain', outboundRule('fqdn', { destination_fqdn: '*.azure.com' }), 'proven', 'proven'],
  ['another host', outboundRule('fqdn', { destination_fqdn: 'pypi.org' }), 'violated', 'proven'],
  ['a host that is not known', outboundRule('fqdn', { destination_fqdn: '${var.host}' }), 'unknown', 'unknown'],
  [
    'its tag',
    outboundRule('service_tag', {
      service_tag: 'AzureFrontDoor.Frontend',
      protocol: 'TCP',
      port_ranges: '80, 400-500',
    }),
    'proven',
    'proven',
  ],
  [
    'its tag, on another port',
    outboundRule('service_tag', { service_tag: 'AzureFrontDoor.Frontend', protocol: '*', port_ranges: '80' }),
    'violated',
    'proven',
  ],
  [
    'its tag, with another protocol',
    outboundRule('service_tag', { service_tag: 'AzureFrontDoor.Frontend', protocol: 'UDP', port_ranges: '*' }),
    'violated',
    'proven',
  ],
  [
    'all of Azure, where strangers have machines',
    outboundRule('service_tag', { service_tag: 'AzureCloud', protocol: 'TCP', port_ranges: '443' }),
    'proven',
    'unknown',
  ],
  [
    'the Internet',
    outboundRule('service_tag', { service_tag: 'Internet', protocol: 'TCP', port_ranges: '443' }),
    'proven',
    'violated',
  ],
])('K7: with AllowOnlyApprovedOutbound and %s approved', (_, rules, studio, stranger) => {
  const model = managed('AllowOnlyApprovedOutbound', rules);
  expect(answersTo(model, 'studio')).toEqual([studio]);
  expect(answersTo(model, 'node-to-internet')).toContain(stranger);
  expect(answersTo(managed('AllowInternetOutbound', rules), 'node-to-internet')).toEqual(
    Object.keys(rules).length === 0 ? [] : ['violated'],
  );
});

test('G18: a registry endpoint serves the registry and its data', () => {
  const setup: Lab = {
    registry: closed,
    more: {
      azurerm_private_dns_zone: { cr: { name: 'privatelink.azurecr.io' } },
      azurerm_private_dns_zone_virtual_network_link: {
        cr: {
          private_dns_zone_name: '${azurerm_private_dns_zone.cr.name}',
          virtual_network_id: '${azurerm_virtual_network.V.id}',
        },
      },
      azurerm_private_endpoint: {
        cr: {
          subnet_id: '${azurerm_subnet.s3.id}',
          private_service_connection: [
            { private_connection_resource_id: '${azurerm_container_registry.cr.id}', subresource_names: ['registry'] },
          ],
          private_dns_zone_group: [{ private_dns_zone_ids: ['${azurerm_private_dns_zone.cr.id}'] }],
        },
      },
    },
  };
  expect([judge(setup, a, cr()).verdict, judge(setup, a, cr('data')).verdict]).toEqual(['reached', 'reached']);
});

test('every sentence of the semantics has a test here, or is listed as not modelled', () => {
  const COUNTS = { A: 17, B: 30, C: 21, D: 14, E: 29, F: 12, G: 22, H: 14, I: 7, J: 6, K: 8, L: 4 };
  const all = Object.entries(COUNTS).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  );
  const alone = ['A11', 'C13', 'C21', 'E8', 'G18', 'K5', 'K6', 'K7', 'L1'];
  const listed = NOT_MODELLED_SENTENCES.flatMap(({ sentences }) => sentences);
  const tested = new Set([...ROWS.map(([sentence]) => sentence), ...alone]);
  expect(all.filter((id) => !tested.has(id) && !listed.includes(id))).toEqual([]);
  expect(listed.filter((id) => tested.has(id))).toEqual([]);
});

test.each<[string, NonNullable<Lab['more']>, Endpoint]>([
  ['B29: a security admin rule', { azurerm_network_manager_admin_rule: { r: { name: 'r' } } }, c],
  ['G14: a perimeter', { azurerm_network_security_perimeter: { p: { name: 'p' } } }, st()],
  ['C5: a gateway', { azurerm_virtual_network_gateway: { g: { name: 'g' } } }, { ip: '192.168.1.1' }],
])('%s in the input leaves what it may decide unknown', (_, more, to) => {
  expect(judge({ more }, a, to).verdict).toBe('unknown');
});

test('L1: what a group of Databricks denies is not known without its workspace, what it allows is', () => {
  const delegation = [{ name: 'x', service_delegation: [{ name: 'Microsoft.Databricks/workspaces' }] }];
  const setup = (access: 'Allow' | 'Deny'): Lab => ({
    subnets: { s1: { delegation } },
    groups: { s1: [out({ priority: 100, access })] },
  });
  expect(judge(setup('Deny'), a, c).verdict).toBe('unknown');
  expect(judge(setup('Allow'), a, c).verdict).toBe('reached');
});

describe('L1: with its workspace in the input, the rules of Databricks', () => {
  const delegation = [{ name: 'x', service_delegation: [{ name: 'Microsoft.Databricks/workspaces' }] }];
  const workspace = (more: object = {}) => ({
    azurerm_databricks_workspace: {
      d: {
        name: 'd',
        location: 'eastus2',
        custom_parameters: [
          {
            virtual_network_id: '${azurerm_virtual_network.V.id}',
            public_subnet_name: '${azurerm_subnet.s1.name}',
            private_subnet_name: 's2',
            ...more,
          },
        ],
      },
    },
  });
  const setup = (priority: number, more: object = {}): Lab => ({
    subnets: { s1: { delegation, ...sealed }, s2: { delegation } },
    groups: { s1: [out({ priority, access: 'Deny' })], s2: [] },
    natGateway: 's1',
    more: workspace(more),
  });

  test('stand before those of others, and let out what it needs', () => {
    expect(judge(setup(200), a, c).verdict).toBe('reached');
    expect(judge(setup(200), a, { tag: 'AzureDatabricks' }, 8443).verdict).toBe('reached');
    expect(judge(setup(200), a, { tag: 'EventHub.EastUS2' }, 9093).verdict).toBe('reached');
    expect(judge(setup(200), a, { tag: 'EventHub.EastUS2' }, 443).verdict).toBe('blocked');
    expect(judge(setup(200), a, internet).verdict).toBe('blocked');
  });

  test('have no number that is known where somebody else has theirs', () => {
    expect(judge(setup(100), a, c).verdict).toBe('unknown');
    expect(judge(setup(100), a, internet).verdict).toBe('blocked');
  });

  test('let its service in to nodes with public addresses only', () => {
    const service = { tag: 'AzureDatabricks' };
    const node = { ...at('s1'), compute: 'azurerm_databricks_workspace.d', publicIp: true };
    expect(judge(setup(200), service, node, 22).verdict).toBe('blocked');
    expect(judge(setup(200, { no_public_ip: false }), service, node, 22).told).toContain('control-plane-to-worker-ssh');
  });
});

test('B5: a rule whose number or direction is not known may come first', () => {
  const denied = (more: object): Lab => ({ groups: { s1: [out({ priority: 100, access: 'Deny', more })] } });
  expect(judge(denied({}), a, c).verdict).toBe('blocked');
  expect(judge(denied({ priority: '${var.number}' }), a, c).verdict).toBe('unknown');
  expect(judge(denied({ direction: '${var.direction}' }), a, c).verdict).toBe('unknown');
});

test('B16: whether some machine of a subnet is in a group of applications is not known, a node is in none', () => {
  const group = {
    source_address_prefix: null,
    source_application_security_group_ids: ['${azurerm_application_security_group.g.id}'],
  };
  const setup: Lab = {
    groups: { s1: [out({ priority: 100, access: 'Deny', more: group })] },
    more: { azurerm_application_security_group: { g: { name: 'g' } } },
  };
  expect(judge(setup, at('s1'), c).verdict).toBe('unknown');
  expect(judge(setup, { ...at('s1'), compute: 'x' }, c).verdict).toBe('reached');
});

test('B18: a peer without access is outside VirtualNetwork', () => {
  const setup = (access: boolean): Lab => ({
    groups: { s1: [] },
    peerings: [
      ['V', 'W', { allow_virtual_network_access: access }],
      ['W', 'V'],
    ],
  });
  expect(judge(setup(true), a, d).told).toContain("rule 'AllowVnetOutBound' allows");
  expect(judge(setup(false), a, d).told).toContain("rule 'DenyAllOutBound' denies");
});
