import * as z from 'zod';
import { DATASTORE_NAME, STORAGE_CONTAINER_NAME } from '../facts/datastores';
import { formText, oneOf } from './leaf';
import { count, opening } from './schema-shared';

const container = (description: string) => formText({ ...STORAGE_CONTAINER_NAME, code: 'name', description });

/** Data in accounts besides the default one. */
export const datastores = z.array(
  z.strictObject({
    name: formText({ ...DATASTORE_NAME, code: 'name' }),
    kind: oneOf(['blob', 'file'], 'datastore-kind').meta({ description: 'A container of blobs, or a file share' }),
    account: formText({
      pattern: /^[a-z][a-z0-9]{0,7}$/,
      words: '1-8 lower-case letters and digits, starting with a letter',
      code: 'name',
      description: 'Which further account it is in; datastores of one word share an account',
    }).default('data'),
    container: container('The container or share').optional(),
    quotaGb: count(1, 5120).default(100).meta({ description: 'The most that a file share holds' }),
    accountKey: opening('Reads with the key of the account, which is in the state then').optional(),
  }),
);

/** One account with a hierarchical namespace. */
export const dataLake = z.strictObject({
  filesystems: z
    .array(
      z.strictObject({
        name: container('The filesystem'),
        datastore: formText({ ...DATASTORE_NAME, code: 'name', description: 'Its name in the workspace' }).optional(),
      }),
    )
    .min(1),
});
