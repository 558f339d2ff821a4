import { rewritten } from './rewrites';

const type = 'azurerm_hdinsight_spark_cluster';
const old = { is_default: true, storage_resource_id: 'a', managed_identity_resource_id: 'b' };
const renamed = { is_default: true, storage_account_id: 'a', user_assigned_identity_id: 'b' };

test.each([
  [old, renamed],
  [[old], [renamed]],
])('the account and the identity have other names', (before, after) => {
  expect(rewritten(type, { name: 'x', storage_account_gen2: before })).toEqual({
    name: 'x',
    storage_account_gen2: after,
  });
});

test('a cluster without such an account stays as it is', () => {
  expect(rewritten(type, { name: 'x' })).toEqual({ name: 'x' });
});
