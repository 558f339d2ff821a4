import {
  type ManagedNetworkRule,
  ManagedNetworkRules,
  type ManagedNetworkRulesProps,
} from '../../src/constructs/managed-network-rules';
import { synthesizeConstructs } from '../../src/testing';
import { STORAGE_ID, somethingFirst, WORKSPACE_ID } from './samples';

const TYPE = 'azurerm_machine_learning_workspace_network_outbound_rule';
const HOST: ManagedNetworkRule = { name: 'pypi', host: 'pypi.org' };
const TAG: ManagedNetworkRule = { name: 'monitor', tag: 'AzureMonitor', protocol: 'TCP', ports: ['443', '8000-8010'] };
const ENDPOINT: ManagedNetworkRule = { name: 'lake', targetId: STORAGE_ID, part: 'dfs' };

const rules = (...list: readonly ManagedNetworkRule[]) =>
  synthesizeConstructs((stack) => {
    new ManagedNetworkRules(stack, 'Rules', { workspaceId: WORKSPACE_ID, rules: list });
  });

describe('ManagedNetworkRules', () => {
  test('writes each kind as Azure takes it, without Spark', () => {
    const stack = rules(HOST, TAG, ENDPOINT);
    expect(stack.only(`${TYPE}_fqdn`)).toEqual({
      name: 'pypi',
      workspace_id: WORKSPACE_ID,
      destination_fqdn: 'pypi.org',
    });
    expect(stack.only(`${TYPE}_service_tag`)).toMatchObject({
      service_tag: 'AzureMonitor',
      protocol: 'TCP',
      port_ranges: '443,8000-8010',
    });
    expect(stack.only(`${TYPE}_private_endpoint`)).toMatchObject({
      service_resource_id: STORAGE_ID,
      sub_resource_target: 'dfs',
      spark_enabled: false,
    });
  });

  test('makes one rule after another, the first after what it is told', () => {
    const stack = synthesizeConstructs((own) => {
      const props: ManagedNetworkRulesProps = { workspaceId: WORKSPACE_ID, rules: [HOST, TAG] };
      const { ready } = new ManagedNetworkRules(own, 'Rules', { ...props, after: somethingFirst(own) });
      expect(ready).toHaveLength(2);
    });
    expect(stack.only(`${TYPE}_fqdn`).depends_on).toEqual(['azurerm_resource_group.First']);
    expect(stack.only(`${TYPE}_service_tag`).depends_on).toEqual([
      'azurerm_resource_group.First',
      expect.stringMatching(`^${TYPE}_fqdn\\.`),
    ]);
  });

  test.each<[string, readonly ManagedNetworkRule[], string]>([
    ['a name is too short', [{ ...HOST, name: 'ab' }], "rule name 'ab' is not 3-33 letters"],
    ['a name stands twice', [HOST, { ...TAG, name: 'PyPI' }], "two rules named 'PyPI': rename one"],
    ['a host is an address with a scheme', [{ ...HOST, host: 'https://pypi.org' }], 'is no host name'],
    ['a wildcard is not left-most', [{ ...HOST, host: 'a.*.org' }], 'is no host name'],
    ['no port is named', [{ ...TAG, ports: [] }], "rule 'monitor' names no port: write '*' for all"],
  ])('fails when %s', (_, list, message) => {
    expect(() => rules(...list)).toThrow(message);
  });
});
