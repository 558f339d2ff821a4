import type { Change } from '../configs';
import { type Refusal, values } from './refusal';

const POD = 'aks.podCidr';
const MODE = 'aks.networkMode';
const POOL = 'aks.nodePools[0]';
const POOLS: Change = {
  'aks.nodePools': [{ name: 'models', count: 3, vmSize: 'Standard_D4s_v5', maxPods: 30, maxSurge: 1 }],
};
/** Pods outside every network; the least config has four nodes with that of an upgrade. */
const OVERLAY: Change = { [MODE]: 'overlay', [POD]: '10.244.0.0/16' };

const LONG = `rg-${'x'.repeat(60)}`;

/** Network modes and node pools of AKS. */
export const AKS_NODES: readonly Refusal[] = [
  ...values(MODE, 'network-mode', 'AKS retires kubenet on 2028-03-31: use overlay', [['kubenet', 'overlay']], {
    [POD]: '10.244.0.0/16',
  }),
  ...values(MODE, 'network-mode', 'a subnet of its own for pods is not built', [['podSubnet', 'nodeSubnet']]),
  ...values(MODE, 'network-mode', "did you mean 'overlay'?", [['Overlay', 'overlay']], { [POD]: '10.244.0.0/16' }),
  ...values(POD, 'cidr', "did you mean '10.244.0.0/16'?", [['10.244.0.1/16', '10.244.0.0/16']], OVERLAY),
  {
    when: 'an overlay has no addresses for its pods',
    bad: { [MODE]: 'overlay' },
    code: 'missing',
    path: POD,
    found: 'nothing',
    fix: 'add it, outside the network',
    good: OVERLAY,
  },
  {
    when: 'pods have addresses of the subnet and of a range of their own',
    bad: { [POD]: '10.244.0.0/16' },
    code: 'needs',
    path: POD,
    found: 'networkMode: nodeSubnet',
    fix: 'set networkMode: overlay, or remove podCidr',
    good: OVERLAY,
  },
  ...values(POD, 'public-range', 'choose a private range', [['8.8.0.0/16', '100.64.0.0/16']], OVERLAY),
  ...values(
    POD,
    'overlap',
    'choose another range',
    [
      ['172.30.0.0/16', '172.29.0.0/16'],
      ['172.31.0.0/20', '172.28.0.0/20'],
    ],
    OVERLAY,
  ),
  ...values(
    POD,
    'overlap',
    'choose blocks that do not touch',
    [
      ['10.40.128.0/20', '10.42.128.0/20'],
      ['10.41.0.0/20', '10.42.0.0/20'],
      ['10.0.16.0/20', '10.1.16.0/20'],
    ],
    { ...OVERLAY, 'aks.scoringFrom': [] },
  ),
  ...values(POD, 'too-small', 'use /22', [['10.244.0.0/23', '10.244.0.0/22']], OVERLAY),
  ...values(POD, 'too-small', 'use /21', [['10.244.0.0/22', '10.244.0.0/21']], { ...OVERLAY, ...POOLS }),
  ...values(
    'aks.scoringFrom[0]',
    'overlap',
    'name the block that callers come from',
    [['10.244.8.0/24', '10.245.8.0/24']],
    OVERLAY,
  ),
  ...(['resourceGroup', 'virtualNetwork'] as const).map(
    (key): Refusal => ({
      when: `names.${key} has 63 characters, and overlay is not asked for; one more with an overlay`,
      bad: { ...OVERLAY, [`names.${key}`]: `${LONG}x` },
      code: 'name',
      path: `names.${key}`,
      found: LONG,
      fix: 'choose a shorter name, or networkMode: nodeSubnet',
      good: { ...OVERLAY, [`names.${key}`]: LONG },
    }),
  ),
  ...values(
    `${POOL}.name`,
    'name',
    'write a value of that form',
    [
      ['TooLongPoolName1', 'pool1'],
      ['1pool', 'p1'],
      ['my_pool', 'mypool'],
      ['abcdefghijklm', 'abcdefghijkl'],
    ],
    POOLS,
  ),
  ...values(`${POOL}.name`, 'duplicate', 'rename it', [['system', 'systems']], POOLS),
  {
    when: 'two pools have one name',
    bad: { 'aks.nodePools': [1, 2].map(() => ({ name: 'models', count: 1, vmSize: 'Standard_D4s_v5' })) },
    code: 'duplicate',
    path: 'aks.nodePools[1].name',
    found: 'models',
    fix: 'rename it',
    good: { 'aks.nodePools': [1, 2].map((n) => ({ name: `models${n}`, count: 1, vmSize: 'Standard_D4s_v5' })) },
  },
  ...values(`${POOL}.count`, 'range', 'use a larger one', [[0, 1]], POOLS),
  ...values(`${POOL}.vmSize`, 'vm-size', 'write a value of that form', [['D4s_v5', 'Standard_D4s_v5']], POOLS),
  ...values(`${POOL}.maxPods`, 'range', 'use a larger one', [[9, 10]], POOLS),
  ...values(`${POOL}.maxPods`, 'range', 'use 15 or more', [[14, 15]], { ...POOLS, [`${POOL}.count`]: 2 }),
  ...values(`${POOL}.maxSurge`, 'range', 'use a smaller one', [[101, 100]], POOLS),
  ...(
    [
      ["lies in the range of Docker's bridge", '172.17.4.0/24', '172.17.4.10', '172.18.4.0/24', '172.18.4.10'],
      ["lies around the range of Docker's bridge", '172.16.0.0/15', '172.16.0.10', '172.18.0.0/15', '172.18.0.10'],
    ] as const
  ).map(([what, bad, badDns, good, goodDns]) => ({
    when: `the service range ${what}, and another bridge is named`,
    bad: { 'aks.dockerBridgeCidr': '192.168.99.1/24', 'aks.serviceCidr': bad, 'aks.dnsServiceIp': badDns },
    code: 'overlap',
    path: 'aks.serviceCidr',
    found: bad,
    fix: 'choose blocks that do not touch',
    good: { 'aks.dockerBridgeCidr': '192.168.99.1/24', 'aks.serviceCidr': good, 'aks.dnsServiceIp': goodDns },
  })),
];
