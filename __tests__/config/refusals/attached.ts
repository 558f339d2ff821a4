import type { Change } from '../configs';
import { hidden, type Refusal, values } from './refusal';

const MACHINE = 'attached.virtualMachines[0]';
const EXISTING = 'attached.existingMachines[0]';
const FORM = 'write a value of that form';
const PROVIDERS = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ops/providers';
const SECRET = `${PROVIDERS}/Microsoft.KeyVault/vaults/kv-ops/secrets/vm-train`;
const VM = `${PROVIDERS}/Microsoft.Compute/virtualMachines`;
const long = (count: number) => 'a'.repeat(count);

const MACHINES = [
  {
    name: 'vm-train',
    vmSize: 'Standard_D4s_v5',
    adminUsername: 'trainer',
    publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample trainer@example',
    privateKey: { keyVaultSecret: SECRET },
    sshPort: 22,
    publicIp: { reason: 'The service signs in' },
    noHostEncryption: { reason: 'The subscription lacks the feature' },
  },
];

/** One machine of each kind. */
export const WITH_MACHINES: Change = {
  attached: {
    virtualMachines: MACHINES,
    existingMachines: [
      {
        name: 'vm-legacy',
        resourceId: `${VM}/vm-legacy`,
        adminUsername: 'trainer',
        privateKey: { variable: 'vm_legacy_key' },
        sshPort: 2222,
      },
    ],
  },
};

/** A Spark cluster, and the way out that it needs. */
export const WITH_HDINSIGHT: Change = {
  outbound: 'open',
  'firewall.packages': [],
  'firewall.hosts': [],
  attached: {
    hdinsight: {
      name: 'spark',
      version: '5.1',
      adminUsername: 'sshuser',
      publicKey: MACHINES[0]?.publicKey,
      privateKey: { keyVaultSecret: SECRET },
      gatewayPassword: { variable: 'hdinsight_password' },
      headNodeSize: 'Standard_E8_V3',
      workerNodeSize: 'Standard_E8_V3',
      zookeeperNodeSize: 'Standard_E2_V3',
      workers: 2,
      publicAccess: { reason: 'The service signs in' },
    },
  },
};
const SPARK = 'attached.hdinsight';

const spark = (path: string, code: string, fix: string, pairs: Parameters<typeof values>[3]) =>
  values(`${SPARK}.${path}`, code, fix, pairs, WITH_HDINSIGHT);

const rows = (path: string, code: string, fix: string, pairs: Parameters<typeof values>[3]) =>
  values(path, code, fix, pairs, WITH_MACHINES);

/** Machines of one's own, and the secrets that the service signs in with. */
export const ATTACHED: readonly Refusal[] = [
  ...[MACHINE, EXISTING].flatMap((machine) => [
    ...rows(`${machine}.name`, 'name', FORM, [
      ['ab', 'abc'],
      [long(25), long(24)],
      ['1vm', 'v1m'],
      ['vm_train', 'vm-new'],
    ]),
    ...rows(`${machine}.adminUsername`, 'name', FORM, [
      ['root', 'rooter'],
      ['Trainer', 'trainer'],
    ]),
    ...rows(`${machine}.sshPort`, 'range', 'use a larger one', [[0, 1]]),
    ...rows(`${machine}.sshPort`, 'range', 'use a smaller one', [[65536, 65535]]),
    ...rows(`${machine}.privateKey`, 'missing', 'add it', [[undefined, { variable: 'key' }]]),
    ...secretPairs(`${machine}.privateKey`),
    ...rows(`${machine}.privateKey`, 'type', 'write keys and values', [
      ['-----BEGIN OPENSSH PRIVATE KEY-----', { variable: 'key' }],
    ]),
    ...secretRows(`${machine}.privateKey.keyVaultSecret`, 'variable'),
    ...variableRows(`${machine}.privateKey.variable`, 'keyVaultSecret'),
  ]),
  ...rows(`${MACHINE}.vmSize`, 'vm-size', FORM, [['D4s_v5', 'Standard_D4s_v5']]),
  ...rows(`${MACHINE}.publicKey`, 'ssh-key', 'paste the .pub file, never the private key', [
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'ssh-rsa AAAAB3NzaC1yc2E='],
  ]),
  ...['publicIp', 'noHostEncryption'].flatMap((key) => [
    ...rows(`${MACHINE}.${key}`, 'type', 'write keys and values', [[true, { reason: 'x' }]]),
    ...rows(`${MACHINE}.${key}.reason`, 'missing', 'add it', [[undefined, 'x']]),
    ...hidden(`${MACHINE}.${key}.reason`).map((row) => ({
      ...row,
      bad: { ...WITH_MACHINES, ...row.bad },
      good: { ...WITH_MACHINES, ...row.good },
    })),
  ]),
  ...rows(`${EXISTING}.resourceId`, 'resource-id', "'az vm show --query id' tells it", [
    ['vm-legacy', `${VM}/vm-legacy`],
    [`${VM}/vm-legacy/extensions/x`, `${VM}/vm-1`],
    [`${PROVIDERS}/Microsoft.Compute/disks/vm`, `${VM}/vm`],
    [`${VM}/\${file("x")}`, `${VM}/x`],
  ]),
  ...rows('network.subnets.virtualMachines', 'too-small', 'use 10.40.9.0/29', [['10.40.9.0/30', '10.40.9.0/29']]),
  {
    when: 'some machines behind the firewall have public addresses, and some have none',
    bad: {
      ...WITH_MACHINES,
      'attached.existingMachines': [],
      'attached.virtualMachines': [MACHINES[0], { ...MACHINES[0], name: 'vm-2', publicIp: undefined }],
    },
    code: 'mixed',
    path: 'attached.virtualMachines[1]',
    found: 'vm-2 without publicIp, beside others that have it',
    fix: 'give publicIp to all of them, or to none',
    good: { ...WITH_MACHINES, 'attached.virtualMachines': [MACHINES[0], { ...MACHINES[0], name: 'vm-2' }] },
  },
  {
    when: 'a machine has the name of a cluster',
    bad: { ...WITH_MACHINES, [`${MACHINE}.name`]: 'CPU' },
    code: 'duplicate',
    path: `${MACHINE}.name`,
    found: 'CPU',
    fix: 'rename it: compute.clusters.0.name has it',
    good: { ...WITH_MACHINES, [`${MACHINE}.name`]: 'cpu2' },
  },
  {
    when: 'a machine has the name that the attached AKS gets',
    bad: { ...WITH_MACHINES, [`${MACHINE}.name`]: 'aks-scoring' },
    code: 'duplicate',
    path: `${MACHINE}.name`,
    found: 'aks-scoring',
    fix: 'rename it: aks has it',
    good: { ...WITH_MACHINES, aks: undefined, [`${MACHINE}.name`]: 'aks-scoring' },
  },
  {
    when: 'two machines have one name',
    bad: { ...WITH_MACHINES, [`${EXISTING}.name`]: 'vm-train' },
    code: 'duplicate',
    path: `${EXISTING}.name`,
    found: 'vm-train',
    fix: 'rename it: attached.virtualMachines.0.name has it',
    good: { ...WITH_MACHINES, [`${EXISTING}.name`]: 'vm-train-2' },
  },
];

/** The Spark cluster of HDInsight. */
export const HDINSIGHT: readonly Refusal[] = [
  ...spark('name', 'name', FORM, [['vm_train', 'spark-2']]),
  ...spark('version', 'retired', "write '5.1'", [
    ['4.0', '5.1'],
    ['5.0', '5.1'],
  ]),
  ...spark('adminUsername', 'name', FORM, [['root', 'rooter']]),
  ...spark('publicKey', 'ssh-key', 'paste the .pub file, never the private key', [
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'ssh-rsa AAAAB3NzaC1yc2E='],
  ]),
  ...spark('privateKey', 'missing', 'add it', [[undefined, { variable: 'key' }]]),
  ...values(
    'network.subnets.hdinsight',
    'too-small',
    'use 10.40.9.0/29',
    [['10.40.9.0/30', '10.40.9.0/24']],
    WITH_HDINSIGHT,
  ),
  ...secretRows(`${SPARK}.privateKey.keyVaultSecret`, 'variable', WITH_HDINSIGHT),
  ...variableRows(`${SPARK}.privateKey.variable`, 'keyVaultSecret', WITH_HDINSIGHT),
  ...spark('gatewayPassword', 'type', 'write keys and values', [['Passw0rd!', { variable: 'hdinsight_password' }]]),
  ...variableRows(`${SPARK}.gatewayPassword.variable`, 'other', WITH_HDINSIGHT),
  ...['headNodeSize', 'workerNodeSize', 'zookeeperNodeSize'].flatMap((key) =>
    spark(key, 'vm-size', FORM, [['E8_V3', 'Standard_E8_V3']]),
  ),
  ...spark('workers', 'range', 'use a larger one', [[0, 1]]),
  ...spark('workers', 'range', 'use a smaller one', [[201, 200]]),
  ...spark('publicAccess', 'type', 'write keys and values', [[true, { reason: 'x' }]]),
  ...spark('publicAccess.reason', 'missing', 'add it', [[undefined, 'x']]),
  ...hidden(`${SPARK}.publicAccess.reason`).map((row) => ({
    ...row,
    bad: { ...WITH_HDINSIGHT, ...row.bad },
    good: { ...WITH_HDINSIGHT, ...row.good },
  })),
  {
    when: 'a Spark cluster stands behind the firewall',
    bad: { attached: WITH_HDINSIGHT.attached },
    code: 'needs',
    path: SPARK,
    found: 'a cluster beside outbound: firewall',
    fix: 'set outbound: limited or open without forcedTunnelling, or remove attached.hdinsight',
    good: WITH_HDINSIGHT,
  },
  {
    when: "a Spark cluster stands in somebody else's network",
    bad: {
      ...WITH_HDINSIGHT,
      'network.addressSpace': undefined,
      'network.subnets': undefined,
      aks: undefined,
      'network.existing': {
        name: 'vnet-hub',
        resourceGroup: 'rg-network',
        addressSpace: ['10.60.0.0/16'],
        subnets: {
          compute: { name: 'snet-compute', addressPrefix: '10.60.1.0/24' },
          privateEndpoints: { name: 'snet-endpoints', addressPrefix: '10.60.2.0/24' },
        },
      },
    },
    code: 'needs',
    path: SPARK,
    found: 'a cluster beside network.existing',
    fix: 'set network.addressSpace, or remove attached.hdinsight',
    good: WITH_HDINSIGHT,
  },
  {
    when: 'a Spark cluster cannot reach its files',
    bad: { ...WITH_HDINSIGHT, connectivity: { storage: 'privateEndpoint' } },
    code: 'needs',
    path: SPARK,
    found: 'a cluster beside connectivity.storage: privateEndpoint',
    fix: 'set connectivity.storage: serviceEndpoint, or remove attached.hdinsight',
    good: { ...WITH_HDINSIGHT, connectivity: { storage: 'serviceEndpoint' } },
  },
];

/** The other way to name the secret is left out, so that one is named. */
function secretRows(path: string, other: string, base = WITH_MACHINES): Refusal[] {
  const alone = { ...base, [path.replace(/\w+$/, other)]: undefined };
  const fix = "write '<id of the vault>/secrets/<name>'";
  return [
    'vm-train',
    'https://kv-ops.vault.azure.net/secrets/vm-train',
    `${SECRET}/0123456789abcdef`,
    SECRET.replace(/\/secrets.*/, ''),
  ].flatMap((bad) => values(path, 'secret-id', fix, [[bad, SECRET]], alone));
}

function variableRows(path: string, other: string, base = WITH_MACHINES): Refusal[] {
  const alone = { ...base, [path.replace(/\w+$/, other)]: undefined };
  const fix = 'name the variable; its value goes into TF_VAR_<name>, never into this file';
  return ['Key', 'vm-key', 'count', 'TF_VAR_key', '-----BEGIN KEY-----'].flatMap((bad) =>
    values(path, 'variable', fix, [[bad, 'vm_key']], alone),
  );
}

function secretPairs(path: string): Refusal[] {
  const good = { ...WITH_MACHINES, [path]: { keyVaultSecret: SECRET } };
  const row = (when: string, secret: object, found: string, fix: string): Refusal => ({
    when: `${path} names ${when}`,
    bad: { ...WITH_MACHINES, [path]: secret },
    code: 'one-secret',
    path,
    found,
    fix,
    good,
  });
  return [
    row('no secret', {}, 'neither', 'add keyVaultSecret'),
    row('two secrets', { keyVaultSecret: SECRET, variable: 'key' }, 'both', 'remove variable'),
  ];
}
