import type { Rewrite } from './terraform-json';

/** azurerm 5 takes the id of a share as it is; 4.55 wants an older spelling of it. */
export const machineLearningDatastoreFileshare: Rewrite = (block) => {
  const { storage_fileshare_id: id } = block;
  if (typeof id !== 'string') return block;
  const [, share] = /^\$\{replace\((.+), "default\/shares", "default\/fileshares"\)\}$/.exec(id) ?? [];
  const plain = share === undefined ? id.replace('/default/fileshares/', '/default/shares/') : `\${${share}}`;
  return { ...block, storage_fileshare_id: plain };
};
