import { type Refusal, values } from './refusal';

const FORM = 'write a value of that form';
const long = (count: number, letter = 'a') => letter.repeat(count);

/** Names, tags, the provider and the backend. */
export const NAMES: readonly Refusal[] = [
  ...values('name', 'name', FORM, [
    ['f', 'fr'],
    ['Fraud', 'fraud'],
    ['fraud_1', 'fraud-1'],
    ['1fraud', 'f1raud'],
    ['fraud-', 'fraud-1'],
    ['fra--ud', 'fra-ud'],
    [long(21), long(20)],
    ['', 'aa'],
    ['   ', 'a-a'],
    ['fraud ', 'fraud'],
    ['frаud', 'fraud'], // a Cyrillic а
    ['fraud\u200b', 'fraud'],
    ['🦀🦀', 'crab'],
    ['..', 'dots'],
    ['a/b', 'a-b'],
    ['../../x', 'x-x'],
    ['${file("/etc/hostname")}', 'file'],
    ['%{ if true }x%{ endif }', 'if-true'],
  ]),
  ...values('environment', 'name', FORM, [
    ['', 'd'],
    ['Dev', 'dev'],
    ['dev-1', 'dev1'],
    ['1dev', 'd1ev'],
    ['production', 'producti'],
  ]),
  ...values('uniqueSuffix', 'name', FORM, [
    ['ab', 'abc'],
    [long(9), long(8)],
    ['ABC', 'abc'],
    ['a-b', 'a1b'],
  ]),
  ...values('names.resourceGroup', 'name', FORM, [
    ['rg.', 'rg.x'],
    [long(91), long(90)],
    ['rg/x', 'rg(x)'],
    ['', 'r'],
    [' ', '_'],
  ]),
  ...values('names.virtualNetwork', 'name', FORM, [
    ['v', 'vn'],
    [long(65), long(64)],
    ['-vnet', 'vnet'],
    ['vnet.', 'vnet'],
    ['vnet-', 'vnet_'],
  ]),
  ...values('names.workspace', 'name', FORM, [
    ['ml', 'mlw'],
    [long(34), long(33)],
    ['a.b', 'a-b'],
    ['-ml', 'm-l'],
  ]),
  ...values('names.storageAccount', 'name', FORM, [
    ['st', 'st1'],
    [long(25), long(24)],
    ['St-01', 'st01'],
    ['ST01', 'st01'],
  ]),
  ...values('names.keyVault', 'name', FORM, [
    ['kv', 'kv1'],
    [long(25), long(24)],
    ['1kv', 'k1v'],
    ['kv-', 'kv-1'],
    ['a--b', 'a-b'],
  ]),
  ...values('names.containerRegistry', 'name', FORM, [
    ['acr1', 'acr12'],
    [long(51), long(50)],
    ['my-acr', 'myacr'],
  ]),
  ...values('names.kubernetesCluster', 'name', FORM, [
    [long(64), long(63)],
    ['aks-', 'aks'],
    ['my.aks', 'my-aks'],
    ['', 'a'],
  ]),
  ...values('names.databricksWorkspace', 'name', FORM, [
    ['ab', 'abc'],
    [long(31), long(30)],
    ['my.dbw', 'my_dbw-1'],
  ]),
  ...values('tags."owner"', 'range', 'write one', [['', 'x']]).map((row) => ({ ...row, path: 'tags.owner' })),
  ...values('tags."owner"', 'range', 'use a smaller one', [[long(257), long(256)]]).map((row) => ({
    ...row,
    path: 'tags.owner',
  })),
  ...values('tags.owner', 'text', 'write more than spaces', [[' ', ' x']]),
  ...values('tags.owner', 'text', 'remove control characters', [
    ['a\u0000b', 'a b'],
    ['a\u001b[2Jb', 'a[2Jb'],
    ['a\u007fb', 'a b'],
    ['a\u009bb', 'a b'],
  ]),
  ...values('tags.owner', 'text', "remove 'TfToken['", [['${TfToken[TOKEN.0]}', '${Token[TOKEN.0]}']]),
  ...['<', '>', '%', '&', '\\', '?', '/'].map((letter) => ({
    when: `the name of a tag has ${letter}`,
    bad: { [`tags."a${letter}b"`]: 'x' },
    code: 'text',
    path: `tags.a${letter}b`,
    found: JSON.stringify(`a${letter}b`).slice(1, -1),
    fix: 'rename it',
    good: { 'tags."a-b"': 'x' },
  })),
  ...(
    [
      ['is empty', '', 'x', "''", 'write one'],
      ['is too long', long(129), long(128), long(100), 'use a smaller one'],
      ['has a control character', 'a\u0007', 'a', 'a\\u0007', 'remove control characters'],
      ['is a blank', ' ', 'x', "' '", 'write more than spaces'],
    ] as const
  ).map(([what, bad, good, found, fix]) => ({
    when: `the name of a tag ${what}`,
    bad: { tags: { [bad]: 'x' } },
    code: 'text',
    path: `tags.${JSON.stringify(bad).slice(1, -1)}`,
    found,
    fix,
    good: { tags: { [good]: 'x' } },
  })),
  {
    when: 'the names of two tags differ in case only',
    bad: { tags: { Owner: 'x', owner: 'y' } },
    code: 'duplicate',
    path: 'tags.owner',
    found: 'owner',
    fix: 'keep one',
    good: { tags: { Owner: 'x', owners: 'y' } },
  },
  {
    when: 'there are 51 tags',
    bad: { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`t${index}`, 'x'])) },
    code: 'range',
    path: 'tags',
    found: '51 tags',
    fix: 'remove some',
    good: { tags: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`t${index}`, 'x'])) },
  },
  ...values('provider.azurerm', 'azurerm', 'write one of these', [
    ['6', '5'],
    [3, 4],
    [4.5, 4],
    ['latest', '5'],
  ]),
  ...values('provider.subscriptionId', 'guid', FORM, [
    ['fraud', '0b1f6471-1bf0-4dda-aec3-cb9272f09590'],
    ['0B1F6471-1bf0-4dda-aec3-cb9272f09590', '0b1f6471-1bf0-4dda-aec3-cb9272f09590'],
    ['{0b1f6471-1bf0-4dda-aec3-cb9272f09590}', '0b1f6471-1bf0-4dda-aec3-cb9272f09590'],
    ['0b1f64711bf04ddaaec3cb9272f09590', '0b1f6471-1bf0-4dda-aec3-cb9272f09590'],
  ]),
  ...values('backend.local.path', 'path', "write it relative to the stack's folder", [
    ['/var/lib/x.tfstate', 'var/lib/x.tfstate'],
    ['C:\\x.tfstate', 'x.tfstate'],
    ['~/x.tfstate', 'x.tfstate'],
    ['${path.root}/x', 'path.root/x'],
    ['', 'x'],
    ['a b', 'a_b'],
  ]),
  ...backendValues(
    'azurerm',
    { resourceGroupName: 'rg-state', storageAccountName: 'ststate', containerName: 'tfstate' },
    [
      ['resourceGroupName', 'rg.', 'rg'],
      ['storageAccountName', 'ST', 'sta'],
      ['containerName', 'tf', 'tfs'],
      ['containerName', 'tf--state', 'tf-state'],
      ['containerName', 'TfState', 'tfstate'],
    ],
  ),
  ...backendValues('remote', { organization: 'acme', workspace: 'fraud-dev' }, [
    ['organization', 'ac me', 'ac-me'],
    ['workspace', 'fraud/dev', 'fraud_dev'],
    ['hostname', 'https://tfe.example', 'tfe.example'],
  ]),
  ...values(
    'backend.azurerm.key',
    'path',
    FORM,
    [
      ['/fraud.tfstate', 'fraud.tfstate'],
      ['../fraud.tfstate', 'fraud.tfstate'],
      ['ml/../fraud.tfstate', 'ml/fraud.tfstate'],
      ['ml/..', 'ml/..x'],
      ['..', 'a..b'],
      ['./fraud.tfstate', '.fraud.tfstate'],
      ['ml//fraud.tfstate', 'ml/prod/fraud.tfstate'],
      ['ml/', 'ml'],
      ['ml\\fraud.tfstate', 'ml/fraud.tfstate'],
      ['a b', 'a_b'],
      ['${x}', 'x'],
      ['', 'x'],
    ],
    { backend: { azurerm: { resourceGroupName: 'rg', storageAccountName: 'ststate', containerName: 'tfstate' } } },
  ),
  {
    when: 'two backends are named',
    bad: { backend: { local: {}, remote: { organization: 'acme', workspace: 'fraud' } } },
    code: 'one-backend',
    path: 'backend',
    found: '{"local":{},"remote":{"organization":"acme","workspace":"fraud"}}',
    fix: 'keep one of local and remote',
    good: { backend: { remote: { organization: 'acme', workspace: 'fraud' } } },
  },
];

function backendValues(kind: string, whole: object, rows: readonly (readonly [string, string, string])[]): Refusal[] {
  return rows.flatMap(([key, bad, good]) =>
    values(`backend.${kind}.${key}`, 'name', FORM, [[bad, good]], { backend: { [kind]: { ...whole } } }),
  );
}
