import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, plan } from '../support/plans';

const PRIVATE = { storage: 'privateEndpoint', keyVault: 'privateEndpoint' } as const;
const access = { clientIps: ['203.0.113.7'] };
const subnet = (over: Partial<WorkspaceProps>, kind: string) => plan(over).subnets.find((one) => one.kind === kind);
const endpoints = (over: Partial<WorkspaceProps>, kind = 'compute') => subnet(over, kind)?.serviceEndpoints;
const rules = (over: Partial<WorkspaceProps>, kind = 'compute') => subnet(over, kind)?.rules?.map(({ name }) => name);
const doors = (over: Partial<WorkspaceProps>) => plan(over).doors.map(({ what, to }) => [what, to]);

test('at private addresses nobody is admitted by the firewalls but what Azure lets past them', () => {
  const { storage, keyVault } = plan({ connectivity: PRIVATE, storage: { trusted: 'workspace' }, aks: AKS });
  const closed = { publicAccess: false, subnets: [], clientIps: [] };
  expect(storage).toMatchObject({ ...closed, trusted: 'workspace', privateLinks: ['blob', 'file'] });
  expect(keyVault).toEqual({ ...closed, trusted: 'services', privateLinks: ['vault'] });
});

test('each service is chosen for itself', () => {
  const { storage, keyVault } = plan({ connectivity: { keyVault: 'privateEndpoint' }, access });
  expect(storage).toMatchObject({ publicAccess: true, subnets: ['compute'], clientIps: access.clientIps });
  expect(keyVault).toMatchObject({ publicAccess: false, clientIps: [] });
});

test('parts of the account that are asked for get an endpoint too', () => {
  const storage = { privateEndpoints: ['queue', 'table', 'dfs'] } as const;
  expect(
    plan({ connectivity: PRIVATE, storage: { privateEndpoints: [...storage.privateEndpoints] } }).storage.privateLinks,
  ).toEqual(['blob', 'file', 'queue', 'table', 'dfs']);
});

test.each<[WorkspaceProps['connectivity'], readonly string[]]>([
  [{}, ['Microsoft.KeyVault', 'Microsoft.Storage']],
  [{ storage: 'privateEndpoint' }, ['Microsoft.KeyVault']],
  [{ keyVault: 'privateEndpoint' }, ['Microsoft.Storage']],
  [PRIVATE, []],
])('subnets keep the service endpoints that something is reached by: %j', (connectivity, kept) => {
  expect(endpoints({ connectivity, aks: AKS })).toEqual(kept);
  expect(endpoints({ connectivity, aks: AKS }, 'aks')).toEqual(kept);
});

test('the subnet of private endpoints grows by one address for each', () => {
  const needed = (over: Partial<WorkspaceProps>) => subnet(over, 'privateEndpoints')?.needed;
  expect(needed({})).toBe(5);
  expect(needed({ connectivity: { keyVault: 'privateEndpoint' } })).toBe(6);
  expect(needed({ connectivity: PRIVATE })).toBe(8);
  expect(needed({ connectivity: PRIVATE, storage: { privateEndpoints: ['queue', 'table', 'dfs'] } })).toBe(11);
});

test('limited outbound keeps storage for what Azure Batch owns, and lets no vault and no AKS storage out', () => {
  expect(rules({})).toEqual(expect.arrayContaining(['AllowStorage', 'AllowStorageSmb', 'AllowKeyVault']));
  // The service refuses computes whose rules lack TCP 445 to the tag, wherever the account is.
  expect(rules({ connectivity: PRIVATE })).toEqual(expect.arrayContaining(['AllowStorage', 'AllowStorageSmb']));
  expect(rules({ connectivity: PRIVATE })).not.toContain('AllowKeyVault');
  expect(rules({ aks: AKS }, 'aks')).toContain('AllowStorage');
  expect(rules({ aks: AKS, connectivity: PRIVATE }, 'aks')).not.toContain('AllowStorage');
});

describe('the summary', () => {
  const reason = 'the pipeline uploads data';

  test('tells what is open so that Terraform comes in', () => {
    const deployer = { deployerAddress: { address: '203.0.113.9', reason } };
    expect(plan({ bootstrap: deployer }).doors).toContainEqual({
      what: 'storage account, key vault, while bootstrap says so',
      to: '203.0.113.9',
      why: reason,
    });
    expect(doors({ bootstrap: deployer, connectivity: { storage: 'privateEndpoint' } })).toContainEqual([
      'key vault, while bootstrap says so',
      '203.0.113.9',
    ]);
    expect(plan({ bootstrap: { closeAfterCreation: { reason } } }).doors).toContainEqual({
      what: 'storage account, until the workspace stands',
      to: 'anybody with a key or a role',
      why: reason,
    });
  });

  const inside = 'the network and what is connected to it';

  test('tells who comes to private addresses', () => {
    expect(doors({ connectivity: PRIVATE })).toEqual(
      expect.arrayContaining([
        ['storage account', `${inside}; Azure's trusted services`],
        ['key vault', `${inside}; Azure's trusted services`],
      ]),
    );
    expect(doors({ connectivity: PRIVATE, storage: { trusted: 'workspace' } })).toContainEqual([
      'storage account',
      `${inside}; this workspace`,
    ]);
  });

  test.each<[WorkspaceProps['connectivity'], string]>([
    [{}, 'storage account, key vault'],
    [{ storage: 'privateEndpoint' }, 'key vault'],
    [{ keyVault: 'privateEndpoint' }, 'storage account'],
  ])('tells which service clients reach: %j', (connectivity, what) => {
    expect(doors({ connectivity, access })).toContainEqual([what, '203.0.113.7']);
  });

  test.each<[Partial<WorkspaceProps>, readonly string[]]>([
    [{}, ["anybody's storage and vaults of the region"]],
    [
      { connectivity: { storage: 'privateEndpoint' } },
      ["anybody's vaults of the region", "anybody's storage of the region"],
    ],
    [{ connectivity: { keyVault: 'privateEndpoint' } }, ["anybody's storage of the region"]],
    [{ connectivity: PRIVATE }, ["anybody's storage of the region"]],
    [{ connectivity: PRIVATE, outbound: 'open' }, []],
    [{ connectivity: PRIVATE, outbound: 'firewall' }, ["anybody's blobs, queues and tables"]],
  ])('tells where data may leave to: %j', (over, told) => {
    expect(
      doors({ ...over, aks: AKS }).find(([what]) => what?.includes('blobs'))?.[1] ?? 'snet-compute, snet-aks',
    ).toBe('snet-compute, snet-aks');
    expect(doors(over).flatMap(([what = '']) => (/^anybody's (?!sites)/.test(what) ? [what] : []))).toEqual(told);
  });
});

test('the deployer is admitted beside the clients, and once where it is one of them', () => {
  const bootstrap = { deployerAddress: { address: '203.0.113.9', reason: 'x' } };
  expect(plan({ bootstrap, access }).keyVault.clientIps).toEqual(['203.0.113.7', '203.0.113.9']);
  expect(plan({ bootstrap, access: { clientIps: ['203.0.113.9'] } }).storage.clientIps).toEqual(['203.0.113.9']);
});
