import { AzureFirewall, type AzureFirewallProps } from '../../src/constructs/azure-firewall';
import { assignRole, ManagedIdentity } from '../../src/constructs/managed-identity';
import { RouteTable } from '../../src/constructs/route-table';
import { VirtualNetworkDns } from '../../src/constructs/virtual-network-dns';
import { Cidr } from '../../src/net/cidr';
import type { FirewallApplicationRule, FirewallNetworkRule } from '../../src/net/firewall-rule-set';
import { synthesizeConstructs } from '../../src/testing';
import { readConstant } from '../schema/template';
import { COMPUTE, FIREWALL_RULES, PLACEMENT, reference, STORAGE_ID, subnetRef, VNET } from './samples';

const PROPS: AzureFirewallProps = {
  name: 'afw-ml',
  policyName: 'afwp-ml',
  publicIpName: 'pip-ml',
  placement: PLACEMENT,
  subnet: subnetRef('AzureFirewallSubnet'),
  rules: FIREWALL_RULES,
};
const FROM = [Cidr.parse('10.1.0.0/24')];

const network = (over: Partial<FirewallNetworkRule> = {}): FirewallNetworkRule => ({
  name: 'one',
  protocols: ['TCP'],
  from: FROM,
  to: { tag: 'AzureActiveDirectory' },
  ports: ['443'],
  why: 'a test needs it',
  ...over,
});
const application = (over: Partial<FirewallApplicationRule> = {}): FirewallApplicationRule => ({
  name: 'one',
  from: FROM,
  hosts: ['pypi.org'],
  protocols: [{ type: 'Https', port: 443 }],
  why: 'a test needs it',
  ...over,
});

const synthesized = (over: Partial<AzureFirewallProps> = {}) =>
  synthesizeConstructs((stack) => {
    new AzureFirewall(stack, 'Firewall', { ...PROPS, ...over });
  });
/** A collection as it is written, with what tests ask of it. */
interface Collection {
  readonly name: string;
  readonly priority: number;
  readonly action: string;
  readonly rule: readonly { readonly [argument: string]: unknown }[];
}
const group = (rules: AzureFirewallProps['rules']) => {
  const written = synthesized({ rules }).only('azurerm_firewall_policy_rule_collection_group');
  const collections = (kind: string) => (written[`${kind}_rule_collection`] ?? []) as readonly Collection[];
  return { network: collections('network'), application: collections('application') };
};
const networkRule = (rule: FirewallNetworkRule) =>
  group({ network: [{ name: 'a', rules: [rule] }], application: [] }).network[0]?.rule[0];
const applicationRule = (rule: FirewallApplicationRule) =>
  group({ network: [], application: [{ name: 'a', rules: [rule] }] }).application[0]?.rule[0];

describe('AzureFirewall', () => {
  test('is one of the Standard tier in its subnet, behind one address', () => {
    const stack = synthesized();
    expect(stack.only('azurerm_firewall')).toEqual({
      name: 'afw-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      sku_name: 'AZFW_VNet',
      sku_tier: 'Standard',
      firewall_policy_id: reference('azurerm_firewall_policy', 'id'),
      ip_configuration: [
        {
          name: 'public',
          subnet_id: PROPS.subnet.subnetId,
          public_ip_address_id: reference('azurerm_public_ip', 'id'),
        },
      ],
    });
    expect(stack.only('azurerm_public_ip')).toMatchObject({
      name: 'pip-ml',
      sku: 'Standard',
      allocation_method: 'Static',
    });
  });

  test('asks names itself, refuses what threat intelligence knows, and takes the same tier', () => {
    expect(synthesized().only('azurerm_firewall_policy')).toMatchObject({
      name: 'afwp-ml',
      sku: 'Standard',
      threat_intelligence_mode: 'Deny',
      dns: { proxy_enabled: true },
    });
  });

  test('keeps its rules in one group of its policy', () => {
    expect(synthesized().only('azurerm_firewall_policy_rule_collection_group')).toMatchObject({
      name: 'secured-ml',
      priority: 200,
      firewall_policy_id: reference('azurerm_firewall_policy', 'id'),
    });
  });

  test.each<[string, FirewallNetworkRule['to'], object]>([
    ['a service tag', { tag: 'AzureActiveDirectory' }, { destination_addresses: ['AzureActiveDirectory'] }],
    [
      'blocks',
      { blocks: [Cidr.parse('192.168.0.0/16'), Cidr.parse('10.9.0.0/24')] },
      { destination_addresses: ['192.168.0.0/16', '10.9.0.0/24'] },
    ],
    ['host names', { hosts: ['ntp.ubuntu.com'] }, { destination_fqdns: ['ntp.ubuntu.com'] }],
  ])('writes a network rule to %s, and no other destination', (_, to, destination) => {
    expect(networkRule(network({ to }))).toEqual({
      name: 'one',
      description: 'a test needs it',
      protocols: ['TCP'],
      source_addresses: ['10.1.0.0/24'],
      destination_ports: ['443'],
      ...destination,
    });
  });

  test('writes an application rule with its hosts and protocols', () => {
    const rule = application({
      hosts: ['pypi.org', '*.pythonhosted.org'],
      protocols: [
        { type: 'Http', port: 80 },
        { type: 'Https', port: 443 },
      ],
    });
    expect(applicationRule(rule)).toEqual({
      name: 'one',
      description: 'a test needs it',
      source_addresses: ['10.1.0.0/24'],
      destination_fqdns: ['pypi.org', '*.pythonhosted.org'],
      protocols: [
        { type: 'Http', port: 80 },
        { type: 'Https', port: 443 },
      ],
    });
  });

  test('numbers collections by place, and says which kind they are', () => {
    const written = group({
      network: [
        { name: 'a', rules: [network()] },
        { name: 'b', rules: [network({ name: 'two' })] },
      ],
      application: [{ name: 'a', rules: [application()] }],
    });
    const summary = ({ name, priority, action }: Collection) => [name, priority, action];
    expect(written.network.map(summary)).toEqual([
      ['net-a', 100, 'Allow'],
      ['net-b', 200, 'Allow'],
    ]);
    expect(written.application.map(summary)).toEqual([['app-a', 1100, 'Allow']]);
  });

  test('leaves out a collection without rules, and the others keep their numbers', () => {
    const written = group({
      network: [
        { name: 'empty', rules: [] },
        { name: 'b', rules: [network()] },
      ],
      application: [],
    });
    expect(written.network.map(({ name, priority }) => [name, priority])).toEqual([['net-b', 200]]);
  });

  test('lets nothing pass where it is given no rules', () => {
    expect(group({ network: [], application: [] })).toEqual({ network: [], application: [] });
  });

  test.each(['${file("/etc/hostname")}', '%{ if true }x%{ endif }', '$${x}'])(
    'keeps the reason %s to the letter',
    (why) => {
      for (const rule of [networkRule(network({ why })), applicationRule(application({ why }))]) {
        expect(readConstant(String(rule?.description))).toBe(why);
      }
    },
  );

  test('tells its addresses to routes and to the DNS servers of the network', () => {
    const stack = synthesizeConstructs((own) => {
      const firewall = new AzureFirewall(own, 'Firewall', PROPS);
      new VirtualNetworkDns(own, 'Dns', { network: VNET, servers: [firewall.privateAddress] });
      const routes = [{ name: 'default', to: Cidr.parse('0.0.0.0/0'), nextHop: 'Firewall', why: 'all' } as const];
      new RouteTable(own, 'Routes', {
        name: 'rt',
        placement: PLACEMENT,
        routes,
        firewallAddress: firewall.privateAddress,
        subnets: [COMPUTE],
      });
      new ManagedIdentity(own, 'Named', { name: firewall.publicAddress, placement: PLACEMENT });
      assignRole(own, 'Role', { on: STORAGE_ID, role: 'Reader', principalId: 'p', principalKey: firewall.firewallId });
    });
    const privateAddress = reference('azurerm_firewall', 'ip_configuration[0].private_ip_address');
    expect(stack.only('azurerm_virtual_network_dns_servers').dns_servers).toEqual([privateAddress]);
    expect(stack.only('azurerm_route_table').route).toEqual([
      expect.objectContaining({ next_hop_in_ip_address: privateAddress }),
    ]);
    expect(stack.only('azurerm_user_assigned_identity').name).toEqual(reference('azurerm_public_ip', 'ip_address'));
    expect(stack.only('azurerm_role_assignment').name).toMatch(/azurerm_firewall\.\w+\.id/);
  });

  test('is ready once its rules stand', () => {
    const stack = synthesizeConstructs((own) => {
      const { ready } = new AzureFirewall(own, 'Firewall', PROPS);
      assignRole(own, 'Role', { on: STORAGE_ID, role: 'Reader', principalId: 'p', principalKey: 'k', after: ready });
    });
    expect(stack.only('azurerm_role_assignment').depends_on).toEqual([
      expect.stringMatching(/^azurerm_firewall_policy_rule_collection_group\./),
    ]);
  });

  test.each<[string, FirewallNetworkRule, RegExp]>([
    [
      'a network rule has a wildcard',
      network({ to: { hosts: ['*.pypi.org'] } }),
      /'one': a network rule takes no wildcard, got '\*\.pypi\.org'/,
    ],
    [
      'a network rule names no host name',
      network({ to: { hosts: ['http://pypi.org'] } }),
      /'one': 'http:\/\/pypi\.org' is no host name/,
    ],
    [
      'a network rule has a tag that firewalls do not take',
      network({ to: { tag: 'BatchNodeManagement.WestEurope' } }),
      /'one': a firewall does not take the tag 'BatchNodeManagement\.WestEurope'/,
    ],
    ['a network rule comes from nowhere', network({ from: [] }), /'one' comes from nowhere/],
  ])('fails when %s', (_, rule, message) => {
    expect(() => networkRule(rule)).toThrow(message);
  });

  test.each<[string, FirewallApplicationRule, RegExp]>([
    ['an application rule names no host', application({ hosts: [] }), /'one' names no host/],
    [
      'a wildcard stands elsewhere than in the left-most label',
      application({ hosts: ['a.*.org'] }),
      /'a\.\*\.org' is no host name/,
    ],
    ['an application rule comes from nowhere', application({ from: [] }), /'one' comes from nowhere/],
  ])('fails when %s', (_, rule, message) => {
    expect(() => applicationRule(rule)).toThrow(message);
  });

  test('fails when two rules share a name', () => {
    const rules = { network: [{ name: 'a', rules: [network(), network()] }], application: [] };
    expect(() => synthesized({ rules })).toThrow(/'one' stands twice: rename one/);
  });

  test('fails when two collections of one kind share a name', () => {
    const rules = {
      network: [
        { name: 'a', rules: [network()] },
        { name: 'a', rules: [network({ name: 'two' })] },
      ],
      application: [],
    };
    expect(() => synthesized({ rules })).toThrow(/'a' stands twice/);
  });
});

describe('the tier of an AzureFirewall', () => {
  const props = (over: Partial<AzureFirewallProps>): AzureFirewallProps => ({
    name: 'afw-ml',
    policyName: 'afwp-ml',
    publicIpName: 'pip-ml',
    placement: PLACEMENT,
    subnet: subnetRef('AzureFirewallSubnet'),
    rules: { network: [], application: FIREWALL_RULES.application },
    ...over,
  });
  const made = (over: Partial<AzureFirewallProps>) =>
    synthesizeConstructs((stack) => {
      new AzureFirewall(stack, 'Firewall', props(over));
    });

  test('Basic has a management address, no DNS proxy, and threat intelligence that tells', () => {
    const stack = made({ tier: 'Basic', managementSubnet: subnetRef('AzureFirewallManagementSubnet') });
    expect(stack.only('azurerm_firewall')).toMatchObject({
      sku_tier: 'Basic',
      management_ip_configuration: { subnet_id: expect.stringContaining('AzureFirewallManagementSubnet') },
    });
    const policy = stack.only('azurerm_firewall_policy');
    expect(policy).toMatchObject({ sku: 'Basic', threat_intelligence_mode: 'Alert' });
    expect(policy).not.toHaveProperty('dns');
  });

  test('Premium refuses what looks like an attack', () => {
    expect(made({ tier: 'Premium' }).only('azurerm_firewall_policy')).toMatchObject({
      sku: 'Premium',
      threat_intelligence_mode: 'Deny',
      dns: { proxy_enabled: true },
      intrusion_detection: { mode: 'Deny' },
    });
  });

  test('with classic rules it has no policy, and answers DNS itself', () => {
    const stack = made({ classicRules: true });
    expect(stack.counts.azurerm_firewall_policy).toBeUndefined();
    expect(stack.only('azurerm_firewall')).toMatchObject({ dns_proxy_enabled: true, threat_intel_mode: 'Deny' });
    expect(stack.counts.azurerm_firewall_application_rule_collection).toBe(1);
  });

  test.each<[string, Partial<AzureFirewallProps>]>([
    ['takes no classic rules', { tier: 'Premium', classicRules: true }],
    ['takes no classic rules', { tier: 'Basic', classicRules: true }],
    ["needs 'managementSubnet'", { tier: 'Basic' }],
  ])('fails when the tier %s', (text, over) => {
    expect(() => made(over)).toThrow(text);
  });
});
