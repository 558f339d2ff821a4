import { type Refusal, values } from './refusal';

const SPACE = 'network.addressSpace';
const PINS = 'network.subnets';
/** Nothing of the full config lies in the way of another address space. */
const ALONE = { 'network.reserved': [], aks: undefined };

const notBlock = (path: string) =>
  values(path, 'cidr', 'expected an IPv4 block such as', [
    ['10.0.0.0', '10.60.0.0/16'],
    ['10.60.0.0/33', '10.60.0.0/22'],
    ['256.0.0.0/8', '10.60.0.0/16'],
    ['default', '10.60.0.0/16'],
    ['fd00::/64', '10.60.0.0/16'],
    ['', '10.60.0.0/16'],
  ]);

/** The address space, what is reserved and the pinned subnets: each alone, and each against the others. */
export const ADDRESSES: readonly Refusal[] = [
  ...notBlock(SPACE),
  ...notBlock('network.reserved[0]'),
  ...values(SPACE, 'cidr', "did you mean '10.40.0.0/16'?", [['10.40.0.1/16', '10.40.0.0/16']]),
  ...values(SPACE, 'cidr', "did you mean '10.0.0.0/16'?", [['10.0/16', '10.40.0.0/16']]),
  ...values(SPACE, 'cidr', "did you mean '8.0.0.0/8'?", [['010.0.0.0/8', '10.40.0.0/16']]),
  ...values(SPACE, 'cidr', 'expected an IPv4 block', [['10.40.0.0/-1', '10.40.0.0/16']]),
  ...values(SPACE, 'range', 'choose another size', [['20.0.0.0/7', '20.0.0.0/8']], ALONE),
  {
    when: 'the address space is smaller than the smallest subnet',
    bad: { ...ALONE, [SPACE]: '10.40.0.0/30' },
    code: 'range',
    path: SPACE,
    found: '10.40.0.0/30',
    fix: 'choose another size',
    good: { ...ALONE, [SPACE]: '10.40.0.0/24' },
    besides: [`does-not-fit ${SPACE}`],
  },
  ...[
    ['0.0.0.0/8', '1.0.0.0/8'],
    ['127.0.0.0/16', '126.0.0.0/16'],
    ['168.63.129.0/24', '168.63.130.0/24'],
    ['169.254.0.0/16', '169.253.0.0/16'],
    ['224.0.0.0/8', '223.0.0.0/8'],
    ['255.255.255.0/24', '223.255.255.0/24'],
    ['172.17.0.0/16', '172.18.0.0/16'],
    ['172.16.0.0/12', '172.24.0.0/13'],
  ].flatMap((pair) =>
    values(
      SPACE,
      'overlap',
      'choose a block of 10.0.0.0/8 or 192.168.0.0/16 that is free',
      [pair as [string, string]],
      ALONE,
    ),
  ),
  ...[
    ['172.30.0.0/16', '172.29.0.0/16'],
    ['172.31.0.0/16', '172.28.0.0/16'],
    ['192.0.0.0/16', '192.1.0.0/16'],
  ].flatMap((pair) => values(SPACE, 'overlap', 'choose a block of 10.0.0.0/8', [pair as [string, string]])),
  {
    when: 'a reserved range lies in the address space',
    bad: { 'network.reserved': ['10.0.0.0/16', '10.40.255.0/24'] },
    code: 'overlap',
    path: 'network.reserved[1]',
    found: '10.40.255.0/24',
    fix: 'choose blocks that do not touch',
    good: { 'network.reserved': ['10.0.0.0/16', '10.39.255.0/24'] },
  },
  {
    when: 'the address space lies in a reserved range',
    bad: { 'network.reserved': ['10.32.0.0/12'], 'aks.serviceCidr': '10.64.0.0/16', 'aks.dnsServiceIp': '10.64.0.10' },
    code: 'overlap',
    path: 'network.reserved[0]',
    found: '10.32.0.0/12',
    fix: 'choose blocks that do not touch',
    good: { 'network.reserved': ['10.48.0.0/12'], 'aks.serviceCidr': '10.64.0.0/16', 'aks.dnsServiceIp': '10.64.0.10' },
  },
  ...['compute', 'aks', 'privateEndpoints', 'firewall', 'firewallManagement'].flatMap((kind) => [
    ...values(`${PINS}.${kind}`, 'cidr', "did you mean '10.40.1.0/24'?", [['10.40.1.1/24', '10.40.1.0/24']]),
    ...values(`${PINS}.${kind}`, 'outside', 'move it inside, or widen the address space', [
      ['10.42.0.0/24', '10.40.1.0/24'],
    ]),
  ]),
  ...values(`${PINS}.firewall`, 'too-small', 'use 10.40.1.0/26', [['10.40.1.0/27', '10.40.1.0/26']]),
  ...values(`${PINS}.firewall`, 'too-small', 'use 10.40.1.64/26', [['10.40.1.96/27', '10.40.1.64/26']]),
  {
    when: 'a pinned subnet is a /30',
    bad: { [`${PINS}.privateEndpoints`]: '10.40.1.4/30' },
    code: 'too-small',
    path: `${PINS}.privateEndpoints`,
    found: '10.40.1.4/30',
    fix: 'use 10.40.1.0/29',
    good: { [`${PINS}.privateEndpoints`]: '10.40.1.0/28' },
  },
  {
    when: 'the address space lies in a pinned subnet',
    bad: { [`${PINS}.compute`]: '10.32.0.0/12' },
    code: 'outside',
    path: `${PINS}.compute`,
    found: '10.32.0.0/12',
    fix: 'move it inside, or widen the address space',
    good: { [`${PINS}.compute`]: '10.40.0.0/18' },
    besides: [`does-not-fit ${SPACE}`],
  },
  {
    when: 'two pinned subnets overlap',
    bad: { [PINS]: { compute: '10.40.1.0/24', aks: '10.40.1.0/25' }, 'aks.nodes.maxPods': 10 },
    code: 'overlap',
    path: `${PINS}.aks`,
    found: '10.40.1.0/25',
    fix: 'choose blocks that do not touch',
    good: { [PINS]: { compute: '10.40.1.0/24', aks: '10.40.2.0/25' }, 'aks.nodes.maxPods': 10 },
  },
  {
    when: 'the same block is pinned twice',
    bad: { [PINS]: { compute: '10.40.1.0/24', firewall: '10.40.1.0/24' } },
    code: 'overlap',
    path: `${PINS}.firewall`,
    found: '10.40.1.0/24',
    fix: 'choose blocks that do not touch',
    good: { [PINS]: { compute: '10.40.1.0/24', firewall: '10.40.2.0/24' } },
  },
  {
    when: 'a pinned subnet has no room for the nodes',
    bad: { [PINS]: { compute: '10.40.0.0/28' }, 'compute.clusters[0].maxNodes': 11 },
    code: 'too-small',
    path: `${PINS}.compute`,
    found: "10.40.0.0/28, 11 addresses without Azure's 5",
    fix: 'use /27 or larger, or fewer of them',
    good: { [PINS]: { compute: '10.40.0.0/28' }, 'compute.clusters[0].maxNodes': 10 },
  },
  {
    when: 'the example of the AKS documents gets a /22',
    bad: { [PINS]: { aks: '10.40.128.0/22' }, 'aks.nodes.count': 50 },
    code: 'too-small',
    path: `${PINS}.aks`,
    found: "10.40.128.0/22, 1019 addresses without Azure's 5",
    fix: 'use /21 or larger, or fewer of them',
    good: { [PINS]: { aks: '10.40.128.0/21' }, 'aks.nodes.count': 50 },
  },
  {
    when: 'the nodes need more than their part of the address space',
    bad: { ...ALONE, [SPACE]: '10.40.0.0/24', 'compute.clusters[0].maxNodes': 59 },
    code: 'does-not-fit',
    path: SPACE,
    found: '10.40.0.0/24, 256 addresses',
    fix: 'pin the blocks: network.subnets: { compute: 10.40.0.0/25, firewall: 10.40.0.128/26, privateEndpoints: 10.40.0.192/28 }',
    good: { ...ALONE, [SPACE]: '10.40.0.0/24', 'compute.clusters[0].maxNodes': 58 },
  },
  {
    when: 'the nodes need more than the address space',
    bad: { ...ALONE, [SPACE]: '10.40.0.0/24', 'compute.clusters[0].maxNodes': 251 },
    code: 'does-not-fit',
    path: SPACE,
    found: '10.40.0.0/24, 256 addresses',
    fix: 'widen the address space, or plan for fewer nodes',
    good: { ...ALONE, [SPACE]: '10.40.0.0/22', 'compute.clusters[0].maxNodes': 250 },
  },
  ...values('access.clientIps[0]', 'client-ip', 'name the public address that the client is seen with', [
    ['10.0.0.1', '11.0.0.1'],
    ['172.31.0.1', '172.32.0.1'],
    ['192.168.1.0/24', '192.167.1.0/24'],
    ['100.64.0.1', '100.128.0.1'],
    ['127.0.0.1', '128.0.0.1'],
    ['169.254.1.1', '169.253.1.1'],
    ['168.63.129.16', '168.63.129.17'],
  ]),
  ...values('access.clientIps[0]', 'client-ip', "name the clients' own, /8 at the largest", [
    ['0.0.0.0/0', '8.0.0.0/8'],
    ['8.0.0.0/7', '8.0.0.0/8'],
  ]),
  ...values('access.clientIps[0]', 'client-ip', 'expected an IPv4', [
    ['2001:db8::1', '203.0.113.7/32'],
    ['::/0', '203.0.113.6/31'],
    ['vpn.example.com', '203.0.113.4/30'],
    ['203.0.113.7/33', '203.0.113.7'],
  ]),
  {
    when: 'more clients are named than a storage account takes',
    bad: { 'access.clientIps': clients(401) },
    code: 'range',
    path: 'access.clientIps',
    found: '401 addresses and blocks',
    fix: 'write neighbours as one block',
    good: { 'access.clientIps': clients(400) },
  },
];

function clients(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `20.0.${index >> 8}.${index & 255}`);
}
