import { IN } from './existing-network';
import { hidden, type Refusal, values } from './refusal';

const SECRET =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-ops/secrets/token';
const GIVEN = { 'databricks.maxNodes': 4 };
const ATTACHED = { ...GIVEN, 'databricks.attach.accessToken.keyVaultSecret': SECRET };
const TOKEN = 'databricks.attach.accessToken';
const PIN = 'network.subnets';

/** What Databricks asks of its network, and how it is attached. */
export const DATABRICKS: readonly Refusal[] = [
  ...values('databricks.maxNodes', 'missing', 'add it', [[undefined, 4]], { 'databricks.tier': 'premium' }),
  ...values('databricks.maxNodes', 'range', 'use a larger one', [[0, 1]]),
  ...values('databricks.maxNodes', 'range', 'use a smaller one', [[32764, 100]]),
  ...values(
    'databricks.tier',
    'databricks-tier',
    'no Standard workspace is made since 2026-04-01',
    [
      ['standard', 'premium'],
      ['Standard', 'premium'],
    ],
    GIVEN,
  ),
  ...values('databricks.tier', 'databricks-tier', "did you mean 'premium'?", [['premum', 'premium']], GIVEN),
  ...values('databricks.tier', 'databricks-tier', 'write premium', [['trial', 'premium']], GIVEN),
  ...values('databricks.publicNetworkAccess.reason', 'range', 'write one', [['', 'x']], GIVEN),
  ...hidden('databricks.publicNetworkAccess.reason').map((row) => ({
    ...row,
    bad: { ...GIVEN, ...row.bad },
    good: { ...GIVEN, ...row.good },
  })),
  ...values(
    'databricks.attach.name',
    'name',
    'write a value of that form',
    [
      ['db', 'dbx'],
      ['1spark', 'spark1'],
      ['spark-', 'spark'],
    ],
    ATTACHED,
  ),
  ...values(
    'databricks.attach.name',
    'duplicate',
    'rename it',
    [
      ['CPU', 'cpux'],
      ['notebook-1', 'notebook-2'],
      ['aks-scoring', 'aks-scorer'],
    ],
    ATTACHED,
  ),
  ...values(TOKEN, 'one-secret', 'add keyVaultSecret', [[{}, { variable: 'databricks_token' }]], GIVEN).map((row) => ({
    ...row,
    found: 'neither',
  })),
  ...values(
    TOKEN,
    'one-secret',
    'keyVaultSecret keeps the secret safer',
    [[{ keyVaultSecret: SECRET, variable: 'databricks_token' }, { keyVaultSecret: SECRET }]],
    GIVEN,
  ).map((row) => ({ ...row, found: 'both' })),
  ...values(
    `${TOKEN}.keyVaultSecret`,
    'secret-id',
    "write '<id of the vault>/secrets/<name>'",
    [
      [`${SECRET}/1234567890abcdef`, SECRET],
      ['dapi0123456789abcdef', SECRET],
    ],
    GIVEN,
  ),
  ...values(`${TOKEN}.variable`, 'variable', 'its value goes into TF_VAR_<name>', [['dapi-0123', 'token']], GIVEN),
  ...values(
    `${PIN}.databricksPrivate`,
    'cidr',
    "did you mean '10.40.96.0/24'?",
    [['10.40.96.1/24', '10.40.96.0/24']],
    GIVEN,
  ),
  ...values(`${PIN}.databricksPrivate`, 'too-small', 'pin a larger block', [['10.40.96.0/27', '10.40.96.0/26']], GIVEN),
  ...values(
    `${PIN}.databricksPublic`,
    'too-small',
    'pin a larger block',
    [['10.40.112.0/28', '10.40.112.0/26']],
    GIVEN,
  ),
  ...values(`${PIN}.databricksPublic`, 'too-small', 'use /25 or larger', [['10.40.112.0/26', '10.40.112.0/25']], {
    'databricks.maxNodes': 60,
  }),
  ...values(`${PIN}.databricksDefault`, 'outside', 'move it inside', [['10.50.0.0/28', '10.40.15.0/28']], GIVEN),
  ...values(
    'network.addressSpace',
    'range',
    'give Databricks a network of its own',
    [['10.40.0.0/15', '10.42.0.0/16']],
    { ...GIVEN, 'network.reserved': [], aks: undefined },
  ),
  {
    when: 'the address space is smaller than Databricks takes',
    bad: { ...GIVEN, 'network.reserved': [], aks: undefined, 'network.addressSpace': '10.48.0.0/25' },
    code: 'range',
    path: 'network.addressSpace',
    found: '10.48.0.0/25',
    fix: 'give Databricks a network of its own',
    good: { ...GIVEN, 'network.reserved': [], aks: undefined, 'network.addressSpace': '10.48.0.0/20' },
    besides: ['does-not-fit network.addressSpace'],
  },
  {
    when: 'Databricks is asked for in the network of somebody else',
    bad: { ...GIVEN, ...IN },
    code: 'needs',
    path: 'databricks',
    found: 'databricks, and network.existing',
    fix: 'set network.addressSpace, or remove databricks',
    good: IN,
  },
];
