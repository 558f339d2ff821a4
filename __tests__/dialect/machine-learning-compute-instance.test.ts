import { toAzurerm5 } from '../../src/dialect';

const rewrite = (block: object) =>
  toAzurerm5({ resource: { azurerm_machine_learning_compute_instance: { one: { ...block } } } }).resource
    .azurerm_machine_learning_compute_instance.one;

test('what azurerm before 4.67 read back wrongly is no longer ignored', () => {
  expect(rewrite({ name: 'a', lifecycle: { ignore_changes: ['node_public_ip_enabled'] } })).toEqual({ name: 'a' });
});

test('what else is ignored stays ignored, and what else the lifecycle says stays', () => {
  expect(rewrite({ lifecycle: { prevent_destroy: true, ignore_changes: ['tags', 'node_public_ip_enabled'] } })).toEqual(
    { lifecycle: { prevent_destroy: true, ignore_changes: ['tags'] } },
  );
});

test.each([{}, { lifecycle: { ignore_changes: 'all' } }, { lifecycle: { create_before_destroy: true } }])(
  '%j stays as it is',
  (block) => {
    expect(rewrite(block)).toEqual(block);
  },
);
