import { type Refusal, values } from './refusal';

const CLUSTER = 'compute.clusters[0]';
const INSTANCE = 'compute.instances[0]';
const HOST = 'firewall.hosts[0].host';
const FORM = 'write a value of that form';
const long = (count: number, letter = 'a') => letter.repeat(count);
const host = (count: number) => `${`${long(49)}.`.repeat(5)}${long(count - 250)}`;
const cluster = (name: string) => ({ name, vmSize: 'Standard_D4s_v5', maxNodes: 1 });
const instance = (name: string) => ({ name, vmSize: 'Standard_D4s_v5' });
const ROOMY = { 'network.addressSpace': '10.64.0.0/10', 'network.subnets': { compute: '10.64.0.0/15' } };
const NO_HOSTS = { 'firewall.packages': [], 'firewall.hosts': [] };

/** Computes, what is opened on them, and the way out. */
export const COMPUTE: readonly Refusal[] = [
  ...values('compute.communication', 'communication', "did you mean 'classic'?", [['clasic', 'classic']]),
  ...values('compute.communication', 'communication', 'write one of these', [['none', 'simplified']]),
  ...values(`${CLUSTER}.name`, 'name', FORM, [
    ['ab', 'abc'],
    [long(25), long(24)],
    ['1cpu', 'c1pu'],
    ['cpu-', 'cpu-1'],
    ['cpu_1', 'cpu-1'],
    ['', 'cpu'],
  ]),
  ...values(`${INSTANCE}.name`, 'name', FORM, [
    ['abc', 'abcd'],
    [long(25), long(24)],
    ['note_book', 'note-book'],
    ['1note', 'n1ote'],
  ]),
  ...[`${CLUSTER}.vmSize`, `${INSTANCE}.vmSize`].flatMap((path) =>
    values(path, 'vm-size', FORM, [
      ['D4s_v5', 'Standard_D4s_v5'],
      ['standard_d4s_v5', 'STANDARD_D4s_v5'],
      ['Standard_', 'Standard_D4'],
      ['Standard_D4s v5', 'Standard_D4s_v5'],
    ]),
  ),
  ...values(`${CLUSTER}.minNodes`, 'range', 'use a larger one', [[-1, 0]]),
  ...values(`${CLUSTER}.minNodes`, 'min-above-max', 'lower minNodes or raise maxNodes', [[5, 4]]),
  ...values(`${CLUSTER}.maxNodes`, 'range', 'use a larger one', [[0, 1]]),
  ...values(`${CLUSTER}.maxNodes`, 'range', 'use a smaller one', [[65001, 65000]], ROOMY),
  ...values(`${CLUSTER}.maxNodes`, 'missing', 'add it', [[undefined, 4]]),
  ...values(`${CLUSTER}.idleMinutes`, 'range', 'use a larger one', [[0, 1]]),
  ...values(`${CLUSTER}.idleMinutes`, 'range', 'use a smaller one', [[1441, 1440]]),
  ...values(`${CLUSTER}.idleMinutes`, 'type', 'write a number', [
    ['PT5M', 5],
    ['5m', 5],
  ]),
  ...values(`${CLUSTER}.priority`, 'priority', 'write one of these', [['Spot', 'LowPriority']]),
  ...values(`${CLUSTER}.priority`, 'priority', "did you mean 'LowPriority'?", [['low-priority', 'LowPriority']]),
  {
    when: 'two clusters have names that differ in case only',
    bad: { 'compute.clusters': [cluster('cpu'), cluster('CPU')] },
    code: 'duplicate',
    path: 'compute.clusters[1].name',
    found: 'CPU',
    fix: 'rename it, or compute.clusters[0]',
    good: { 'compute.clusters': [cluster('cpu'), cluster('cpu2')] },
  },
  {
    when: 'a cluster and an instance share a name',
    bad: { 'compute.clusters': [cluster('node')], 'compute.instances': [instance('book'), instance('node')] },
    code: 'duplicate',
    path: 'compute.instances[1].name',
    found: 'node',
    fix: 'rename it, or compute.clusters[0]',
    good: { 'compute.clusters': [cluster('node')], 'compute.instances': [instance('book'), instance('nodes')] },
  },
  {
    when: 'a cluster has the name that the attached AKS gets',
    bad: { 'compute.clusters': [cluster('AKS-scoring')] },
    code: 'duplicate',
    path: 'compute.clusters[0].name',
    found: 'AKS-scoring',
    fix: 'rename it, or remove aks',
    good: { 'compute.clusters': [cluster('AKS-scoring')], aks: undefined },
  },
  ...['compute.publicIp', 'compute.localAuth', 'workspace.publicNetworkAccess'].flatMap((path) => [
    ...values(path, 'type', 'write keys and values', [[true, { reason: 'x' }]], { 'compute.ssh': undefined }),
    ...values(`${path}.reason`, 'missing', 'add it', [[undefined, 'x']]),
  ]),
  ...[
    'compute.publicIp.reason',
    'compute.localAuth.reason',
    'compute.ssh.reason',
    'workspace.publicNetworkAccess.reason',
    'firewall.hosts[0].reason',
  ].flatMap((path) => [
    ...values(path, 'range', 'use a larger one', [['', 'x']]),
    ...values(path, 'range', 'use a smaller one', [[long(141, 'x'), long(140, 'x')]]),
    ...values(path, 'text', 'write more than spaces', [['   ', '  x']]),
  ]),
  {
    when: 'SSH is opened on nodes without a public address',
    bad: { 'compute.publicIp': undefined },
    code: 'needs',
    path: 'compute.ssh',
    found: 'ssh without publicIp',
    fix: 'add compute.publicIp with its reason, or remove compute.ssh',
    good: { 'compute.publicIp': undefined, 'compute.ssh': undefined },
  },
  ...values('compute.ssh.from', 'range', 'use a larger one', [[[], ['198.51.100.0/28']]]),
  ...values('compute.ssh.from[0]', 'cidr', "did you mean '198.51.100.0/28'?", [['198.51.100.1/28', '198.51.100.0/28']]),
  ...values('compute.ssh.from[0]', 'everyone', 'name their addresses', [
    ['0.0.0.0/0', '20.0.0.0/8'],
    ['20.0.0.0/7', '20.0.0.0/8'],
  ]),
  ...values(
    'compute.ssh.adminUsername',
    'name',
    FORM,
    ['root', 'admin', 'administrator', 'test', 'guest', 'user', '1', 'Azure', long(33), ''].map((bad) => [
      bad,
      `${bad}x`.slice(-32).toLowerCase().replace(/^1/, 'x'),
    ]),
  ),
  ...values('compute.ssh.publicKey', 'ssh-key', 'paste the .pub file, never the private key', [
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'ssh-rsa AAAAB3NzaC1yc2E='],
    ['ssh-dss AAAAB3NzaC1kc3M', 'ssh-ed25519 AAAAC3Nza'],
    ['AAAAB3NzaC1yc2E=', 'ssh-rsa AAAAB3NzaC1yc2E='],
    ['ssh-rsa', 'ssh-rsa AAAA'],
    ['ssh-rsa AAAA\nssh-rsa BBBB', 'ssh-rsa AAAA ssh-rsa BBBB'],
    ['ssh-rsa AAAA ${file("x")}', 'ssh-rsa AAAA file("x")'],
    ['ssh-rsa AAAA %{ if true }', 'ssh-rsa AAAA if true'],
    ['ssh-rsa AAAA $HOME', 'ssh-rsa AAAA HOME'],
    ['ssh-rsa AAAA 100%', 'ssh-rsa AAAA 100'],
    ['ssh-rsa AAAA a\u0000b', 'ssh-rsa AAAA ab'],
    ['ssh-rsa AAAA a\u001bb', 'ssh-rsa AAAA Jürgen'],
  ]),
  ...values('outbound', 'outbound', "did you mean 'firewall'?", [['fierwall', 'firewall']]),
  ...values('outbound', 'outbound', 'write one of these', [['nat', 'open']], NO_HOSTS),
  ...values('outbound', 'type', 'write one of these', [[false, 'limited']], NO_HOSTS),
  ...(['packages', 'hosts'] as const).flatMap((key) =>
    (['open', 'limited'] as const).map((outbound) => ({
      when: `firewall.${key} are named and outbound is ${outbound}`,
      bad: { outbound, [key === 'packages' ? 'firewall.hosts' : 'firewall.packages']: [] },
      code: 'needs',
      path: `firewall.${key}`,
      found: `outbound: ${outbound}`,
      fix: 'set outbound: firewall, or remove them',
      good: { outbound, ...NO_HOSTS },
    })),
  ),
  {
    when: 'firewall.packages are named and outbound is left out',
    bad: { outbound: undefined, 'firewall.hosts': [] },
    code: 'needs',
    path: 'firewall.packages',
    found: 'outbound: limited',
    fix: 'set outbound: firewall, or remove them',
    good: { outbound: undefined, ...NO_HOSTS },
  },
  ...values('firewall.packages[0]', 'package-group', "did you mean 'python'?", [['pyhton', 'python']]),
  ...values('firewall.packages[0]', 'package-group', 'write one of these', [['x', 'r']]),
  ...values(HOST, 'host', 'no scheme, port or path; name each host', [
    ['https://a.example.com', 'a.example.com'],
    ['a.example.com/x', 'x.example.com'],
    ['a.example.com:443', 'a.example.com'],
    ['*', '*.example.com'],
    ['a*.example.com', '*.a.example.com'],
    ['a.*.com', 'a.b.com'],
    ['A.example.com', 'a.example.com'],
    ['10.0.0.1', 'a.example.com'],
    ['localhost', 'local.host'],
    ['-a.example.com', 'a-a.example.com'],
    [`${long(64)}.example.com`, `${long(63)}.example.com`],
    [host(254), host(253)],
  ]),
  ...values('storage.trusted', 'trusted', "did you mean 'services'?", [['service', 'services']]),
  ...values('storage.replication', 'replication', "did you mean 'LRS'?", [['lrs', 'LRS']]),
  ...values('storage.replication', 'replication', 'write one of these', [['Premium', 'ZRS']]),
];
