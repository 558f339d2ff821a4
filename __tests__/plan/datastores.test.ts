import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { plan } from '../support/plans';

const reason = { reason: 'Desktop tools mount it' };
const STORES: NonNullable<WorkspaceProps['datastores']> = [
  { name: 'orders', kind: 'blob' },
  { name: 'Clicks_EU', kind: 'blob' },
  { name: 'reports', kind: 'file', account: 'files', quotaGb: 50, accountKey: reason },
];
const LAKE = { filesystems: [{ name: 'raw-data' }, { name: 'curated', datastore: 'gold' }] };
const accounts = (over: Partial<WorkspaceProps>) => plan(over).furtherAccounts;

test('the least config has no account besides the default one', () => {
  expect(accounts({})).toEqual([]);
});

test('datastores of one word share an account, and an account has keys only where one is read with', () => {
  const found = accounts({ datastores: STORES }).map(({ key, sharedKeys, hierarchical, datastores }) => [
    key,
    sharedKeys,
    hierarchical,
    datastores.map(({ name, container, byKey, quotaGb }) => `${name} ${container} ${byKey} ${quotaGb}`),
  ]);
  expect(found).toEqual([
    ['data', false, false, ['orders orders false undefined', 'Clicks_EU clicks-eu false undefined']],
    ['files', true, false, ['reports reports true 50']],
  ]);
});

test('the lake is an account of its own, without keys, whose filesystems are named as a workspace can', () => {
  const [lake] = accounts({ dataLake: LAKE });
  expect(lake).toMatchObject({ key: 'lake', hierarchical: true, sharedKeys: false });
  expect(lake?.datastores.map(({ name, container }) => `${name} ${container}`)).toEqual([
    'raw_data raw-data',
    'gold curated',
  ]);
});

test('every further account is reached as the default one is: same subnets, clients and trust', () => {
  const over: Partial<WorkspaceProps> = {
    access: { clientIps: ['203.0.113.7'] },
    storage: { trusted: 'workspace' },
    databricks: { maxNodes: 4 },
    datastores: STORES,
    dataLake: LAKE,
  };
  const { storage, furtherAccounts } = plan(over);
  for (const { subnets, clientIps, trusted, publicAccess } of furtherAccounts)
    expect({ subnets, clientIps, trusted, publicAccess }).toEqual({
      subnets: storage.subnets,
      clientIps: storage.clientIps,
      trusted: storage.trusted,
      publicAccess: storage.publicAccess,
    });
  expect(storage.subnets).toContain('compute');
  expect(furtherAccounts).toHaveLength(3);
});

test('with private endpoints each account has those of what is in it', () => {
  const connectivity = { storage: 'privateEndpoint' } as const;
  const found = accounts({ connectivity, datastores: STORES, dataLake: LAKE });
  expect(found.map(({ key, privateLinks }) => `${key} ${privateLinks}`)).toEqual([
    'data blob',
    'files file',
    'lake blob,dfs',
  ]);
  const needed = (over: Partial<WorkspaceProps>) =>
    plan(over).subnets.find(({ kind }) => kind === 'privateEndpoints')?.needed ?? 0;
  expect(needed({ connectivity, datastores: STORES, dataLake: LAKE })).toBe(needed({ connectivity }) + 4);
});

test('names of accounts fit, differ, and follow from the config', () => {
  const long = { name: 'a-very-long-name-xyz', environment: 'staging9', datastores: STORES, dataLake: LAKE };
  const names = accounts(long).map(({ name }) => name);
  expect(names.filter((name) => !/^[a-z0-9]{3,24}$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(3);
  expect(accounts(long).map(({ name }) => name)).toEqual(names);
  expect(accounts({ ...long, uniqueSuffix: 'abc123' }).map(({ name }) => name)).not.toEqual(names);
});

test('what is open of them is told, with the reason for a key', () => {
  const told = plan({ datastores: STORES }).doors.map(({ what, why }) => `${what}: ${why}`);
  expect(told).toContain("storage account 'data': data of jobs, reached like the default account");
  expect(told).toContain("shared keys of the storage account 'files': Desktop tools mount it");
  expect(told.filter((one) => one.startsWith("shared keys of the storage account 'data'"))).toEqual([]);
});
