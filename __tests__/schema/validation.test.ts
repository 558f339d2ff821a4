import type { TerraformJson } from '../../src/dialect';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, SAMPLES } from '../constructs/samples';
import { EXAMPLES, synthesizeExample } from '../support/examples';
import { validate } from './validation';

test.each(Object.keys(EXAMPLES))('the example %s passes what azurerm checks beyond its schema', (name) => {
  expect(validate(synthesizeExample(name).json)).toEqual([]);
});

test.each(Object.keys(SAMPLES))('%s passes what azurerm checks beyond its schema', (name) => {
  const { json } = synthesizeConstructs((stack) => SAMPLES[name]?.(stack, 'Part', { placement: PLACEMENT }));
  expect(validate(json)).toEqual([]);
});

describe('validate finds', () => {
  const { resource = {} } = synthesizeExample('secured-ml').json;

  /** A copy of a value with something else at a path; `undefined` takes it away. */
  const withAt = (value: unknown, [name, ...rest]: readonly string[], wanted: unknown): unknown => {
    if (name === undefined) return wanted;
    if (Array.isArray(value))
      return value.map((item, index) => (`${index}` === name ? withAt(item, rest, wanted) : item));
    const block = (value ?? {}) as { readonly [argument: string]: unknown };
    return { ...block, [name]: withAt(block[name], rest, wanted) };
  };
  /** What is found in the first resource of a type in the embedded example, with some arguments changed. */
  const changed = (type: string, changes: { readonly [path: string]: unknown }) => {
    const [first] = Object.values(resource[type] ?? {});
    const it = Object.entries(changes).reduce<unknown>(
      (block, [path, value]) => withAt(block, path.split('.'), value),
      first,
    );
    return validate({ resource: { [type]: { it: it as object } } } as TerraformJson);
  };

  test.each<[string, string, { readonly [path: string]: unknown }, RegExp]>([
    [
      'a word that is none of those allowed',
      'azurerm_key_vault',
      { sku_name: 'Standard' },
      /^azurerm_key_vault\.it\.sku_name: "Standard"$/,
    ],
    [
      'a word in a nested block',
      'azurerm_key_vault',
      { 'network_acls.default_action': 'Refuse' },
      /network_acls\.default_action/,
    ],
    [
      'a word in a list',
      'azurerm_storage_account',
      { 'network_rules.bypass': ['Azure'] },
      /network_rules\.bypass: "Azure"/,
    ],
    [
      'a client that storage does not take',
      'azurerm_storage_account',
      { 'network_rules.ip_rules': ['203.0.113.7/32'] },
      /ip_rules: "203\.0\.113\.7\/32"/,
    ],
    [
      'a private client',
      'azurerm_storage_account',
      { 'network_rules.ip_rules': ['10.0.0.1'] },
      /ip_rules: "10\.0\.0\.1"/,
    ],
    [
      'a number out of range',
      'azurerm_network_security_group',
      { 'security_rule.0.priority': 4097 },
      /security_rule\.priority: 4097/,
    ],
    [
      'a retention that Application Insights does not know',
      'azurerm_application_insights',
      { retention_in_days: 45 },
      /retention_in_days: 45/,
    ],
    [
      'more nodes than a pool takes',
      'azurerm_kubernetes_cluster',
      { 'default_node_pool.node_count': 1001 },
      /node_count: 1001/,
    ],
    [
      'a registry that exports nothing in public',
      'azurerm_container_registry',
      { public_network_access_enabled: true },
      /export is switched off with public access/,
    ],
    ['a registry that exports nothing below Premium', 'azurerm_container_registry', { sku: 'Basic' }, /below Premium/],
    [
      'a network rule with two kinds of destination',
      'azurerm_firewall_policy_rule_collection_group',
      { 'network_rule_collection.0.rule.0.destination_fqdns': ['a.b'] },
      /one kind of destination/,
    ],
    [
      'a DNS zone of a public cluster',
      'azurerm_kubernetes_cluster',
      { private_cluster_enabled: false },
      /a DNS zone without a private cluster/,
    ],
    [
      'authorized ranges of a private cluster',
      'azurerm_kubernetes_cluster',
      { api_server_access_profile: {} },
      /authorized ranges of a private cluster/,
    ],
    [
      'a DNS address outside the services',
      'azurerm_kubernetes_cluster',
      { 'network_profile.dns_service_ip': '10.99.0.10' },
      /outside service_cidr/,
    ],
    [
      'services without a DNS address',
      'azurerm_kubernetes_cluster',
      { 'network_profile.dns_service_ip': undefined },
      /come together/,
    ],
    [
      'a closed cluster without a subnet',
      'azurerm_machine_learning_compute_cluster',
      { subnet_resource_id: undefined },
      /no public address and no subnet/,
    ],
    [
      'SSH without a key',
      'azurerm_machine_learning_compute_cluster',
      { ssh: { admin_username: 'a' } },
      /SSH without key/,
    ],
    [
      'a closed instance without a subnet',
      'azurerm_machine_learning_compute_instance',
      { subnet_resource_id: undefined },
      /no public address and no subnet/,
    ],
    [
      'an identity that a workspace does not have',
      'azurerm_machine_learning_workspace',
      { primary_user_assigned_identity: 'x' },
      /not one of its own/,
    ],
    [
      'serverless compute that goes nowhere',
      'azurerm_machine_learning_workspace',
      { 'serverless_compute.subnet_id': undefined },
      /without subnet and public address/,
    ],
    [
      'a rule with one source and several',
      'azurerm_network_security_group',
      { 'security_rule.0.source_address_prefixes': ['10.0.0.0/8'] },
      /one source or several/,
    ],
    [
      'a rule without a destination',
      'azurerm_network_security_group',
      { 'security_rule.0.destination_address_prefix': null },
      /one destination or several/,
    ],
    [
      'a rule without a port',
      'azurerm_network_security_group',
      { 'security_rule.0.destination_port_range': null },
      /one port or several/,
    ],
    [
      'a rule with several source ports and one',
      'azurerm_network_security_group',
      { 'security_rule.0.source_port_ranges': ['1'] },
      /one source port or several/,
    ],
    [
      'two rules of one number',
      'azurerm_network_security_group',
      { 'security_rule.1.priority': 100 },
      /two rules of one number/,
    ],
    [
      'a reason that is too long',
      'azurerm_network_security_group',
      { 'security_rule.0.description': 'x'.repeat(141) },
      /security_rule\.description/,
    ],
    [
      'an appliance without an address',
      'azurerm_route_table',
      { 'route.0.next_hop_in_ip_address': null },
      /an appliance has an address/,
    ],
  ])('%s', (_, type, changes, message) => {
    expect(changed(type, {})).toEqual([]);
    expect(changed(type, changes)).toEqual([expect.stringMatching(message)]);
  });

  test('nothing where a value is known only at apply', () => {
    expect(changed('azurerm_key_vault', { sku_name: '${var.sku}' })).toEqual([]);
  });
});
