import { MachineLearningDatastoreBlobstorage } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-blobstorage';
import { MachineLearningDatastoreDatalakeGen2 } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-datalake-gen2';
import { MachineLearningDatastoreFileshare } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-fileshare';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageShare } from '@cdktf/provider-azurerm/lib/storage-share';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { DATASTORE_IDENTITY } from '../facts/datastores';
import { dependsOn, type Waits } from './refs';

export interface DatastoreProps extends Waits {
  /** Name in the workspace: letters, digits, `_`. */
  readonly name: string;
  /** `dataLake` asks for an account with a hierarchical namespace, `blob` for one without, `file` for an account key. */
  readonly kind: 'blob' | 'file' | 'dataLake';
  readonly workspaceId: string;
  readonly storageAccountId: string;
  /** The container, share or filesystem, which is made through Azure Resource Manager: no data plane is asked. */
  readonly container: string;
  /** The most that a share holds, in GiB. @default 100 */
  readonly quotaGb?: number;
  /**
   * The key of the account; it lands in Terraform's state. Azure Files are read in no other way.
   *
   * @default - the identity of the workspace, and of the compute that a job runs on
   */
  readonly accountKey?: string;
}

/** A container, share or filesystem with the datastore that shows it in a workspace; never the workspace's default one. */
export class Datastore extends Construct {
  public readonly datastoreId: string;

  /** @throws Error for a share without an account key, or a filesystem with one */
  constructor(scope: Construct, id: string, props: DatastoreProps) {
    super(scope, id);
    const { name, kind, workspaceId, storageAccountId, container, accountKey } = props;
    if (kind === 'file' && accountKey === undefined)
      throw new Error(`datastore '${name}': Azure Files are read with an account key only, give one`);
    if (kind === 'dataLake' && accountKey !== undefined)
      throw new Error(`datastore '${name}': a filesystem is read with identities, leave the account key out`);
    const common = { name, workspaceId, ...dependsOn(props) };
    if (kind === 'file') {
      const share = new StorageShare(this, 'Share', { name: container, storageAccountId, quota: props.quotaGb ?? 100 });
      this.datastoreId = new MachineLearningDatastoreFileshare(this, 'Resource', {
        ...common,
        // azurerm 4 wants the older spelling of the id, and gives the newer one.
        storageFileshareId: Fn.replace(share.id, 'default/shares', 'default/fileshares'),
        accountKey,
      }).id;
      return;
    }
    const made = new StorageContainer(this, 'Container', {
      name: container,
      storageAccountId,
      containerAccessType: 'private',
    });
    if (kind === 'dataLake') {
      this.datastoreId = new MachineLearningDatastoreDatalakeGen2(this, 'Resource', {
        ...common,
        storageContainerId: made.id,
        serviceDataIdentity: DATASTORE_IDENTITY.workspace,
      }).id;
      return;
    }
    this.datastoreId = new MachineLearningDatastoreBlobstorage(this, 'Resource', {
      ...common,
      storageContainerId: made.id,
      isDefault: false,
      ...(accountKey === undefined
        ? { serviceDataAuthIdentity: DATASTORE_IDENTITY.workspace }
        : { serviceDataAuthIdentity: DATASTORE_IDENTITY.none, accountKey }),
    }).id;
  }
}
