import { type Block, type Rewrite, renamed } from './terraform-json';

/** Azure Data Lake Storage is named by other arguments. */
export const hdinsightSparkCluster: Rewrite = (block) =>
  renamed(block, 'storage_account_gen2', 'storage_account_gen2', (value) =>
    Array.isArray(value) ? value.map((one) => gen2(one as Block)) : gen2(value as Block),
  );

function gen2(block: Block): Block {
  const same = (value: unknown) => value;
  return renamed(
    renamed(block, 'storage_resource_id', 'storage_account_id', same),
    'managed_identity_resource_id',
    'user_assigned_identity_id',
    same,
  );
}
