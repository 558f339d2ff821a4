import {
  cluster,
  endpoint,
  firewall,
  network,
  resource,
  route,
  routeTable,
  rule,
  securityGroup,
  subnet,
  together,
  workspace,
} from '../../src/compliance/example-resources';
import type { ExampleResources } from '../../src/compliance/finding';
import { lint, readLintInput } from '../../src/compliance/lint';

const found = (resources: ExampleResources, ruleId: string) =>
  lint(readLintInput({ data: { resource: resources } })).filter((one) => one.ruleId === ruleId);
const messages = (resources: ExampleResources, ruleId: string) =>
  found(resources, ruleId).map(({ message }) => message);
const base = together(network(), subnet('nodes', '10.0.1.0/24'));
const group = (...rules: Parameters<typeof securityGroup>[0]) => together(base, securityGroup(rules, 'nodes'));
const denyInternet = rule(4000, 'Deny', { name: 'closed', to: 'Internet', protocol: '*' });

describe('shadowed rules', () => {
  test('finds a rule that two others take together', () => {
    const resources = group(
      rule(100, 'Allow', { name: 'low', to: '10.0.0.0/9', ports: ['443'] }),
      rule(110, 'Allow', { name: 'high', to: '10.128.0.0/9', ports: ['443'] }),
      rule(120, 'Deny', { name: 'both', to: '10.0.0.0/8', ports: ['443'] }),
    );
    expect(messages(resources, 'NET-001')).toEqual([
      expect.stringMatching(/'both'.*'low' .*and 'high'.*allowed instead/),
    ]);
  });

  test('finds a regional tag behind its base, whatever its case', () => {
    const resources = group(
      rule(100, 'Deny', { to: 'storage' }),
      rule(200, 'Allow', { name: 'late', to: 'Storage.WestEurope' }),
    );
    expect(messages(resources, 'NET-001')).toEqual([expect.stringContaining("'late'")]);
  });

  test.each<[string, Parameters<typeof securityGroup>[0][number]]>([
    ['another port', rule(100, 'Deny', { to: 'Storage', ports: ['80'] })],
    ['another protocol', rule(100, 'Deny', { to: 'Storage', ports: ['443'], protocol: 'Udp' })],
    ['another direction', rule(100, 'Deny', { to: 'Storage', ports: ['443'] }, 'Inbound')],
    ['another source', rule(100, 'Deny', { to: 'Storage', from: '10.0.1.0/25', ports: ['443'] })],
    [
      'a part of its source ports',
      { ...rule(100, 'Deny', { to: 'Storage', ports: ['443'] }), source_port_range: '1024-2000' },
    ],
    ['another region', rule(100, 'Deny', { to: 'Storage.NorthEurope', ports: ['443'] })],
    ['a tag that holds private addresses', rule(100, 'Deny', { to: 'VirtualNetwork', ports: ['443'] })],
    ['an access that is not known', { ...rule(100, 'Deny', { to: 'Storage' }), access: '${var.access}' }],
  ])('finds nothing behind a rule for %s', (_, first) => {
    expect(found(group(first, rule(200, 'Allow', { to: 'Storage', ports: ['443'] })), 'NET-001')).toEqual([]);
  });
});

describe('allows that change nothing', () => {
  const allow = rule(100, 'Allow', { to: 'AzureMonitor', ports: ['443'] });

  test('finds one above a deny of other ports', () => {
    expect(found(group(allow, rule(200, 'Deny', { to: 'Internet', ports: ['22'] })), 'NET-002')).toHaveLength(1);
  });

  test.each<[string, Parameters<typeof securityGroup>[0]]>([
    ['a later deny takes some of it', [allow, rule(200, 'Deny', { to: 'Internet', ports: ['443'] })]],
    ['a later rule is not known', [allow, { ...denyInternet, priority: '${var.priority}' }]],
    ['a later rule is not known in its place', [allow, { ...denyInternet, access: '${var.access}' }]],
    ['it allows private addresses beyond the network', [rule(100, 'Allow', { to: '192.168.0.0/24' })]],
    ['it lets somebody in', [rule(100, 'Allow', { from: 'Internet' }, 'Inbound')]],
  ])('finds nothing where %s', (_, rules) => {
    expect(found(group(...rules), 'NET-002')).toEqual([]);
  });
});

test('finds one priority twice among inline and separate rules, and not in two directions', () => {
  const separate = (direction: string) =>
    resource('azurerm_network_security_rule', 'own', {
      ...rule(100, 'Deny', { name: 'own' }),
      direction,
      network_security_group_name: '${azurerm_network_security_group.main.name}',
    });
  const inline = group(rule(100, 'Deny', { name: 'inline', to: 'Internet' }));
  expect(found(together(inline, separate('Outbound')), 'NET-003')).toHaveLength(1);
  expect(found(together(inline, separate('Inbound')), 'NET-003')).toEqual([]);
});

describe('firewall rules behind a deny', () => {
  const away = routeTable([route('0.0.0.0/0', 'VirtualAppliance', '10.0.9.4')], 'nodes');
  const rules = firewall([{ to: 'AzureMonitor', from: '10.0.1.0/24' }]);

  test('finds an application rule whose port is denied', () => {
    const app = resource('azurerm_firewall_policy_rule_collection_group', 'app', {
      name: 'app',
      priority: 300,
      firewall_policy_id: '${azurerm_firewall_policy.main.id}',
      application_rule_collection: [
        {
          name: 'app',
          priority: 100,
          action: 'Allow',
          rule: [
            {
              name: 'web',
              source_addresses: ['10.0.1.0/24'],
              destination_fqdns: ['example.com'],
              protocols: [{ type: 'Https', port: 443 }],
            },
          ],
        },
      ],
    });
    const denied = group(rule(100, 'Deny', { to: '*', protocol: '*' }));
    expect(found(together(denied, away, firewall([]), app), 'NET-004')).toHaveLength(1);
  });

  test('finds nothing where the network tag has grown to everything by a default route', () => {
    const grown = group(rule(100, 'Allow', { to: 'VirtualNetwork' }), denyInternet);
    expect(found(together(grown, away, rules), 'NET-004')).toEqual([]);
    const withoutRoute = routeTable([route('10.9.0.0/16', 'VirtualAppliance', '10.0.9.4')], 'nodes');
    expect(found(together(grown, withoutRoute, rules), 'NET-004')).toHaveLength(1);
  });

  test('finds nothing where a subnet of its sources has no group', () => {
    const open = together(
      subnet('open', '10.0.2.0/24'),
      resource('azurerm_subnet_route_table_association', 'open', {
        subnet_id: '${azurerm_subnet.open.id}',
        route_table_id: '${azurerm_route_table.main.id}',
      }),
    );
    const wide = firewall([{ to: 'AzureMonitor', from: '10.0.0.0/16' }]);
    expect(found(together(group(denyInternet), away, wide, open), 'NET-004')).toEqual([]);
  });
});

test('finds a circle of two appliances, once', () => {
  const nic = (name: string, ip: string) =>
    resource('azurerm_network_interface', name, {
      name,
      ip_forwarding_enabled: true,
      ip_configuration: [{ name: 'main', subnet_id: `\${azurerm_subnet.${name}.id}`, private_ip_address: ip }],
    });
  const table = (on: string, hop: string) => routeTable([route('192.168.0.0/16', 'VirtualAppliance', hop)], on, on);
  const resources = together(
    network(),
    subnet('a', '10.0.1.0/24'),
    subnet('b', '10.0.2.0/24'),
    nic('a', '10.0.1.4'),
    nic('b', '10.0.2.4'),
    table('a', '10.0.2.4'),
    table('b', '10.0.1.4'),
  );
  expect(messages(resources, 'NET-005')).toEqual([expect.stringContaining('a -> b -> a')]);
});

test('finds a machine with a public address behind a default route', () => {
  const machine = resource('azurerm_network_interface', 'vm', {
    name: 'vm',
    ip_configuration: [
      { name: 'main', subnet_id: '${azurerm_subnet.nodes.id}', public_ip_address_id: '${azurerm_public_ip.vm.id}' },
    ],
  });
  const ip = resource('azurerm_public_ip', 'vm', { name: 'vm' });
  const away = routeTable([route('0.0.0.0/0', 'VirtualAppliance', '10.0.9.4')], 'nodes');
  expect(found(together(base, machine, ip, away), 'NET-006')).toHaveLength(1);
  expect(found(together(base, machine, ip), 'NET-006')).toEqual([]);
});

test.each<[string, 'nsg' | 'route' | 'firewall', number]>([
  ['AzureMachineLearning.WestEurope', 'nsg', 1],
  ['AzureMachineLearning.WestEurope', 'route', 1],
  ['AzureMachineLearning.WestEurope', 'firewall', 1],
  ['BatchNodeManagement.WestEurope', 'nsg', 0],
  ['BatchNodeManagement.WestEurope', 'route', 1],
  ['BatchNodeManagement.WestEurope', 'firewall', 1],
  ['Storage.WestEurope', 'firewall', 0],
  ['storage.westeurope', 'firewall', 1],
  ['storage', 'nsg', 0],
  ['VirtualNetwork', 'route', 1],
  ['ATagThatWeDoNotKnow', 'firewall', 0],
])('the tag %s in a place of kind %s has findings: %s', (tag, place, count) => {
  const resources = {
    nsg: () => group(rule(100, 'Deny', { to: tag })),
    route: () => together(base, routeTable([route(tag, 'Internet')], 'nodes')),
    firewall: () => together(network(), firewall([{ to: tag }])),
  }[place]();
  expect(found(resources, 'NET-008')).toHaveLength(count);
});

test.each<[string, ExampleResources, RegExp]>([
  ['a /30', subnet('tiny', '10.0.1.0/30'), /smallest subnet is a \/29/],
  [
    'pods of a flat network',
    together(
      subnet('aks', '10.0.2.0/26'),
      resource('azurerm_kubernetes_cluster', 'k', {
        default_node_pool: [{ node_count: 3, max_pods: 30, vnet_subnet_id: '${azurerm_subnet.aks.id}' }],
        network_profile: [{ network_plugin: 'azure' }],
      }),
    ),
    /takes 124/,
  ],
])('finds a subnet too small for %s', (_, part, words) => {
  expect(messages(together(network(), part), 'NET-010')).toEqual([expect.stringMatching(words)]);
});

test('finds a subnet outside its network', () => {
  expect(messages(together(network(), subnet('far', '10.1.0.0/24')), 'NET-011')).toEqual([
    expect.stringContaining('does not lie in its network'),
  ]);
});

test.each<[string, object, RegExp]>([
  ['a DNS address outside', { service_cidr: '10.2.0.0/16', dns_service_ip: '10.3.0.10' }, /is not in service_cidr/],
  ['the first address for DNS', { service_cidr: '10.2.0.0/16', dns_service_ip: '10.2.0.1' }, /first address/],
  ['a range that AKS keeps', { service_cidr: '172.31.0.0/16' }, /kept by AKS/],
  ['pods over services', { service_cidr: '10.2.0.0/16', pod_cidr: '10.2.128.0/17' }, /overlaps pod_cidr/],
  [
    "Docker's range over the network",
    { docker_bridge_cidr: '10.0.0.1/16' },
    /docker_bridge_cidr 10\.0\.0\.0\/16 overlaps/,
  ],
  ['services that are too many', { service_cidr: '11.0.0.0/8' }, /too large/],
])('finds %s in AKS', (_, profile, words) => {
  const aks = resource('azurerm_kubernetes_cluster', 'k', { network_profile: [profile] });
  expect(messages(together(base, aks), 'NET-012')).toEqual([expect.stringMatching(words)]);
});

test('finds too many routes for service tags', () => {
  const many = Array.from({ length: 26 }, (_, index) => ({
    ...route(`Storage.Region${index}`, 'Internet'),
    name: `r${index}`,
  }));
  expect(found(together(base, routeTable(many, 'nodes')), 'NET-014')).toHaveLength(1);
});

describe('Storage 445', () => {
  const place = (...rules: Parameters<typeof securityGroup>[0]) =>
    together(group(...rules), workspace(), cluster(), endpoint());

  test.each<[string, number, Parameters<typeof securityGroup>[0]]>([
    ['a region of it is let out', 0, [rule(100, 'Allow', { to: 'Storage.WestEurope', ports: ['445'] }), denyInternet]],
    ['nothing is denied', 0, []],
    ['the Internet is let out on 445', 0, [rule(100, 'Allow', { to: 'Internet', ports: ['440-450'] }), denyInternet]],
    ['only UDP is let out', 1, [rule(100, 'Allow', { to: 'Storage', ports: ['445'], protocol: 'Udp' }), denyInternet]],
    ['it is let out below the deny', 1, [rule(4096, 'Allow', { to: 'Storage', ports: ['445'] }), denyInternet]],
    ['everything is denied', 1, [rule(100, 'Deny', { protocol: '*' })]],
  ])('where %s: findings %s', (_, count, rules) => {
    expect(found(place(...rules), 'NET-015')).toHaveLength(count);
  });
});

describe('unsafe defaults', () => {
  const bare = resource('azurerm_machine_learning_workspace', 'main', { name: 'main' });
  const severity = (data: unknown) =>
    lint(readLintInput({ data }))
      .filter(({ ruleId }) => ruleId === 'SEC-001')
      .map((one) => one.severity);

  test('an open value that somebody wrote is a note', () => {
    const written = resource('azurerm_machine_learning_workspace', 'main', { public_network_access_enabled: true });
    expect(severity({ resource: bare })).toEqual(['error']);
    expect(severity({ resource: written })).toEqual(['note']);
  });

  test('a state does not say who wrote it, so the value counts', () => {
    const values = { id: '/w', name: 'main', public_network_access_enabled: true };
    const address = 'azurerm_machine_learning_workspace.main';
    const state = {
      format_version: '1.0',
      terraform_version: '1.12.0',
      values: {
        root_module: { resources: [{ address, mode: 'managed', type: address.split('.')[0], name: 'main', values }] },
      },
    };
    expect(severity(state)).toEqual(['error']);
  });

  test('a value that is not known is not judged', () => {
    const open = resource('azurerm_machine_learning_workspace', 'main', {
      public_network_access_enabled: '${var.open}',
    });
    expect(severity({ resource: open })).toEqual([]);
  });
});
