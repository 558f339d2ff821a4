import type { Sourced } from './source';

/** What a compute needs of the account behind a datastore of its workspace: the part that the kind speaks to. */
export interface DatastoreFlow extends Sourced {
  readonly id: string;
  readonly kind: 'blob' | 'file' | 'dataLake';
  readonly part: string;
  readonly port: number;
  readonly why: string;
}

export const DATASTORE_FLOWS: readonly DatastoreFlow[] = [
  { id: 'datastore-blobs', kind: 'blob', part: 'blob', port: 443, why: 'jobs read and write its blobs' },
  { id: 'datastore-files', kind: 'file', part: 'file', port: 443, why: 'the service reads its files' },
  { id: 'datastore-files-smb', kind: 'file', part: 'file', port: 445, why: 'jobs mount the share by SMB' },
  {
    id: 'datastore-lake',
    kind: 'dataLake',
    part: 'dfs',
    port: 443,
    why: 'jobs read and write its files by the API of Data Lake',
  },
  {
    id: 'datastore-lake-blobs',
    kind: 'dataLake',
    part: 'blob',
    port: 443,
    why: 'tools that know blobs only read the same data',
  },
].map(
  (row): DatastoreFlow => ({
    ...(row as Omit<DatastoreFlow, keyof Sourced>),
    source: 'mlWorkspaceNetwork',
    confidence: 'high',
  }),
);
