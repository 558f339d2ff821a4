import { ConfigError } from '../../src/config/problem';
import { planWorkspace, type WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, LEAST, plan } from '../support/plans';

const doors = (over: Partial<WorkspaceProps> = {}) => plan(over).doors.map(({ what }) => what);
const reason = { reason: 'a test needs it' };

test('the least config opens nothing to the Internet', () => {
  expect(doors()).toEqual([
    'storage account',
    'key vault',
    'shared keys of the storage account',
    'telemetry ingestion and query',
  ]);
  expect(plan().workspace.publicNetworkAccess).toBe(false);
});

test.each<[string, Partial<WorkspaceProps>]>([
  ['storage account, key vault', { access: { clientIps: ['203.0.113.7'] } }],
  ['workspace and studio', { workspace: { publicNetworkAccess: reason } }],
  ['public addresses of the nodes', { compute: { publicIp: reason } }],
  ['local accounts of the nodes', { compute: { localAuth: reason } }],
  ['compute nodes', { compute: { communication: 'classic' } }],
  ['the Internet', { outbound: 'open' }],
  ['Kubernetes API server', { aks: { ...AKS, publicApiServer: { ...reason, from: ['198.51.100.0/28'] } } }],
  ['scoring endpoint (internal)', { aks: AKS }],
])('what is opened is told: %s', (what, over) => {
  expect(doors()).not.toContain(what);
  expect(doors(over)).toContain(what);
});

test('storage and vault admit the subnets of computes and AKS, and clients in the form that they accept', () => {
  const { storage, keyVault } = plan({
    aks: AKS,
    access: { clientIps: ['203.0.113.9', '198.51.100.6/31', '203.0.113.9/32'] },
  });
  const firewall = {
    subnets: ['compute', 'aks'],
    clientIps: ['198.51.100.6', '198.51.100.7', '203.0.113.9'],
    trusted: 'services',
  };
  expect(storage).toMatchObject(firewall);
  expect(keyVault).toEqual(firewall);
});

test('the first cluster builds images, as the registry is closed', () => {
  const cluster = { vmSize: 'Standard_D4s_v5', maxNodes: 1 };
  expect(
    plan({
      compute: {
        clusters: [
          { name: 'one', ...cluster },
          { name: 'two', ...cluster },
        ],
      },
    }).workspace.imageBuildCluster,
  ).toBe('one');
  expect(plan().workspace.imageBuildCluster).toBeUndefined();
});

test.each([
  [2, 'DevTest'],
  [3, 'FastProd'],
])('AKS with %i nodes is attached as %s', (count, purpose) => {
  expect(plan({ aks: { ...AKS, nodes: { ...AKS.nodes, count } } }).aks?.purpose).toBe(purpose);
});

test.each([
  ['firewall', 'userDefinedRouting'],
  ['limited', 'userAssignedNATGateway'],
  ['open', 'userAssignedNATGateway'],
] as const)('with outbound %s AKS leaves by %s', (outbound, type) => {
  expect(plan({ outbound, aks: AKS }).aks?.outboundType).toBe(type);
});

test('fails when the config and its addresses are wrong, with all of it at once', () => {
  const bad = {
    ...LEAST,
    region: 'westeurpoe',
    network: { addressSpace: '10.40.0.0/26' },
    aks: { ...AKS, nodes: { ...AKS.nodes, count: 90 } },
  };
  const attempt = () => planWorkspace(bad as unknown as WorkspaceProps, 'bad.yaml', (path) => path.length);
  expect(attempt).toThrow(ConfigError);
  expect(attempt).toThrow(/bad\.yaml: 2 problems[\s\S]*region {2}\(line 1\)[\s\S]*network\.addressSpace {2}\(line 2\)/);
});

test('equal input, equal plan', () => {
  const input = { ...LEAST, outbound: 'firewall', aks: AKS } as const;
  expect(JSON.stringify(planWorkspace(input))).toBe(JSON.stringify(planWorkspace(structuredClone(input))));
});
