import { summarize } from '../../src/cli/summary';
import { MANAGED_RULE_NAME } from '../../src/facts/managed-network';
import { readModel } from '../../src/model/build-model';
import { SecuredMlWorkspace } from '../../src/patterns/secured-ml-workspace';
import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { synthesizeConstructs } from '../../src/testing';
import { verify } from '../../src/verify/verify';
import { LEAST, plan } from '../support/plans';

const reason = { reason: 'a test needs it' };
const MANAGED = {
  managedNetwork: {},
  connectivity: { storage: 'privateEndpoint', keyVault: 'privateEndpoint' },
  compute: {
    clusters: [{ name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 1 }],
    instances: [{ name: 'notebook-1', vmSize: 'Standard_D4s_v5' }],
  },
} as const satisfies Partial<WorkspaceProps>;

const managed = (over: Partial<WorkspaceProps> = {}) => plan({ ...MANAGED, ...over });
/** Each rule with what it opens: `name tag:443`. */
const rules = (over: Partial<WorkspaceProps> = {}) =>
  managed(over).managedNetwork?.rules.map(({ name, to }) => {
    if ('host' in to) return `${name} ${to.host}`;
    return 'tag' in to ? `${name} ${to.tag}:${to.ports.join(',')}/${to.protocol}` : `${name} ${to.part}`;
  });

test.each([
  ['open', 'AllowInternetOutbound'],
  ['limited', 'AllowOnlyApprovedOutbound'],
  ['firewall', 'AllowOnlyApprovedOutbound'],
] as const)('outbound: %s is %s', (outbound, isolation) => {
  expect(managed({ outbound }).managedNetwork?.isolation).toBe(isolation);
});

test('there is none where the key is not', () => {
  expect(plan()).not.toHaveProperty('managedNetwork');
});

test.each<[string, Partial<WorkspaceProps>, string[]]>([
  // All else that the table of needs has is among what Azure opens itself.
  ['studio', {}, ['AllowFrontDoor AzureFrontDoor.Frontend:443/TCP']],
  [
    "Azure Batch's vault and RStudio",
    { workspace: { highBusinessImpact: true }, tools: { rstudio: reason } },
    [
      'AllowFrontDoor AzureFrontDoor.Frontend:443/TCP',
      'AllowKeyVault AzureKeyVault:443/TCP',
      'AllowRStudio AzureMachineLearning:8787/TCP',
    ],
  ],
  [
    'a tag of the config, with any protocol',
    { managedNetwork: { serviceTags: [{ tag: 'AzureFrontDoor.FirstParty', protocol: '*', ports: ['*'], ...reason }] } },
    ['AllowFrontDoor AzureFrontDoor.Frontend:443/TCP', 'AzureFrontDoor_FirstParty-any AzureFrontDoor.FirstParty:*/*'],
  ],
])('by service tag, %s', (_, over, expected) => {
  expect(rules(over)).toEqual(expected);
});

test('by host, the same needs, packages and hosts of the config are named, each once', () => {
  const found = rules({
    outbound: 'firewall',
    tools: { automl: false, rstudio: reason },
    firewall: {
      packages: ['python', 'r'],
      hosts: [
        { host: 'pypi.org', ...reason },
        { host: '*.corp.example', ...reason },
      ],
    },
  });
  expect(found).toEqual([
    'ml_azure_com ml.azure.com',
    'any-_azureml_ms *.azureml.ms',
    'any-_azureml_net *.azureml.net',
    'any-_modelmanagement_azureml_net *.modelmanagement.azureml.net',
    'ghcr_io ghcr.io',
    'pkg-containers_githubuserc-c1f265 pkg-containers.githubusercontent.com',
    'anaconda_com anaconda.com',
    'any-_anaconda_com *.anaconda.com',
    'any-_anaconda_org *.anaconda.org',
    'pypi_org pypi.org',
    'any-_pythonhosted_org *.pythonhosted.org',
    'pytorch_org pytorch.org',
    'any-_pytorch_org *.pytorch.org',
    'any-_tensorflow_org *.tensorflow.org',
    'cloud_r-project_org cloud.r-project.org',
    'any-_corp_example *.corp.example',
    'rstudio AzureMachineLearning:8787/TCP',
  ]);
});

test('with everything open, only private endpoints are written', () => {
  const id =
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-data/providers/Microsoft.KeyVault/vaults/kv-shared';
  expect(
    rules({
      outbound: 'open',
      storage: { privateEndpoints: ['queue', 'table'] },
      managedNetwork: { privateEndpoints: [{ id, part: 'vault', ...reason }] },
    }),
  ).toEqual([
    'workspace-storage-queue queue',
    'workspace-storage-table table',
    expect.stringMatching(/^kv-shared-vault-[0-9a-f]{6} vault$/),
  ]);
});

test('rules have names that Azure takes, and no two hosts share one', () => {
  const hosts = [
    'a-b.example.com',
    'a.b.example.com',
    'any.example.com',
    '*.example.com',
    `${'a'.repeat(60)}.example.com`,
  ];
  const names = managed({
    outbound: 'firewall',
    tools: { vsCode: reason, huggingFace: reason, rstudio: reason },
    firewall: { packages: ['python', 'r', 'ubuntu'], hosts: hosts.map((host) => ({ host, ...reason })) },
  }).managedNetwork?.rules.map(({ name }) => name);
  expect(names?.filter((name) => !MANAGED_RULE_NAME.pattern.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names?.length);
});

test('our network has room for private endpoints only, and no way out', () => {
  const { subnets, egress } = managed({ outbound: 'firewall' });
  expect(subnets.map(({ kind }) => kind)).toEqual(['privateEndpoints']);
  expect(egress).toEqual({ by: 'managed' });
});

test('private endpoints for people may stand in a network that somebody else owns', () => {
  const existing = {
    name: 'vnet-hub',
    resourceGroup: 'rg-hub',
    addressSpace: ['10.9.0.0/16'],
    subnets: { privateEndpoints: { name: 'snet-pe', addressPrefix: '10.9.1.0/26' } },
  };
  const { subnets, existing: owners } = managed({ network: { existing } });
  expect([subnets.map(({ name }) => name), owners?.name]).toEqual([['snet-pe'], 'vnet-hub']);
});

test('each part of a further account has a rule, and none where nodes are in a subnet of ours', () => {
  const lake = { dataLake: { filesystems: [{ name: 'raw' }] } };
  const [account] = managed(lake).furtherAccounts;
  expect(account?.outboundRules.map(({ part }) => part)).toEqual(['blob', 'dfs']);
  expect(plan(lake).furtherAccounts[0]?.outboundRules).toEqual([]);
});

test('the summary says where the nodes get to, and of no subnet of theirs', () => {
  const doors = managed({
    managedNetwork: { serviceTags: [{ tag: 'EventHub', reason: 'Scores' }] },
    workspace: { highBusinessImpact: true },
  }).doors;
  const nodes = doors.filter(({ to }) => to === 'nodes in the managed network').map(({ what }) => what);
  expect(nodes).toEqual([
    'storage account, key vault, registry, workspace',
    '7 service tags that the service requires',
    "anybody's vaults",
    "anybody's sites behind Azure Front Door",
    'EventHub, whoever owns what is there: TCP 443',
  ]);
  expect(JSON.stringify(doors)).not.toContain('snet-compute');
  expect(managed({ outbound: 'open' }).doors).toContainEqual({
    what: 'the Internet',
    to: 'nodes in the managed network',
    why: 'outbound: open',
  });
});

test('what cannot be taken back, what is billed and who approves is told', () => {
  const id =
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-data/providers/Microsoft.KeyVault/vaults/kv-shared';
  const told = (over: Partial<WorkspaceProps>) => managed(over).notices.map(({ path }) => path.join('.'));
  expect(told({})).toEqual(['managedNetwork']);
  expect(told({ outbound: 'firewall' })).toEqual(['managedNetwork', 'outbound']);
  expect(told({ managedNetwork: { privateEndpoints: [{ id, part: 'vault', ...reason }] } })).toEqual([
    'managedNetwork',
    'managedNetwork.privateEndpoints',
  ]);
  expect(told({ network: { ...LEAST.network, subnets: { compute: '10.40.0.0/24' } } })).toContain(
    'network.subnets.compute',
  );
});

test('the summary names its way out', () => {
  expect(summarize(managed())).toContain(
    "a managed network of Microsoft's, AllowOnlyApprovedOutbound: 1 rule of ours beside those of Azure",
  );
});

test.each<[string, Partial<WorkspaceProps>]>([
  ['everything open', { outbound: 'open' }],
  ['hosts', { outbound: 'firewall', tools: { automl: false }, workspace: { highBusinessImpact: true } }],
  ['tags, for high business impact', { workspace: { highBusinessImpact: true } }],
])('what is built is verified with %s', (_, over) => {
  const stack = synthesizeConstructs((own) => {
    new SecuredMlWorkspace(own, 'Ml', { ...LEAST, ...MANAGED, ...over });
  });
  const { claims } = verify(readModel({ data: stack.json }));
  expect(claims.filter(({ answer }) => answer !== 'proven')).toEqual([]);
});
