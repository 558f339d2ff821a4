import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { LoadedFile } from '../../src/config/load';
import { ConfigError } from '../../src/config/problem';
import { AZURERM } from '../../src/facts/provider';
import { type AppOptions, buildApp } from '../../stacks/app';

// Room for a machine that is busy.
jest.setTimeout(60_000);

let folder = '';
let folders = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secured-ml-app-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const fresh = () => join(folder, `${folders++}`, 'out');

const LEAST = {
  name: 'fraud',
  environment: 'dev',
  region: 'eastus2',
  network: { addressSpace: '10.40.0.0/16' },
  compute: { clusters: [{ name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 4 }] },
};
const config = (over: object = {}, file = 'ml.yaml'): LoadedFile => ({
  file,
  data: { ...LEAST, ...over },
  lineOf: () => 7,
});

/** Where a user's texts come out. */
interface Described {
  readonly tags: { readonly owner: string };
  readonly security_rule: readonly { readonly name: string; readonly description: string }[];
  readonly application_rule_collection: readonly { readonly name: string; readonly rule: Described['security_rule'] }[];
}

/** What Terraform will read of the one stack. */
function written(over: object = {}, options: AppOptions = {}) {
  const { app, outdir, stacks } = buildApp([config(over)], { outdir: fresh(), ...options });
  app.synth();
  const [name = ''] = stacks.map(({ node }) => node.id);
  return JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8'));
}

function refusal(files: readonly LoadedFile[], options: AppOptions = {}): ConfigError {
  try {
    buildApp(files, { outdir: fresh(), ...options });
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the configs were not refused');
}

describe('the cloud', () => {
  const backend = {
    azurerm: { resourceGroupName: 'rg', storageAccountName: 'sttfstate', containerName: 'state' },
  };
  test.each([
    ['usgovvirginia', 'usgovernment'],
    ['chinaeast2', 'china'],
    ['eastus2', undefined],
  ])('of %s is %s, for the provider and for the state', (region, environment) => {
    const { provider, terraform } = written({ region, backend });
    expect([provider.azurerm[0].environment, terraform.backend.azurerm.environment]).toEqual([
      environment,
      environment,
    ]);
  });
});

describe('buildApp', () => {
  test('makes a stack of each config, named by name, environment and region', () => {
    const outdir = fresh();
    const { app, stacks } = buildApp([config(), config({ environment: 'prod' }), config({ region: 'uksouth' })], {
      outdir,
    });
    expect(stacks.map(({ node }) => node.id)).toEqual(['fraud-dev-eastus2', 'fraud-prod-eastus2', 'fraud-dev-uksouth']);
    app.synth();
    expect(readdirSync(join(outdir, 'stacks')).sort()).toEqual([
      'fraud-dev-eastus2',
      'fraud-dev-uksouth',
      'fraud-prod-eastus2',
    ]);
  });

  test('writes the same into whatever folder', () => {
    expect(written()).toEqual(written());
  });

  test('writes no path of this machine', () => {
    const { '//': _, ...terraform } = written();
    expect(JSON.stringify(terraform)).not.toContain(folder);
  });

  test('gives a resource the same id in every stack', () => {
    const idsOf = (over: object) => Object.values<object>(written(over).resource).flatMap((byId) => Object.keys(byId));
    expect(idsOf({ name: 'other', environment: 'prod' })).toEqual(idsOf({}));
  });

  test('takes CDKTF_OUTDIR where no folder is named', () => {
    const before = process.env.CDKTF_OUTDIR;
    process.env.CDKTF_OUTDIR = fresh();
    try {
      expect(buildApp([config()]).outdir).toBe(process.env.CDKTF_OUTDIR);
    } finally {
      if (before === undefined) delete process.env.CDKTF_OUTDIR;
      else process.env.CDKTF_OUTDIR = before;
    }
  });

  test('has no stack when there is no config', () => {
    expect(buildApp([], { outdir: fresh() }).stacks).toEqual([]);
  });
});

describe('the generation of azurerm', () => {
  const version = (terraform: ReturnType<typeof written>) => terraform.terraform.required_providers.azurerm.version;

  test.each([
    ['4 when nothing says otherwise', {}, undefined, '4'],
    ['what the config says', { provider: { azurerm: '5' } }, undefined, '5'],
    ['what the config says as a number', { provider: { azurerm: 5 } }, undefined, '5'],
    ['what the caller says', {}, '5', '5'],
    ['what the caller says, whatever the config says', { provider: { azurerm: '5' } }, '4', '4'],
    ['what the caller says, where the config says nothing good', { provider: { azurerm: '9' } }, '5', '5'],
  ] as const)('is %s', (_, over, azurerm, generation) => {
    expect(version(written(over, azurerm === undefined ? {} : { azurerm }))).toBe(AZURERM[generation].version);
  });

  test('leaves the rest of the provider as it is', () => {
    const subscriptionId = '0b1f6471-1bf0-4dda-aec3-cb9272f09590';
    const { provider } = written({ provider: { subscriptionId } }, { azurerm: '5' });
    expect(provider.azurerm[0].subscription_id).toBe(subscriptionId);
  });
});

describe('the backend', () => {
  test.each([
    ['local', {}, { local: { path: '../../../terraform.fraud-dev-eastus2.tfstate' } }],
    ['local, at a path', { backend: { local: { path: 'state/x.tfstate' } } }, { local: { path: 'state/x.tfstate' } }],
    [
      'a blob',
      { backend: { azurerm: { resourceGroupName: 'rg', storageAccountName: 'ststate', containerName: 'tfstate' } } },
      {
        azurerm: {
          container_name: 'tfstate',
          key: 'fraud-dev-eastus2.tfstate',
          resource_group_name: 'rg',
          storage_account_name: 'ststate',
          use_azuread_auth: true,
        },
      },
    ],
    [
      'HCP Terraform',
      { backend: { remote: { organization: 'acme', workspace: 'fraud-dev' } } },
      { remote: { organization: 'acme', workspaces: { name: 'fraud-dev' } } },
    ],
  ])('is %s', (_, over, backend) => {
    expect(written(over).terraform.backend).toEqual(backend);
  });
});

describe('buildApp with bad configs', () => {
  test('fails with the file, the line and the problems, and makes not even the folder', () => {
    const outdir = fresh();
    const { message, problems } = refusal([config({ name: 'Fraud', region: 'moon' })], { outdir });
    expect(problems.map(({ code }) => code)).toEqual(['name', 'region']);
    expect(message).toMatch(/^ml\.yaml: 2 problems\n\n {2}name {2}\(line 7\)\n/);
    expect(existsSync(outdir)).toBe(false);
  });

  test('fails when the last of several is bad, and makes not even the folder', () => {
    const outdir = fresh();
    expect(refusal([config(), config({ name: 'Fraud' }, 'b.yaml')], { outdir }).message).toContain(
      'b.yaml: one problem',
    );
    expect(existsSync(outdir)).toBe(false);
  });

  test('fails when configs name the same stack, with both files each time', () => {
    const outdir = fresh();
    const space = { network: { addressSpace: '10.50.0.0/16' } };
    const { problems } = refusal(
      [config(), config(space, 'b.yaml'), config({ name: 'other' }, 'c.yaml'), config({}, 'd.yaml')],
      { outdir },
    );
    expect(problems.map(({ code, found }) => [code, found])).toEqual(
      ['b.yaml', 'd.yaml'].flatMap((file) => [
        ['duplicate', `ml.yaml and ${file} both make the stack fraud-dev-eastus2`],
        ['duplicate', `ml.yaml and ${file} both make the resource group rg-fraud-dev-eastus2`],
        ['duplicate', `ml.yaml and ${file} both make the storage account stfrauddev4b083d`],
        ['duplicate', `ml.yaml and ${file} both make the key vault kv-fraud-dev-4b083d`],
        ['duplicate', `ml.yaml and ${file} both make the registry crfrauddev4b083d`],
      ]),
    );
    expect(existsSync(outdir)).toBe(false);
  });

  const BLOB = { resourceGroupName: 'rg', storageAccountName: 'ststate', containerName: 'tfstate' };
  const blob = (over: object = {}) => ({ backend: { azurerm: { ...BLOB, ...over } } });
  const remote = (workspace: string) => ({ backend: { remote: { organization: 'acme', workspace } } });
  const local = (path: string) => ({ backend: { local: { path } } });
  const instances = (...names: string[]) => ({
    compute: { ...LEAST.compute, instances: names.map((name) => ({ name, vmSize: 'Standard_D4s_v5' })) },
  });
  const existing = (compute: string, endpoints: string, over: object = {}) => ({
    network: {
      existing: {
        name: 'vnet-hub',
        resourceGroup: 'rg-network',
        addressSpace: ['10.40.0.0/16'],
        subnets: {
          compute: { name: compute, addressPrefix: '10.40.1.0/24' },
          privateEndpoints: { name: endpoints, addressPrefix: '10.40.2.0/24' },
        },
        ...over,
      },
    },
  });
  const OTHER = { name: 'other' };
  const state = (where: object) => `the state ${JSON.stringify(where).toLowerCase()}`;

  /** Two configs that claim the same, what that is, and the second one as it is taken. */
  test.each<[string, object, object, readonly string[], object]>([
    [
      'a resource group, in whatever case',
      { names: { resourceGroup: 'rg-shared' } },
      { ...OTHER, names: { resourceGroup: 'RG-Shared' } },
      ['the resource group rg-shared'],
      { ...OTHER, names: { resourceGroup: 'rg-shared-2' } },
    ],
    [
      'a storage account',
      { names: { storageAccount: 'stshared' } },
      { ...OTHER, names: { storageAccount: 'stshared' } },
      ['the storage account stshared'],
      { ...OTHER, names: { storageAccount: 'stshared2' } },
    ],
    [
      'a key vault',
      { names: { keyVault: 'kv-shared' } },
      { ...OTHER, names: { keyVault: 'KV-shared' } },
      ['the key vault kv-shared'],
      { ...OTHER, names: { keyVault: 'kv-shared-2' } },
    ],
    [
      'a registry',
      { names: { containerRegistry: 'crshared' } },
      { ...OTHER, names: { containerRegistry: 'CrShared' } },
      ['the registry crshared'],
      { ...OTHER, names: { containerRegistry: 'crshared2' } },
    ],
    [
      'the suffix of names without a region',
      { uniqueSuffix: 'acme1' },
      { region: 'uksouth', uniqueSuffix: 'acme1' },
      ['the storage account stfrauddevacme1', 'the key vault kv-fraud-dev-acme1', 'the registry crfrauddevacme1'],
      { region: 'uksouth', uniqueSuffix: 'acme2' },
    ],
    [
      'a blob of state',
      blob({ key: 'ml/all.tfstate' }),
      { ...OTHER, ...blob({ key: 'ml/all.tfstate' }) },
      [state({ azurerm: { ...BLOB, key: 'ml/all.tfstate' } })],
      { ...OTHER, ...blob({ key: 'ml/other.tfstate' }) },
    ],
    [
      'a blob of state, of which one is named by default',
      blob(),
      { ...OTHER, ...blob({ key: 'fraud-dev-eastus2.tfstate' }) },
      [state({ azurerm: { ...BLOB, key: 'fraud-dev-eastus2.tfstate' } })],
      { ...OTHER, ...blob() },
    ],
    [
      'a workspace of HCP Terraform',
      remote('all'),
      { ...OTHER, ...remote('all') },
      [state({ remote: { organization: 'acme', workspace: 'all' } })],
      { ...OTHER, ...remote('other') },
    ],
    [
      'a file of state outside the folders of the stacks',
      local('../../all.tfstate'),
      { ...OTHER, ...local('../../all.tfstate') },
      [state({ local: '../../all.tfstate' })],
      { ...OTHER, ...local('all.tfstate') },
    ],
    [
      "a subnet of somebody else's network",
      existing('snet-ml', 'snet-a'),
      { ...OTHER, ...existing('SNET-ml', 'snet-b') },
      ['what guards the subnet rg-network/vnet-hub/snet-ml'],
      { ...OTHER, ...existing('SNET-ml', 'snet-a', { securityGroups: 'owner', wayOut: 'owner' }) },
    ],
    [
      'an instance of a region',
      instances('notebook-1', 'notebook-2'),
      { ...OTHER, ...instances('Notebook-2', 'notebook-3') },
      ['the instance notebook-2 in eastus2'],
      { ...OTHER, region: 'uksouth', ...instances('notebook-1', 'notebook-2') },
    ],
  ])('fails when configs claim %s, with one problem for each', (_, one, other, claims, good) => {
    const outdir = fresh();
    const { problems } = refusal([config(one), config(other, 'b.yaml')], { outdir });
    expect(problems.map(({ code, found }) => [code, found])).toEqual(
      claims.map((claim) => ['duplicate', `ml.yaml and b.yaml both make ${claim}`]),
    );
    expect(existsSync(outdir)).toBe(false);
    expect(buildApp([config(one), config(good, 'b.yaml')], { outdir: fresh() }).stacks).toHaveLength(2);
  });

  test('takes the same file of state in two stacks: each has it in a folder of its own', () => {
    const files = [config(local('x.tfstate')), config({ ...OTHER, ...local('x.tfstate') }, 'b.yaml')];
    expect(buildApp(files, { outdir: fresh() }).stacks).toHaveLength(2);
  });

  test('names the first owner of a claim, and each later one', () => {
    const shared = { names: { storageAccount: 'stshared' } };
    const files = ['a', 'b', 'c'].map((name) => config({ name: `name-${name}`, ...shared }, `${name}.yaml`));
    expect(refusal(files).problems.map(({ found }) => found)).toEqual([
      'a.yaml and b.yaml both make the storage account stshared',
      'a.yaml and c.yaml both make the storage account stshared',
    ]);
  });

  test('fails with the problems of every bad config, and does not ask what they claim', () => {
    const outdir = fresh();
    const { message, problems } = refusal(
      [config({ name: 'Fraud' }, 'a.yaml'), config(), config(), config({ region: 'moon', outbound: 'nat' }, 'd.yaml')],
      { outdir },
    );
    expect(problems.map(({ code }) => code)).toEqual(['name', 'region', 'outbound']);
    expect(message).toMatch(/^a\.yaml: one problem\n[\s\S]+\n\nd\.yaml: 2 problems\n/);
    expect(message).not.toContain('ml.yaml');
    expect(existsSync(outdir)).toBe(false);
  });

  test.each([null, 'fraud', 5, []])('fails when a config is %j, with a generation or without', (data) => {
    const file = { ...config(), data };
    for (const options of [{}, { azurerm: '5' } as const])
      expect(refusal([file], options).problems.length).toBeGreaterThan(0);
  });
});

describe('what a user writes', () => {
  /** Reads a text as Terraform does when nothing in it is an expression but `${"…"}`; throws at any other. */
  function literalOf(text: string): string {
    const read = text.replace(/\$\{"([$%])"\}/g, (_, sign: string) => (sign === '$' ? '\ue000' : '\ue001'));
    if (/[$%]\{|\$[\ue000\ue001]/.test(read)) throw new Error(`Terraform would run ${text}`);
    return read.replaceAll('\ue000', '$').replaceAll('\ue001', '%');
  }
  const HOSTILE = [
    '${file("/etc/hostname")}',
    '%{ if true }x%{ endif }',
    '$${x}',
    '%%{x}',
    '$$$${x}',
    'a "b" \\ c',
    '${',
    '%{',
    '}$',
    '{$}',
    '$',
  ];

  test.each(HOSTILE)('is never an expression of Terraform: %j', (text) => {
    const open = { reason: text };
    const { resource } = written({
      tags: { owner: text },
      workspace: { publicNetworkAccess: open },
      outbound: 'firewall',
      firewall: { hosts: [{ host: 'a.example.com', reason: text }] },
      compute: {
        ...LEAST.compute,
        publicIp: open,
        localAuth: open,
        ssh: { reason: text, from: ['198.51.100.0/28'], adminUsername: 'azureuser', publicKey: 'ssh-rsa AAAA' },
      },
    });
    const only = (type: string) => Object.values<Described>(resource[type])[0];
    const ssh = only('azurerm_network_security_group')?.security_rule.find(({ name }) => name === 'AllowSsh');
    const collections = only('azurerm_firewall_policy_rule_collection_group')?.application_rule_collection;
    const own = collections?.find(({ name }) => name === 'app-own')?.rule[0];
    const texts = [only('azurerm_resource_group')?.tags.owner, ssh?.description, own?.description];
    expect(texts.map((one) => literalOf(one ?? ''))).toEqual([text, text, text]);
  });

  test('keeps a line end in a tag; a reason is one line', () => {
    const text = 'a\nb';
    const [group] = Object.values<Described>(written({ tags: { owner: text } }).resource.azurerm_resource_group);
    expect(literalOf(group?.tags.owner ?? '')).toBe(text);
    const { problems } = refusal([config({ workspace: { publicNetworkAccess: { reason: text } } })]);
    expect(problems.map(({ code, path }) => [code, ...path])).toEqual([
      ['text', 'workspace', 'publicNetworkAccess', 'reason'],
    ]);
  });

  test('is never an expression in the name of a tag', () => {
    const { resource } = written({ tags: { '${x}': 'y' } });
    const [group] = Object.values<{ tags: object }>(resource.azurerm_resource_group);
    expect(Object.keys(group?.tags ?? {}).map(literalOf)).toEqual(['${x}']);
  });

  test('comes back to the letter, whatever it is', () => {
    const sign = fc.constantFrom('$', '%', '{', '}', '"', '\\', 'x', '\n', ' ', 'ü');
    const text = fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, (owner) => {
        fc.pre(owner.trim() !== '');
        const [group] = Object.values<{ tags: { owner: string } }>(
          written({ tags: { owner } }).resource.azurerm_resource_group,
        );
        expect(literalOf(group?.tags.owner ?? '')).toBe(owner);
      }),
      { numRuns: 25 },
    );
  });
});
