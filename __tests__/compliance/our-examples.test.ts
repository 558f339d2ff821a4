import { lint, readLintInput } from '../../src/compliance/lint';
import { beside, EXAMPLES, synthesizeExample } from '../support/examples';

/** What our examples choose, each against a rule and for a reason. */
const CHOSEN: Readonly<Record<string, string>> = {
  // Computes come by service endpoint and Terraform by the client's address: both need the public name, behind rules.
  'SEC-001 azurerm_storage_account': 'its firewall denies by default',
  'SEC-001 azurerm_key_vault': 'its firewall denies by default',
  'SEC-001 azurerm_machine_learning_workspace': 'the seed of 2020 has a public workspace',
  'SEC-002 azurerm_machine_learning_compute_cluster': 'the seed of 2020 has public nodes, and one cluster is debugged',
  'SEC-001 azurerm_databricks_workspace': 'Azure Machine Learning hands it jobs from its own network',
  'SEC-002 azurerm_machine_learning_compute_instance': 'the seed of 2020 has public nodes',
  'SEC-004 azurerm_storage_account': 'the workspace mounts its file share by key',
  'SEC-005 azurerm_machine_learning_compute_cluster':
    'the seed of 2020 has local accounts, and so has what is debugged',
  'SEC-005 azurerm_machine_learning_compute_instance': 'the seed of 2020 has local accounts',
  'NET-019 azurerm_firewall_policy_rule_collection_group': 'each need has a rule of its own, and two may need one host',
  'SEC-006 azurerm_kubernetes_cluster': 'the classic attachment signs in with the local account',
};

describe.each(Object.keys(EXAMPLES))('our example %s', (name) => {
  const { tags } = beside(name);
  const findings = (generation: '4' | '5') =>
    lint({
      ...readLintInput({ data: synthesizeExample(name, generation).json }),
      ...(tags === undefined ? {} : { tags }),
    });

  test('has nothing but notes of what it chose', () => {
    const found = findings('4').filter(
      ({ ruleId, severity, address }) =>
        severity !== 'note' || CHOSEN[`${ruleId} ${address.split('.')[0]}`] === undefined,
    );
    expect(found).toEqual([]);
  });

  test('lints the same in both generations of azurerm', () => {
    expect(findings('5')).toEqual(findings('4'));
  });
});
