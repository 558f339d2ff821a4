import { assignRole } from '../../src/constructs/managed-identity';
import { NetworkSecurityGroup, type NetworkSecurityGroupProps } from '../../src/constructs/network-security-group';
import { Subnet } from '../../src/constructs/subnet';
import { Cidr } from '../../src/net/cidr';
import type { Rule } from '../../src/net/rule-set';
import { synthesizeConstructs } from '../../src/testing';
import { readConstant } from '../schema/template';
import { AKS_SUBNET, COMPUTE, PLACEMENT, reference, rule } from './samples';

const PROPS: NetworkSecurityGroupProps = { name: 'nsg-compute', placement: PLACEMENT, rules: [], subnets: [COMPUTE] };

const group = (over: Partial<NetworkSecurityGroupProps> = {}) =>
  synthesizeConstructs((stack) => {
    new NetworkSecurityGroup(stack, 'Nsg', { ...PROPS, ...over });
  });
const rulesOf = (...rules: Rule[]) =>
  group({ rules }).only('azurerm_network_security_group').security_rule as Record<string, unknown>[];
const block = (text: string) => Cidr.parse(text);

describe('NetworkSecurityGroup', () => {
  test('numbers rules by position, each direction on its own', () => {
    const out = { direction: 'Outbound' } as const;
    const numbers = rulesOf(rule('a'), rule('b'), rule('c', out), rule('d', out)).map(({ name, priority }) => [
      name,
      priority,
    ]);
    expect(numbers).toEqual([
      ['a', 100],
      ['b', 110],
      ['c', 100],
      ['d', 110],
    ]);
  });

  test('gives a closing rule the last number', () => {
    const numbers = rulesOf(rule('last', { closing: true }), rule('first')).map(({ name, priority }) => [
      name,
      priority,
    ]);
    expect(numbers).toEqual([
      ['last', 4096],
      ['first', 100],
    ]);
  });

  test('writes a rule as Azure expects it, one value in the place of one and nothing in the place of several', () => {
    expect(rulesOf(rule('a'))).toEqual([
      {
        name: 'a',
        description: 'a test needs it',
        priority: 100,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        source_port_range: '*',
        source_port_ranges: null,
        source_address_prefix: '10.1.0.0/24',
        source_address_prefixes: null,
        source_application_security_group_ids: null,
        destination_port_range: '443',
        destination_port_ranges: null,
        destination_address_prefix: 'VirtualNetwork',
        destination_address_prefixes: null,
        destination_application_security_group_ids: null,
      },
    ]);
  });

  test.each<[string, Partial<Rule>, object]>([
    [
      'several sources',
      { from: [block('10.2.0.0/24'), block('10.1.0.0/24')] },
      { source_address_prefix: null, source_address_prefixes: ['10.1.0.0/24', '10.2.0.0/24'] },
    ],
    [
      'several destinations',
      { to: [block('10.2.0.0/24'), block('10.1.0.0/24')] },
      { destination_address_prefix: null, destination_address_prefixes: ['10.1.0.0/24', '10.2.0.0/24'] },
    ],
    [
      'several ports',
      { ports: ['80', '8000-8010'] },
      { destination_port_range: null, destination_port_ranges: ['80', '8000-8010'] },
    ],
    ['anybody', { from: '*' }, { source_address_prefix: '*', source_address_prefixes: null }],
    ['a regional tag', { to: 'Storage.WestEurope' }, { destination_address_prefix: 'Storage.WestEurope' }],
  ])('writes %s', (_, over, written) => {
    expect(rulesOf(rule('a', over))[0]).toMatchObject(written);
  });

  test.each<[string, Partial<Rule>, object]>([
    ['direction', { direction: 'Outbound' }, { direction: 'Outbound' }],
    ['access', { access: 'Deny' }, { access: 'Deny' }],
    ['UDP', { protocol: 'Udp' }, { protocol: 'Udp' }],
    ['ICMP', { protocol: 'Icmp', ports: ['*'] }, { protocol: 'Icmp', destination_port_range: '*' }],
    ['any protocol', { protocol: '*' }, { protocol: '*' }],
  ])('keeps the %s of a rule', (_, over, written) => {
    expect(rulesOf(rule('a', over))[0]).toMatchObject(written);
  });

  test('is the same in whatever order the blocks of a party are named', () => {
    const blocks = [block('10.1.0.0/24'), block('10.2.0.0/24'), block('10.3.0.0/24')];
    const reversed = [...blocks].reverse();
    expect(rulesOf(rule('a', { from: blocks, to: reversed }))).toEqual(
      rulesOf(rule('a', { from: reversed, to: blocks })),
    );
  });

  test.each(['${file("/etc/hostname")}', '%{ if true }x%{ endif }', '$${x}'])(
    'keeps the reason %s to the letter',
    (why) => {
      expect(readConstant(String(rulesOf(rule('a', { why }))[0]?.description))).toBe(why);
    },
  );

  test('writes an empty set where there are no rules, so that one added by hand shows', () => {
    expect(group().only('azurerm_network_security_group').security_rule).toEqual([]);
  });

  test('guards each of its subnets, owned or not', () => {
    const network_security_group_id = reference('azurerm_network_security_group', 'id');
    expect(group({ subnets: [COMPUTE, AKS_SUBNET] }).all('azurerm_subnet_network_security_group_association')).toEqual([
      { network_security_group_id, subnet_id: COMPUTE.subnetId },
      { network_security_group_id, subnet_id: AKS_SUBNET.subnetId },
    ]);
    const own = synthesizeConstructs((stack) => {
      const subnet = new Subnet(stack, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
      });
      new NetworkSecurityGroup(stack, 'Nsg', { ...PROPS, subnets: [subnet] });
    });
    expect(own.only('azurerm_subnet_network_security_group_association').subnet_id).toEqual(
      reference('azurerm_subnet', 'id'),
    );
  });

  test('is ready once it guards its subnets, and tells its id', () => {
    const stack = synthesizeConstructs((own) => {
      const { ready, nsgId } = new NetworkSecurityGroup(own, 'Nsg', { ...PROPS, subnets: [COMPUTE, AKS_SUBNET] });
      assignRole(own, 'Role', { on: nsgId, role: 'Reader', principalId: 'p', principalKey: 'k', after: ready });
    });
    const association = expect.stringMatching(/^azurerm_subnet_network_security_group_association\./);
    expect(stack.only('azurerm_role_assignment')).toMatchObject({
      scope: reference('azurerm_network_security_group', 'id'),
      depends_on: [association, association],
    });
  });

  test.each<[string, Partial<NetworkSecurityGroupProps>, RegExp]>([
    ['it guards no subnet', { subnets: [] }, /'nsg-compute' guards no subnet/],
    ['two rules share a name', { rules: [rule('a'), rule('A')] }, /'A' twice: rename one/],
    ['a rule has a name that Azure refuses', { rules: [rule('a b')] }, /'a b' is not 1-80/],
    ['a rule names no port', { rules: [rule('a', { ports: [] })] }, /'a' names no port/],
    ['a rule has a bad port', { rules: [rule('a', { ports: ['65536'] })] }, /'a' has port '65536'/],
    ['a rule has an empty list of blocks', { rules: [rule('a', { from: [] })] }, /'a' has an empty list of blocks/],
    ['a rule has no reason', { rules: [rule('a', { why: '' })] }, /'a' needs a reason of 1-140 characters, got 0/],
    [
      'a reason is longer than Azure takes',
      { rules: [rule('a', { why: 'x'.repeat(141) })] },
      /'a' needs a reason of 1-140 characters, got 141/,
    ],
    [
      'two rules close one direction',
      { rules: [rule('a', { closing: true }), rule('b', { closing: true })] },
      /got 'a' and 'b'/,
    ],
    [
      'there are more rules than numbers',
      { rules: Array.from({ length: 400 }, (_, index) => rule(`r${index}`)) },
      /400 Inbound rules/,
    ],
  ])('fails when %s', (_, props, message) => {
    expect(() => group(props)).toThrow(message);
  });

  test('fails with every problem at once', () => {
    const rules = [rule('a', { ports: [] }), rule('b', { why: '' })];
    expect(() => group({ rules })).toThrow(/'a' names no port[\s\S]*'b' needs a reason/);
  });

  describe('that a service writes into as well', () => {
    const out = { direction: 'Outbound', to: 'AzureActiveDirectory' } as const;
    const shared = group({ shared: true, rules: [rule('a'), rule('b', out), rule('z', { ...out, closing: true })] });

    test('leaves the rules inside the group to the service', () => {
      expect(shared.only('azurerm_network_security_group')).not.toHaveProperty('security_rule');
    });

    test('has its own rules beside, numbered behind those of the service', () => {
      const rules = shared.all('azurerm_network_security_rule');
      expect(rules.map(({ name, priority }) => [name, priority])).toEqual([
        ['a', 200],
        ['b', 200],
        ['z', 4096],
      ]);
      expect(rules[0]).toEqual({
        name: 'a',
        description: 'a test needs it',
        priority: 200,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        source_port_range: '*',
        source_address_prefix: '10.1.0.0/24',
        destination_port_range: '443',
        destination_address_prefix: 'VirtualNetwork',
        resource_group_name: 'rg-ml',
        network_security_group_name: reference('azurerm_network_security_group', 'name'),
      });
    });

    test('is ready with its associations and its rules', () => {
      const stack = synthesizeConstructs((own) => {
        const { ready } = new NetworkSecurityGroup(own, 'Nsg', { ...PROPS, shared: true, rules: [rule('a')] });
        assignRole(own, 'Later', {
          on: COMPUTE.subnetId,
          role: 'Reader',
          principalId: 'p',
          principalKey: 'k',
          after: ready,
        });
      });
      expect(stack.only('azurerm_role_assignment').depends_on).toEqual([
        expect.stringMatching(/^azurerm_subnet_network_security_group_association\./),
        expect.stringMatching(/^azurerm_network_security_rule\./),
      ]);
    });
  });

  test('tells the ids of its associations in the order of the subnets', () => {
    const ids: string[] = [];
    const stack = synthesizeConstructs((own) => {
      ids.push(...new NetworkSecurityGroup(own, 'Nsg', { ...PROPS, subnets: [COMPUTE, AKS_SUBNET] }).associationIds);
      assignRole(own, 'Later', { on: ids.join(), role: 'Reader', principalId: 'p', principalKey: 'k' });
    });
    expect(stack.only('azurerm_role_assignment').scope).toMatch(
      /^\$\{azurerm_subnet_network_security_group_association\.Nsg_Subnet0_\w+\.id\},\$\{azurerm_subnet_network_security_group_association\.Nsg_Subnet1_\w+\.id\}$/,
    );
  });
});
