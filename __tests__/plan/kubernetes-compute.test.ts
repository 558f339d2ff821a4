import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, plan } from '../support/plans';

type Aks = NonNullable<WorkspaceProps['aks']>;

const TLS = { cname: 'scoring.corp.example', kubernetesSecret: 'scoring-tls' } as const;
const aks = (over: Partial<Aks> = {}, more: Partial<WorkspaceProps> = {}) =>
  plan({ aks: { ...AKS, compute: 'kubernetes', tls: TLS, ...over } as Aks, ...more });
const settings = (over: Partial<Aks> = {}) => aks(over).aks?.kubernetes?.settings;

/** What Azure's command line writes for every cluster of AKS. */
const ALWAYS = {
  domain: 'eastus2.cloudapp.azure.com',
  location: 'eastus2',
  jobSchedulerLocation: 'eastus2',
  'servicebus.enabled': 'false',
  'relayserver.enabled': 'false',
  'nginxIngress.enabled': 'true',
};
const INTERNAL = {
  inferenceRouterServiceType: 'LoadBalancer',
  internalLoadBalancerProvider: 'azure',
  'scoringFe.serviceType.internalLoadBalancer': 'true',
};

describe('settings of the extension', () => {
  test('are those that the command line would write, with a certificate that the cluster holds', () => {
    expect(settings()).toEqual({
      ...ALWAYS,
      ...INTERNAL,
      enableTraining: 'true',
      enableInference: 'true',
      sslCname: 'scoring.corp.example',
      sslSecret: 'scoring-tls',
      'scoringFe.sslSecret': 'scoring-tls',
    });
  });

  test('ask for no front end where models are only trained', () => {
    expect(settings({ tls: undefined, kubernetes: { workloads: ['training'] } })).toEqual({
      ...ALWAYS,
      enableTraining: 'true',
      enableInference: 'false',
    });
  });

  test('say that plain HTTP is meant', () => {
    const kubernetes = { workloads: ['inference' as const], allowInsecureConnections: { reason: 'a test needs it' } };
    expect(settings({ tls: undefined, kubernetes })).toEqual({
      ...ALWAYS,
      ...INTERNAL,
      enableTraining: 'false',
      enableInference: 'true',
      allowInsecureConnections: 'true',
    });
  });

  test('count the nodes of all pools before they do without three front ends', () => {
    const small = { clusterPurpose: 'DevTest', inferenceRouterHA: 'false' };
    const nodes = { ...AKS.nodes, count: 1, maxPods: 40 };
    const nodePools = [{ name: 'models', count: 2, vmSize: 'Standard_D4s_v5' }];
    expect(settings({ nodes })).toMatchObject(small);
    expect(settings({ nodes, nodePools })).not.toHaveProperty('inferenceRouterHA');
  });

  test('install what GPUs need where an instance type has some', () => {
    const type = { name: 'gpu', cpu: '4', memory: '16Gi' };
    expect(settings({ kubernetes: { instanceTypes: [{ ...type, gpus: 1 }] } })).toMatchObject({
      installNvidiaDevicePlugin: 'true',
    });
    expect(settings({ kubernetes: { instanceTypes: [type] } })).not.toHaveProperty('installNvidiaDevicePlugin');
  });

  test('never hold a key: it goes beside them, from variables', () => {
    const tls = { cname: 'scoring.corp.example', certificate: { variable: 'cert' }, key: { variable: 'cert_key' } };
    const { kubernetes } = aks({ tls }).aks ?? {};
    expect(kubernetes?.certificate).toEqual({ certificate: { variable: 'cert' }, key: { variable: 'cert_key' } });
    expect(Object.keys(kubernetes?.settings ?? {}).filter((key) => /ssl/i.test(key))).toEqual(['sslCname']);
  });
});

test('instance types promise what they limit, limit GPUs alone, and choose nodes by their pool', () => {
  const instanceTypes = [
    { name: 'cpu', cpu: '2', memory: '4Gi' },
    { name: 'gpu', cpu: '4', memory: '16Gi', gpus: 2, nodePool: 'system' },
  ];
  expect(aks({ kubernetes: { instanceTypes } }).aks?.kubernetes?.instanceTypes).toEqual({
    cpu: { resources: { requests: { cpu: '2', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } } },
    gpu: {
      nodeSelector: { 'kubernetes.azure.com/agentpool': 'system' },
      resources: {
        requests: { cpu: '4', memory: '16Gi' },
        limits: { cpu: '4', memory: '16Gi', 'nvidia.com/gpu': '2' },
      },
    },
  });
});

describe('callers of scoring', () => {
  const ports = (over: Partial<Aks>) =>
    aks({ scoringFrom: ['10.0.4.0/24'], ...over })
      .subnets.find(({ kind }) => kind === 'aks')
      ?.rules?.find(({ name }) => name === 'AllowScoring')?.ports;
  const insecure = { allowInsecureConnections: { reason: 'a test needs it' } };

  test.each<[string, Partial<Aks>, string[] | undefined]>([
    ['443 where there is a certificate', {}, ['443']],
    ['80 where plain HTTP is meant', { tls: undefined, kubernetes: insecure }, ['80']],
    ['nothing where models are only trained', { tls: undefined, kubernetes: { workloads: ['training'] } }, undefined],
    ['both at the classic front end, as ever', { compute: 'classic', tls: undefined }, ['80', '443']],
    [
      '443 at the classic front end with a certificate',
      { compute: 'classic', tls: { cname: 'a.b.cd', certificate: { variable: 'c' }, key: { variable: 'k' } } },
      ['443'],
    ],
  ])('reach %s', (_, over, expected) => {
    expect(ports(over)).toEqual(expected);
  });
});

describe('hosts of the extension', () => {
  const rules = (over: Partial<Aks> = {}, more: Partial<WorkspaceProps> = {}) => {
    const { egress } = aks(over, { outbound: 'firewall', ...more });
    if (egress.by !== 'firewall') throw new Error('a firewall was asked for');
    return egress.rules.application.find(({ name }) => name === 'kubernetes-compute')?.rules ?? [];
  };
  const names = (...args: Parameters<typeof rules>) => rules(...args).map(({ name }) => name);

  test('are let out for the nodes of the cluster alone', () => {
    const all = rules();
    expect(all.map(({ name }) => name)).toEqual([
      'extension-configuration',
      'extension-agents',
      'system-logs',
      'training-packages',
      'training-patches',
    ]);
    expect(all[0]?.hosts).toEqual(['eastus2.dp.kubernetesconfiguration.azure.com']);
    expect([...new Set(all.map(({ from }) => `${from}`))]).toEqual(['10.40.128.0/24']);
  });

  test('are fewer where nothing is trained, and none for the classic attachment', () => {
    expect(names({ kubernetes: { workloads: ['inference'] } })).toEqual([
      'extension-configuration',
      'extension-agents',
      'system-logs',
    ]);
    expect(names({ compute: 'classic', tls: undefined })).toEqual([]);
  });

  test('are not named twice where a group of packages has them', () => {
    expect(names({}, { firewall: { packages: ['python'] } })).not.toContain('training-packages');
  });
});

test.each<[string, Partial<Aks>, readonly string[]]>([
  ['the certificate is the cluster’s', {}, ['scoring endpoint (internal)', 'AKS, its API included']],
  [
    'plain HTTP is meant',
    { tls: undefined, kubernetes: { allowInsecureConnections: { reason: 'a test needs it' } } },
    ['scoring endpoint (internal)', 'scoring over plain HTTP'],
  ],
  [
    'the key comes in a variable',
    { tls: { cname: 'a.b.cd', certificate: { variable: 'c' }, key: { variable: 'k' } } },
    ['key of the scoring endpoint'],
  ],
])('where %s, the doors say so', (_, over, expected) => {
  expect(aks(over).doors.map(({ what }) => what)).toEqual(expect.arrayContaining([...expected]));
});

test('nobody scores where models are only trained', () => {
  const { doors, notices } = aks({ kubernetes: { workloads: ['training'] } });
  expect(doors.map(({ what }) => what)).not.toContain('scoring endpoint (internal)');
  expect(notices.map(({ path, text }) => `${path.join('.')}: ${text}`)).toContain(
    'aks.tls: not used: the cluster answers no scoring',
  );
});
