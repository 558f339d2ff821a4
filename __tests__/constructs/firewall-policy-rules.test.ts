import { FirewallPolicyRules } from '../../src/constructs/firewall-policy-rules';
import { Cidr } from '../../src/net/cidr';
import { synthesizeConstructs } from '../../src/testing';
import { FIREWALL_RULES, GROUP } from './samples';

const POLICY = `${GROUP}/providers/Microsoft.Network/firewallPolicies/afwp-hub`;
const group = (over: object = {}) =>
  synthesizeConstructs((stack) => {
    new FirewallPolicyRules(stack, 'Rules', { policyId: POLICY, rules: FIREWALL_RULES, ...over });
  });

describe('FirewallPolicyRules', () => {
  test('writes one group into the policy, and nothing else', () => {
    const stack = group({ name: 'spoke', priority: 2000 });
    expect(stack.counts).toEqual({ azurerm_firewall_policy_rule_collection_group: 1 });
    expect(stack.only('azurerm_firewall_policy_rule_collection_group')).toMatchObject({
      name: 'spoke',
      priority: 2000,
      firewall_policy_id: POLICY,
    });
  });

  test('writes every address as a firewall does', () => {
    const [all] = FIREWALL_RULES.network;
    const to = { blocks: [Cidr.parse('0.0.0.0/0')] };
    const rules = {
      network: [{ name: 'a', rules: (all?.rules ?? []).slice(0, 1).map((one) => ({ ...one, to })) }],
      application: [],
    };
    expect(JSON.stringify(group({ rules }).json)).toContain('"destination_addresses":["*"]');
  });
});
