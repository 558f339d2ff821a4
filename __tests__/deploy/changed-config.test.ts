import { parse } from 'yaml';
import { changedConfig, notMeant } from '../../scripts/deploy/changed-config';
import { EXAMPLES } from '../support/examples';

const change = (type: string, actions: string, name = 'Ml_Some_0123ABCD') => ({
  type,
  address: `${type}.${name}`,
  actions: actions.split('+'),
});
const CLUSTER = change('azurerm_machine_learning_compute_cluster', 'create', 'Ml_Training_Cluster-added_0123ABCD');
const MEANT = [CLUSTER, change('azurerm_key_vault', 'update'), change('azurerm_storage_account', 'update')];

test.each(Object.values(EXAMPLES))(
  '%s gets one more cluster, and one more client address where it has a door',
  (file) => {
    const { yaml, doors } = changedConfig(file);
    const { compute, access } = parse(yaml);
    expect(compute.clusters.at(-1)).toMatchObject({ name: 'added' });
    expect(access?.clientIps?.at(-1)).toBe(doors.length === 0 ? undefined : '203.0.113.99');
  },
);

test('a service at private addresses has no door', () => {
  expect(changedConfig(EXAMPLES.minimal ?? '').doors).toEqual(['storage', 'vault']);
  expect(changedConfig(EXAMPLES['private-endpoints'] ?? '').doors).toEqual([]);
});

test('a plan that does what was meant is fine', () => {
  expect(notMeant(MEANT, ['storage', 'vault'])).toEqual([]);
  expect(notMeant([CLUSTER], [])).toEqual([]);
});

test.each([
  [
    'replaces something',
    [...MEANT, change('azurerm_subnet', 'delete+create')],
    'not meant: delete+create azurerm_subnet.Ml_Some_0123ABCD',
  ],
  [
    'deletes something',
    [...MEANT, change('azurerm_subnet', 'delete')],
    'not meant: delete azurerm_subnet.Ml_Some_0123ABCD',
  ],
  [
    'updates something else',
    [...MEANT, change('azurerm_subnet', 'update')],
    'not meant: update azurerm_subnet.Ml_Some_0123ABCD',
  ],
  [
    'makes something else',
    [...MEANT, change('azurerm_subnet', 'create')],
    'not meant: create azurerm_subnet.Ml_Some_0123ABCD',
  ],
  ['makes no cluster', MEANT.slice(1), 'the new cluster is not created'],
  [
    'leaves the vault closed',
    [CLUSTER, change('azurerm_storage_account', 'update')],
    'the vault does not let the address in',
  ],
  [
    'leaves storage closed',
    [CLUSTER, change('azurerm_key_vault', 'update')],
    'the storage does not let the address in',
  ],
])('fails when a plan %s', (_, changes, text) => {
  expect(notMeant(changes, ['storage', 'vault'])).toContain(text);
});

test('fails when a plan opens what has no door', () => {
  expect(notMeant(MEANT, ['storage'])).toContain('not meant: update azurerm_key_vault.Ml_Some_0123ABCD');
});
