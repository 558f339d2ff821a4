import { ClassicFirewallRules } from '../../src/constructs/classic-firewall-rules';
import { synthesizeConstructs } from '../../src/testing';
import { FIREWALL_RULES } from './samples';

const PROPS = { firewallName: 'afw-hub', resourceGroupName: 'rg-hub', rules: FIREWALL_RULES };
const written = (over: object = {}) =>
  synthesizeConstructs((stack) => {
    new ClassicFirewallRules(stack, 'Rules', { ...PROPS, ...over });
  });

describe('ClassicFirewallRules', () => {
  test('writes collections of the firewall, in the words of classic rules', () => {
    const stack = written();
    expect(stack.only('azurerm_firewall_network_rule_collection')).toMatchObject({
      azure_firewall_name: 'afw-hub',
      resource_group_name: 'rg-hub',
      priority: 100,
      action: 'Allow',
    });
    const [rule] = stack.only('azurerm_firewall_application_rule_collection').rule as Record<string, unknown>[];
    expect(rule).toMatchObject({
      target_fqdns: ['pypi.org', '*.pythonhosted.org'],
      protocol: [{ type: 'Https', port: 443 }],
    });
  });

  test('keeps its order from the priority that it is given', () => {
    const stack = written({ priority: 3000 });
    expect(stack.only('azurerm_firewall_network_rule_collection').priority).toBe(3000);
    expect(stack.only('azurerm_firewall_application_rule_collection').priority).toBe(4000);
  });
});
