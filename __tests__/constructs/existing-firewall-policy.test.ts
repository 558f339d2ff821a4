import { ExistingFirewallPolicy } from '../../src/constructs/existing-firewall-policy';
import { FirewallPolicyRules } from '../../src/constructs/firewall-policy-rules';
import { synthesizeConstructs } from '../../src/testing';
import { FIREWALL_RULES, reference } from './samples';

test('ExistingFirewallPolicy makes nothing, and tells the id of the policy that it finds', () => {
  const stack = synthesizeConstructs((own) => {
    const { policyId } = new ExistingFirewallPolicy(own, 'Policy', { name: 'afwp-hub', resourceGroupName: 'rg-hub' });
    new FirewallPolicyRules(own, 'Rules', { policyId, rules: FIREWALL_RULES });
  });
  expect(stack.counts).toEqual({ azurerm_firewall_policy_rule_collection_group: 1 });
  expect(stack.only('azurerm_firewall_policy_rule_collection_group').firewall_policy_id).toEqual(
    reference('data.azurerm_firewall_policy', 'id'),
  );
});
