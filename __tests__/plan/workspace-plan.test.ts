import { ConfigError } from '../../src/config/problem';
import { planWorkspace, type WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, LEAST, plan } from '../support/plans';

const doors = (over: Partial<WorkspaceProps> = {}) => plan(over).doors.map(({ what }) => what);
const reason = { reason: 'a test needs it' };
const instances = [{ name: 'notebook-1', vmSize: 'Standard_D4s_v5' }];
const ssh = { ...reason, from: ['198.51.100.0/28'], adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAA' };

test('the least config opens nothing to the Internet', () => {
  expect(doors()).toEqual([
    'storage account',
    'key vault',
    'registry',
    'shared keys of the storage account',
    'telemetry, ingestion and query',
    'nodes, from inside',
    "anybody's storage and vaults of the region",
    "anybody's sites behind Azure Front Door",
  ]);
  expect(plan().doors.filter(({ to }) => /Internet/.test(to))).toEqual([]);
  expect(plan().workspace.publicNetworkAccess).toBe(false);
});

test.each<[string, Partial<WorkspaceProps>]>([
  ['storage account, key vault', { access: { clientIps: ['203.0.113.7'] } }],
  ['workspace and studio', { workspace: { publicNetworkAccess: reason } }],
  ['nodes, port 44224', { compute: { publicIp: reason } }],
  ['nodes, port 44224', { compute: { communication: 'classic', instances } }],
  ['nodes, ports 29876-29877', { compute: { communication: 'classic' } }],
  ['nodes, SSH', { compute: { publicIp: reason, ssh } }],
  ['local accounts of the nodes', { compute: { localAuth: reason } }],
  ['local accounts of AKS', { aks: AKS }],
  ["anybody's registries of the region", { compute: { communication: 'classic' } }],
  ['the Internet, TCP 80 and 443, UDP 123', { aks: AKS }],
  [
    'Azure Machine Learning, Batch, administrators: past the firewall',
    { outbound: 'firewall', compute: { publicIp: reason } },
  ],
  ['the Internet', { outbound: 'open' }],
  ['Kubernetes API server', { aks: { ...AKS, publicApiServer: { ...reason, from: ['198.51.100.0/28'] } } }],
  ['scoring endpoint (internal)', { aks: AKS }],
])('what is opened is told: %s', (what, over) => {
  expect(doors()).not.toContain(what);
  expect(doors(over)).toContain(what);
});

test.each<[string, Partial<WorkspaceProps>]>([
  ["anybody's registries of the region", { outbound: 'open', compute: { communication: 'classic' } }],
  ['the Internet, TCP 80 and 443, UDP 123', { outbound: 'firewall', aks: AKS }],
  ['the Internet', { outbound: 'firewall' }],
  ['Azure Machine Learning, Batch, administrators: past the firewall', { outbound: 'firewall' }],
  [
    'Azure Machine Learning, Batch, administrators: past the firewall',
    { outbound: 'open', compute: { publicIp: reason } },
  ],
  ['nodes, port 44224', { compute: { communication: 'classic' } }],
  ['nodes, port 44224', { compute: { instances } }],
])('what is closed is not told: %s, of %j', (what, over) => {
  expect(doors(over)).not.toContain(what);
});

test('the doors of the nodes are the inbound rules of their subnet, whatever is opened', () => {
  const doorOf: Readonly<Record<string, string>> = {
    AllowAzureMachineLearning: 'nodes, port 44224',
    AllowBatchNodeManagement: 'nodes, ports 29876-29877',
    AllowSsh: 'nodes, SSH',
  };
  for (const outbound of ['open', 'limited', 'firewall'] as const)
    for (const communication of ['simplified', 'classic'] as const)
      for (const opened of [{}, { publicIp: reason }, { publicIp: reason, ssh }])
        for (const some of [[], instances]) {
          const over = { outbound, compute: { communication, ...opened, instances: some } };
          const rules = plan(over).subnets.find(({ kind }) => kind === 'compute')?.rules ?? [];
          const inbound = rules.filter(({ direction }) => direction === 'Inbound').map(({ name }) => name);
          const told = doors(over).filter((what) => Object.values(doorOf).includes(what));
          expect(told.sort()).toEqual(inbound.flatMap((name) => doorOf[name] ?? []).sort());
        }
});

test('nodes with a public address behind a firewall admit named ranges, others what Azure takes for the network', () => {
  const inside = (over: Partial<WorkspaceProps>) =>
    plan(over).doors.find(({ what }) => what === 'nodes, from inside')?.to;
  expect(inside({})).toBe('the network and what is connected to it');
  expect(inside({ outbound: 'firewall' })).toBe('the network and what is connected to it');
  expect(inside({ compute: { publicIp: reason } })).toBe('the network and what is connected to it');
  expect(inside({ outbound: 'firewall', compute: { publicIp: reason } })).toBe(
    'the address space and network.reserved',
  );
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
  expect(keyVault).toEqual({ ...firewall, publicAccess: true, privateLinks: [] });
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

test.each<[string, string, readonly [vmSize: string, priority: 'Dedicated' | 'LowPriority'][]]>([
  [
    'nodes that stay and have no GPU',
    'c',
    [
      ['Standard_NC24ads_A100_v4', 'Dedicated'],
      ['Standard_D4s_v5', 'LowPriority'],
      ['Standard_D4s_v5', 'Dedicated'],
      ['Standard_D8s_v5', 'Dedicated'],
    ],
  ],
  [
    'no GPU, however the size is written',
    'b',
    [
      ['STANDARD_NC4AS_T4_V3', 'Dedicated'],
      ['STANDARD_D2_V2', 'Dedicated'],
    ],
  ],
  [
    'the first where none is fit',
    'a',
    [
      ['Standard_ND96asr_v4', 'Dedicated'],
      ['Standard_D4s_v5', 'LowPriority'],
    ],
  ],
])('images are built on %s', (_, name, sizes) => {
  const clusters = sizes.map(([vmSize, priority], index) => ({
    name: `cpu-${'abcd'.charAt(index)}`,
    vmSize,
    priority,
    maxNodes: 1,
  }));
  expect(plan({ compute: { clusters } }).workspace.imageBuildCluster).toBe(`cpu-${name}`);
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
