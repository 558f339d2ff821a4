import { hidden, type Refusal, values } from './refusal';

const STORE = 'datastores[0]';
const GIVEN = { [`${STORE}.name`]: 'orders', [`${STORE}.kind`]: 'blob' };
const SHARE = { ...GIVEN, [`${STORE}.kind`]: 'file', [`${STORE}.accountKey.reason`]: 'Desktop tools mount it' };
const one = (name: string, more: object = {}) => ({ name, kind: 'blob', ...more });
const within = (rows: readonly Refusal[], given: Refusal['bad']): Refusal[] =>
  rows.map((row) => ({ ...row, bad: { ...given, ...row.bad }, good: { ...given, ...row.good } }));

/** Further accounts, what is in them, and the data lake. */
export const DATASTORES: readonly Refusal[] = [
  ...values(
    `${STORE}.name`,
    'name',
    'write a value of that form',
    [
      ['orders-eu', 'orders_eu'],
      ['_orders', 'orders'],
    ],
    GIVEN,
  ),
  ...values(`${STORE}.name`, 'duplicate', 'rename it', [['WorkspaceBlobStore', 'orders']], {
    ...GIVEN,
    [`${STORE}.container`]: 'orders',
  }),
  ...values(`${STORE}.kind`, 'datastore-kind', "did you mean 'blob'?", [['blobs', 'blob']], GIVEN),
  ...values(
    `${STORE}.account`,
    'name',
    'write a value of that form',
    [
      ['my-data', 'mydata'],
      ['toolongname', 'short'],
    ],
    GIVEN,
  ),
  ...values(
    `${STORE}.container`,
    'name',
    'write a value of that form',
    [
      ['Orders', 'orders'],
      ['a--b', 'a-b'],
    ],
    GIVEN,
  ),
  ...values(`${STORE}.quotaGb`, 'range', 'use a smaller one', [[5121, 5120]], SHARE),
  ...within(values(`${STORE}.accountKey.reason`, 'range', 'write one', [['', 'x']]), SHARE),
  ...within(hidden(`${STORE}.accountKey.reason`), SHARE),
  ...values(`${STORE}.accountKey`, 'needs', 'or use kind: blob', [[undefined, { reason: 'x' }]], SHARE).map((row) => ({
    ...row,
    found: 'a file share without it',
  })),
  {
    when: 'no container can be named after a datastore',
    bad: { ...GIVEN, [`${STORE}.name`]: 'a_' },
    code: 'needs',
    path: `${STORE}.container`,
    found: "'a-', from the name",
    fix: 'write container',
    good: { ...GIVEN, [`${STORE}.name`]: 'a_', [`${STORE}.container`]: 'data' },
  },
  {
    when: 'two datastores have one name',
    bad: { datastores: [one('orders'), one('Orders', { account: 'other' })] },
    code: 'duplicate',
    path: 'datastores[1].name',
    found: 'Orders',
    fix: 'rename it',
    good: { datastores: [one('orders'), one('orders2')] },
  },
  {
    when: 'two datastores make one container',
    bad: { datastores: [one('orders'), one('other', { container: 'orders' })] },
    code: 'duplicate',
    path: 'datastores[1].container',
    found: 'orders',
    fix: 'rename it',
    good: { datastores: [one('orders'), one('other', { container: 'orders', account: 'other' })] },
  },
  ...values('dataLake.filesystems', 'range', 'write one', [[[], [{ name: 'raw' }]]]),
  ...values('dataLake.filesystems[0].name', 'name', 'write a value of that form', [['Raw', 'raw']]),
  ...values('dataLake.filesystems[0].datastore', 'name', 'write a value of that form', [['raw-data', 'raw_data']], {
    'dataLake.filesystems[0].name': 'raw',
  }),
  {
    when: 'a filesystem and a datastore have one name',
    bad: { ...GIVEN, dataLake: { filesystems: [{ name: 'orders' }] } },
    code: 'duplicate',
    path: 'dataLake.filesystems[0]',
    found: 'orders',
    fix: 'rename it',
    good: { ...GIVEN, dataLake: { filesystems: [{ name: 'orders', datastore: 'lake_orders' }] } },
  },
  ...values('storage.hierarchicalNamespace', 'type', 'write true or false', [['no', false]]),
  ...values('storage.hierarchicalNamespace', 'flat-account', 'write dataLake for an account of its own', [
    [true, false],
  ]),
];
