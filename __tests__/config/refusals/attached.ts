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

/** The other way to name the secret is left out, so that one is named. */
function secretRows(path: string, other: string): Refusal[] {
  const alone = { ...WITH_MACHINES, [path.replace(/\w+$/, other)]: undefined };
  const fix = "write '<id of the vault>/secrets/<name>'";
  return [
    'vm-train',
    'https://kv-ops.vault.azure.net/secrets/vm-train',
    `${SECRET}/0123456789abcdef`,
    SECRET.replace(/\/secrets.*/, ''),
  ].flatMap((bad) => values(path, 'secret-id', fix, [[bad, SECRET]], alone));
}

function variableRows(path: string, other: string): Refusal[] {
  const alone = { ...WITH_MACHINES, [path.replace(/\w+$/, other)]: undefined };
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
