import { rewritten } from './rewrites';

const rewrite = (id: unknown) =>
  rewritten('azurerm_machine_learning_datastore_fileshare', { name: 's', storage_fileshare_id: id });

test.each([
  ['${replace(azurerm_storage_share.s.id, "default/shares", "default/fileshares")}', '${azurerm_storage_share.s.id}'],
  ['/subscriptions/s/a/fileServices/default/fileshares/x', '/subscriptions/s/a/fileServices/default/shares/x'],
  ['${azurerm_storage_share.s.id}', '${azurerm_storage_share.s.id}'],
  [null, null],
])('the share %j is named %j', (id, said) => {
  expect(rewrite(id)).toEqual({ name: 's', storage_fileshare_id: said });
});
