import { Datastore, type DatastoreProps } from '../../src/constructs/datastore';
import { toAzurerm5 } from '../../src/dialect';
import { synthesizeConstructs } from '../../src/testing';
import { DATASTORE, reference, STORAGE_ID, WORKSPACE_ID } from './samples';

const datastore = (over: Pick<DatastoreProps, 'kind'> & Partial<DatastoreProps>) =>
  synthesizeConstructs((stack) => {
    new Datastore(stack, 'Store', { ...DATASTORE, name: 'orders', container: 'orders-2026', ...over });
  });

describe('Datastore', () => {
  test('of blobs is read with identities, from a private container that is made without its data plane', () => {
    const stack = datastore({ kind: 'blob' });
    expect(stack.only('azurerm_storage_container')).toEqual({
      name: 'orders-2026',
      storage_account_id: STORAGE_ID,
      container_access_type: 'private',
    });
    expect(stack.only('azurerm_machine_learning_datastore_blobstorage')).toEqual({
      name: 'orders',
      workspace_id: WORKSPACE_ID,
      storage_container_id: reference('azurerm_storage_container', 'id'),
      is_default: false,
      service_data_auth_identity: 'WorkspaceUserAssignedIdentity',
    });
  });

  test('with an account key says that no identity reads it', () => {
    const written = datastore({ kind: 'blob', accountKey: 'a2V5' }).only(
      'azurerm_machine_learning_datastore_blobstorage',
    );
    expect(written).toMatchObject({ account_key: 'a2V5', service_data_auth_identity: 'None' });
  });

  test('of a data lake is a filesystem, which Azure Resource Manager makes as a container', () => {
    const stack = datastore({ kind: 'dataLake' });
    expect(stack.only('azurerm_machine_learning_datastore_datalake_gen2')).toEqual({
      name: 'orders',
      workspace_id: WORKSPACE_ID,
      storage_container_id: reference('azurerm_storage_container', 'id'),
      service_data_identity: 'WorkspaceUserAssignedIdentity',
    });
    expect(stack.counts).not.toHaveProperty('azurerm_storage_data_lake_gen2_filesystem');
  });

  test('of a share names it in the words of each azurerm', () => {
    const stack = datastore({ kind: 'file', accountKey: 'a2V5', quotaGb: 50 });
    expect(stack.only('azurerm_storage_share')).toMatchObject({ name: 'orders-2026', quota: 50 });
    const type = 'azurerm_machine_learning_datastore_fileshare';
    expect(stack.only(type).storage_fileshare_id).toMatch(
      /^\$\{replace\(azurerm_storage_share\.\w+\.id, "default\/shares", "default\/fileshares"\)\}$/,
    );
    const [five] = Object.values(toAzurerm5(stack.json).resource?.[type] ?? {});
    expect(five?.storage_fileshare_id).toEqual(reference('azurerm_storage_share', 'id'));
    expect(datastore({ kind: 'file', accountKey: 'a2V5' }).only('azurerm_storage_share').quota).toBe(100);
  });

  test('fails for a share without a key, and for a lake with one', () => {
    expect(() => datastore({ kind: 'file' })).toThrow(
      "datastore 'orders': Azure Files are read with an account key only",
    );
    expect(() => datastore({ kind: 'dataLake', accountKey: 'a2V5' })).toThrow('a filesystem is read with identities');
  });
});
