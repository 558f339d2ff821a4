import type { Change } from '../configs';
import { hidden, type Refusal, values } from './refusal';

const SECRET = 'a'.repeat(63);
const VAULT =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ops/providers/Microsoft.KeyVault/vaults/kv-ops/secrets';
const K8S = 'aks.kubernetes';
const TLS = 'aks.tls';
const TYPE = `${K8S}.instanceTypes[0]`;

const KUBERNETES: Change = {
  'aks.compute': 'kubernetes',
  [TLS]: { cname: 'scoring.corp.example', kubernetesSecret: 'scoring-tls' },
};
const TYPES: Change = {
  ...KUBERNETES,
  [`${K8S}.instanceTypes`]: [{ name: 'cpu', cpu: '2', memory: '4Gi', gpus: 1, nodePool: 'system' }],
};
const WITH_DEFAULT: Change = { ...TYPES, [`${K8S}.defaultInstanceType`]: 'cpu' };
const CLASSIC_TLS: Change = {
  [TLS]: {
    cname: 'scoring.corp.example',
    certificate: { keyVaultSecret: `${VAULT}/cert` },
    key: { keyVaultSecret: `${VAULT}/key` },
  },
};
const VARIABLES: Change = {
  ...KUBERNETES,
  [TLS]: { cname: 'scoring.corp.example', certificate: { variable: 'cert' }, key: { variable: 'cert_key' } },
};
const INSECURE: Change = {
  'aks.compute': 'kubernetes',
  [`${K8S}.allowInsecureConnections`]: { reason: 'A test cluster' },
};

const ID =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-1';
const EXISTING: Change = { aks: { existing: { clusterId: ID, subnetName: 'snet-aks' } } };
const BY_NAME: Change = { aks: { existing: { name: 'aks-1', resourceGroup: 'rg-aks', subnetName: 'snet-aks' } } };
const IN = 'aks.existing';

/** What the cluster is attached as, and over what it answers. */
export const AKS_COMPUTE: readonly Refusal[] = [
  ...values('aks.compute', 'aks-compute', "did you mean 'kubernetes'?", [['Kubernetes', 'kubernetes']], KUBERNETES),
  ...values('aks.attach', 'attach', 'write one of these', [['twice', 'attachThenUpdate']]),
  {
    when: 'a cluster is to be attached in both ways',
    bad: { [K8S]: {} },
    code: 'needs',
    path: K8S,
    found: 'compute: classic',
    fix: 'set compute: kubernetes, or remove kubernetes',
    good: { ...KUBERNETES, [K8S]: {} },
  },
  {
    when: 'the extension is to be attached and then updated',
    bad: { ...KUBERNETES, 'aks.attach': 'attachThenUpdate' },
    code: 'needs',
    path: 'aks.attach',
    found: 'compute: kubernetes',
    fix: 'set attach: oneCall',
    good: { ...KUBERNETES, 'aks.attach': 'oneCall' },
  },
  ...values(`${K8S}.workloads[0]`, 'workload', "did you mean 'training'?", [['traning', 'training']], {
    ...KUBERNETES,
    [`${K8S}.workloads`]: ['inference'],
  }),
  ...values(`${K8S}.workloads`, 'range', 'write one', [[[], ['inference']]], KUBERNETES),
  ...values(
    `${K8S}.namespace`,
    'name',
    'write a value of that form',
    [
      ['ML', 'ml'],
      ['-ml', 'ml'],
      ['ml_1', 'ml-1'],
      [`${SECRET}a`, SECRET],
    ],
    KUBERNETES,
  ),
  ...values(`${TYPE}.name`, 'name', 'write a value of that form', [['Cpu', 'cpu']], TYPES),
  ...values(
    `${TYPE}.cpu`,
    'quantity',
    'write it as Kubernetes does, in quotes',
    [
      ['two', '2'],
      ['0', '1'],
      ['2 cores', '500m'],
    ],
    TYPES,
  ),
  ...values(`${TYPE}.cpu`, 'type', 'write it in quotes', [[2, '2']], TYPES),
  ...values(
    `${TYPE}.memory`,
    'quantity',
    'write it as Kubernetes does',
    [
      ['4GB', '4Gi'],
      ['4', '4096Mi'],
    ],
    TYPES,
  ),
  ...values(`${TYPE}.gpus`, 'range', 'use a larger one', [[0, 1]], TYPES),
  ...values(`${TYPE}.nodePool`, 'name', 'write a value of that form', [['System', 'system']], TYPES),
  ...values(`${TYPE}.nodePool`, 'unknown-name', 'add it to aks.nodePools', [['gpu', 'system']], TYPES),
  ...values(`${K8S}.defaultInstanceType`, 'name', 'write a value of that form', [['Cpu', 'cpu']], TYPES),
  ...values(`${K8S}.defaultInstanceType`, 'unknown-name', 'name one of these', [['gpu', 'cpu']], WITH_DEFAULT),
  {
    when: 'two instance types have one name',
    bad: { ...KUBERNETES, [`${K8S}.instanceTypes`]: [1, 2].map(() => ({ name: 'cpu', cpu: '2', memory: '4Gi' })) },
    code: 'duplicate',
    path: `${K8S}.instanceTypes[1].name`,
    found: 'cpu',
    fix: 'rename it',
    good: {
      ...KUBERNETES,
      [`${K8S}.instanceTypes`]: [1, 2].map((n) => ({ name: `cpu-${n}`, cpu: '2', memory: '4Gi' })),
    },
  },
  ...hidden(`${K8S}.allowInsecureConnections.reason`).map((row) => ({
    ...row,
    bad: { ...INSECURE, ...row.bad },
    good: { ...INSECURE, ...row.good },
  })),
  {
    when: 'models answer over neither TLS nor plain HTTP that is asked for',
    bad: { 'aks.compute': 'kubernetes' },
    code: 'missing',
    path: TLS,
    found: 'nothing',
    fix: 'add tls: { cname, kubernetesSecret }',
    good: INSECURE,
  },
  {
    when: 'models answer over TLS and over plain HTTP',
    bad: { ...KUBERNETES, ...INSECURE },
    code: 'needs',
    path: `${K8S}.allowInsecureConnections`,
    found: 'aks.tls',
    fix: 'remove allowInsecureConnections',
    good: KUBERNETES,
  },
  ...values(
    `${TLS}.cname`,
    'host',
    'no scheme, port or path',
    [
      ['https://scoring.corp.example', 'scoring.corp.example'],
      ['*.corp.example', 'a.corp.example'],
      ['scoring', 'scoring.corp'],
    ],
    KUBERNETES,
  ),
  ...values(`${TLS}.kubernetesSecret`, 'name', 'write a value of that form', [['Scoring', 'scoring']], KUBERNETES),
  {
    when: 'Microsoft is to issue the certificate of an internal load balancer',
    bad: { [TLS]: { cname: 'scoring.corp.example', leafDomainLabel: 'contoso' } },
    code: 'unknown-key',
    path: `${TLS}.leafDomainLabel`,
    found: 'leafDomainLabel',
    fix: 'remove it',
    good: CLASSIC_TLS,
    besides: [`certificate ${TLS}.certificate`],
  },
  {
    when: 'the classic front end is given a secret of the cluster',
    bad: { [TLS]: { cname: 'scoring.corp.example', kubernetesSecret: 'scoring-tls' } },
    code: 'certificate',
    path: `${TLS}.kubernetesSecret`,
    found: 'compute: classic',
    fix: 'name certificate and key in place of it',
    good: CLASSIC_TLS,
  },
  {
    when: 'the extension is told of a vault',
    bad: { ...KUBERNETES, ...CLASSIC_TLS },
    code: 'certificate',
    path: `${TLS}.key`,
    found: 'keyVaultSecret',
    fix: 'use kubernetesSecret, which leaves no key in the state',
    good: VARIABLES,
    besides: [`certificate ${TLS}.certificate`],
  },
  ...(['certificate', 'key'] as const).map(
    (key): Refusal => ({
      when: `the ${key} is left out`,
      bad: { ...CLASSIC_TLS, [`${TLS}.${key}`]: undefined },
      code: 'certificate',
      path: `${TLS}.${key}`,
      found: 'nothing',
      fix: 'add it',
      good: CLASSIC_TLS,
    }),
  ),
  ...(['certificate', 'key'] as const).map(
    (key): Refusal => ({
      when: `the ${key} is named beside a secret of the cluster`,
      bad: { ...KUBERNETES, [`${TLS}.${key}`]: { variable: 'cert' } },
      code: 'certificate',
      path: `${TLS}.${key}`,
      found: 'kubernetesSecret',
      fix: `remove ${key}`,
      good: KUBERNETES,
    }),
  ),
  ...(['certificate', 'key'] as const).flatMap((key): Refusal[] => [
    ...values(`${TLS}.${key}.variable`, 'variable', 'name the variable', [['TLS-KEY', 'tls_key']], VARIABLES),
    ...values(
      `${TLS}.${key}.keyVaultSecret`,
      'secret-id',
      "write '<id of the vault>/secrets/<name>'",
      [[`${VAULT}/cert/1`, `${VAULT}/cert`]],
      CLASSIC_TLS,
    ),
    {
      when: `the ${key} itself stands in the config`,
      bad: { ...CLASSIC_TLS, [`${TLS}.${key}`]: '-----BEGIN' },
      code: 'type',
      path: `${TLS}.${key}`,
      found: '-----BEGIN',
      fix: 'write keys and values',
      good: CLASSIC_TLS,
    },
    {
      when: `the ${key} is found nowhere`,
      bad: { ...CLASSIC_TLS, [`${TLS}.${key}`]: {} },
      code: 'one-secret',
      path: `${TLS}.${key}`,
      found: 'neither',
      fix: 'add keyVaultSecret',
      good: CLASSIC_TLS,
    },
  ]),
  ...values('compute.clusters[0].name', 'duplicate', 'rename it, or remove aks', [['Kubernetes', 'cpu']], KUBERNETES),
  ...values(`${IN}.clusterId`, 'cluster-id', 'write a value of that form', [['aks-1', ID]], EXISTING),
  ...values(`${IN}.name`, 'name', 'write a value of that form', [['aks.1', 'aks-1']], BY_NAME),
  ...values(`${IN}.resourceGroup`, 'name', 'write a value of that form', [['rg.', 'rg']], BY_NAME),
  ...values(`${IN}.subnetName`, 'name', 'write a value of that form', [['-snet', 'snet']], EXISTING),
  ...values(`${IN}.subnetName`, 'missing', 'add it', [[undefined, 'snet-aks']], EXISTING),
  ...values(`${IN}.nodes`, 'range', 'use a larger one', [[0, 1]], EXISTING),
  {
    when: 'an existing cluster is named in no way',
    bad: { aks: { existing: { name: 'aks-1', subnetName: 'snet-aks' } } },
    code: 'one-cluster',
    path: IN,
    found: 'name, subnetName',
    fix: 'add clusterId',
    good: BY_NAME,
  },
  {
    when: 'an existing cluster is named in both ways',
    bad: { ...EXISTING, [`${IN}.name`]: 'aks-1' },
    code: 'one-cluster',
    path: IN,
    found: 'clusterId',
    fix: 'remove name and resourceGroup',
    good: EXISTING,
  },
  {
    when: 'an existing cluster is of another subscription',
    bad: { ...EXISTING, 'provider.subscriptionId': '11111111-1111-1111-1111-111111111111' },
    code: 'other-subscription',
    path: `${IN}.clusterId`,
    found: '00000000-0000-0000-0000-000000000000',
    fix: 'attach a cluster of this subscription',
    good: { ...EXISTING, 'provider.subscriptionId': '00000000-0000-0000-0000-000000000000' },
  },
  {
    when: 'an existing cluster is told what a new one is told',
    bad: { ...EXISTING, 'aks.serviceCidr': '10.41.0.0/16' },
    code: 'needs',
    path: 'aks.serviceCidr',
    found: 'aks.existing',
    fix: 'remove aks.serviceCidr, or aks.existing',
    good: EXISTING,
  },
];
