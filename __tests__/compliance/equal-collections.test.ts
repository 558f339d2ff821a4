import { lint, readLintInput } from '../../src/compliance/lint';
import { equalCollections } from '../../src/compliance/rules/equal-collections';

const found = (resource: object) =>
  lint(readLintInput({ data: { resource } }), [equalCollections]).map(({ severity, address }) => [severity, address]);

const group = (priority: number | string, kind: string, action = 'Allow', policy = 'an-id') => ({
  firewall_policy_id: policy,
  priority,
  [`${kind}_rule_collection`]: [{ name: 'one', priority: 100, action }],
});
const groups = (named: object) => ({ azurerm_firewall_policy_rule_collection_group: named });

test.each([
  ['two groups of one number that disagree', group(200, 'network'), group(200, 'network', 'Deny'), ['warning']],
  ['two that do the same', group(200, 'network'), group(200, 'network'), ['note']],
  ['two that translate', group(200, 'nat', 'Dnat'), group(200, 'nat', 'Dnat'), ['warning']],
  ['of two types, which have an order', group(200, 'network'), group(200, 'application', 'Deny'), []],
  ['of two policies', group(200, 'network'), group(200, 'network', 'Deny', 'another-id'), []],
  ['of two numbers', group(200, 'network'), group(300, 'network', 'Deny'), []],
  ['a number that is not known', group(200, 'network'), group('${var.number}', 'network', 'Deny'), []],
])('groups: %s', (_, one, two, severities) => {
  const expected = severities.map((severity) => [severity, 'azurerm_firewall_policy_rule_collection_group.two']);
  expect(found(groups({ one, two }))).toEqual(expected);
});

test('classic collections of one firewall and type', () => {
  const collection = (priority: number, action: string) => ({ azure_firewall_name: 'F', priority, action });
  const firewall = { azurerm_firewall: { F: { name: 'F' } } };
  const one = collection(200, 'Allow');
  const rules = { azurerm_firewall_network_rule_collection: { one, two: collection(200, 'Deny') } };
  expect(found({ ...firewall, ...rules })).toEqual([['warning', 'azurerm_firewall_network_rule_collection.two']]);
  const types = {
    azurerm_firewall_network_rule_collection: { one },
    azurerm_firewall_application_rule_collection: { one },
  };
  expect(found({ ...firewall, ...types })).toEqual([]);
});
