import type { Change } from '../configs';
import { hidden, type Refusal, values } from './refusal';

const HOP = 'forcedTunnelling.nextHop';
const APPLIANCE = `${HOP}.appliance`;
const DIRECT = 'forcedTunnelling.direct[0]';
const WORDS = 'write one of these';
/** A config with somebody else's way out in place of a firewall of its own. */
const TUNNEL: Change = {
  outbound: 'limited',
  'firewall.packages': [],
  'firewall.hosts': [],
  forcedTunnelling: { nextHop: { appliance: '10.40.112.4' }, direct: [{ to: 'AzureMonitor', reason: 'Much of it' }] },
};
const NO_PUBLIC_IP = { 'compute.publicIp': undefined, 'compute.ssh': undefined };

const LOCK_PATH = 'forcedTunnelling.tagLock';
const EAST = 'AzureMachineLearning.EastUS2';
const CENTRAL = 'AzureMachineLearning.CentralUS';
const RENEW = "run 'secured-ml tags lock <config> --from ServiceTags_Public_….json'";
const lock = (east: readonly string[], over: object = {}) => ({
  lock: 1,
  file: 'ServiceTags_Public_20251117.json',
  cloud: 'Public',
  changeNumber: 376,
  tags: { [EAST]: east, [CENTRAL]: [] },
  ...over,
});
const LOCK = lock(['20.41.0.240/28']);
const PREFIXES: Change = {
  ...TUNNEL,
  'forcedTunnelling.direct': [],
  'forcedTunnelling.exceptions': 'prefixes',
  [LOCK_PATH]: LOCK,
};
const many = (count: number) => Array.from({ length: count }, (_, index) => `20.1.${index >> 8}.${index & 255}/32`);

const TAG_LOCK: readonly Refusal[] = [
  {
    when: 'prefixes are asked for, and no lock is named',
    bad: { ...PREFIXES, [LOCK_PATH]: undefined },
    code: 'missing',
    path: LOCK_PATH,
    found: 'exceptions: prefixes',
    fix: 'name it; run',
    good: PREFIXES,
  },
  ...values(LOCK_PATH, 'tag-lock', RENEW, [['none.tags.json', LOCK]], PREFIXES),
  ...values(LOCK_PATH, 'tag-lock', 'it is no lock of service tags; run', [[{ values: [] }, LOCK]], PREFIXES),
  ...values(LOCK_PATH, 'tag-lock', "did you mean '20.41.0.240/28'", [[lock(['20.41.0.241/28']), LOCK]], PREFIXES),
  ...(
    [
      ['other-cloud', lock([], { cloud: 'China' }), 'a lock of China', RENEW],
      ['stale-lock', lock([], { tags: { [EAST]: [] } }), `a lock without ${CENTRAL}`, RENEW],
      ['empty-lock', lock([]), `no IPv4 prefix of ${CENTRAL}, ${EAST}`, 'set exceptions: serviceTags'],
      ['range', lock(many(400)), '400 prefixes', 'set exceptions: serviceTags'],
    ] as const
  ).map(([code, bad, found, fix]) => ({
    when: `the lock is refused as ${code}`,
    bad: { ...PREFIXES, [LOCK_PATH]: bad },
    code,
    path: LOCK_PATH,
    found,
    fix,
    good: code === 'range' ? { ...PREFIXES, [LOCK_PATH]: lock(many(390)) } : PREFIXES,
  })),
  {
    when: 'a lock is named and nothing uses it',
    bad: { ...PREFIXES, 'forcedTunnelling.exceptions': 'serviceTags' },
    code: 'needs',
    path: LOCK_PATH,
    found: 'exceptions: serviceTags',
    fix: 'remove it',
    good: PREFIXES,
  },
];

/** The way out over somebody else's appliance or gateway. */
export const FORCED_TUNNELLING: readonly Refusal[] = [
  ...TAG_LOCK,
  ...values(HOP, 'missing', 'add it', [[undefined, { appliance: '10.40.112.4' }]], TUNNEL),
  ...values(HOP, 'next-hop', "did you mean 'gateway'?", [['gatway', 'gateway']], { ...TUNNEL, aks: undefined }),
  ...values(
    HOP,
    'next-hop',
    WORDS,
    [
      ['10.40.112.4', { appliance: '10.40.112.4' }],
      [4, 'gateway'],
    ],
    TUNNEL,
  ),
  ...values(APPLIANCE, 'missing', 'add it', [[undefined, '10.40.112.4']], TUNNEL),
  ...values(APPLIANCE, 'type', 'write it in quotes', [[4, '10.40.112.4']], TUNNEL),
  ...values(
    APPLIANCE,
    'appliance',
    "expected an IPv4 address such as '10.1.0.10'",
    [
      ['10.40.112.4/32', '10.40.112.4'],
      ['10.40.112.256', '10.40.112.255'],
      ['appliance', '10.40.112.4'],
    ],
    TUNNEL,
  ),
  ...values(APPLIANCE, 'appliance', 'a route leads to no public one', [['20.1.2.3', '10.1.2.3']], TUNNEL),
  ...values(APPLIANCE, 'overlap', 'name the appliance of another subnet', [['10.40.0.4', '10.40.112.4']], TUNNEL),
  {
    when: 'a key of the next hop is misspelled',
    bad: { ...TUNNEL, [HOP]: { aplliance: '10.40.112.4' } },
    code: 'unknown-key',
    path: `${HOP}.aplliance`,
    found: 'aplliance',
    fix: "did you mean 'appliance'?",
    good: TUNNEL,
    besides: [`missing ${APPLIANCE}`],
  },
  {
    when: 'everything goes to somebody else, and over a firewall of our own',
    bad: { ...TUNNEL, outbound: 'firewall' },
    code: 'one-way-out',
    path: 'forcedTunnelling',
    found: 'forcedTunnelling beside outbound: firewall',
    fix: 'set outbound: limited or open, or remove forcedTunnelling',
    good: { ...TUNNEL, outbound: 'open' },
  },
  {
    when: 'AKS has no default route in its table',
    bad: { ...TUNNEL, [HOP]: 'learned' },
    code: 'needs',
    path: HOP,
    found: 'learned, and AKS',
    fix: 'write gateway or { appliance: … }, or remove aks',
    good: { ...TUNNEL, [HOP]: 'learned', aks: undefined },
  },
  {
    when: 'some nodes have a public address, and others of the subnet have none',
    bad: { ...TUNNEL, 'compute.publicIp': undefined, 'compute.clusters[0].publicIp': { reason: 'x' } },
    code: 'mixed',
    path: 'compute.instances[0]',
    found: 'notebook-1 without publicIp, beside others that have it',
    fix: 'give compute.publicIp to all, or to none',
    good: {
      ...TUNNEL,
      'compute.publicIp': undefined,
      'compute.clusters[0].publicIp': { reason: 'x' },
      'compute.instances[0].publicIp': { reason: 'x' },
    },
  },
  ...['exceptions', 'direct'].map((key) => ({
    when: `${key} are asked for, and nodes have no public address`,
    bad: {
      ...TUNNEL,
      ...NO_PUBLIC_IP,
      'forcedTunnelling.direct': [],
      [`forcedTunnelling.${key}`]: key === 'direct' ? [{ to: 'Storage', reason: 'x' }] : 'serviceTags',
    },
    code: 'needs',
    path: `forcedTunnelling.${key}`,
    found: `${key} without compute.publicIp`,
    fix: `remove ${key}, or add compute.publicIp with its reason`,
    good: { ...TUNNEL, ...NO_PUBLIC_IP, 'forcedTunnelling.direct': [] },
  })),
  ...values(
    'forcedTunnelling.exceptions',
    'exceptions',
    "did you mean 'serviceTags'?",
    [['service-tags', 'serviceTags']],
    TUNNEL,
  ),
  ...hidden(`${DIRECT}.reason`).map((row) => ({
    ...row,
    bad: { ...TUNNEL, ...row.bad },
    good: { ...TUNNEL, ...row.good },
  })),
  ...values(`${DIRECT}.reason`, 'missing', 'add it', [[undefined, 'x']], TUNNEL),
  ...values(
    `${DIRECT}.to`,
    'tag',
    "write 'BatchNodeManagement'",
    [['BatchNodeManagement.EastUS2', 'BatchNodeManagement']],
    TUNNEL,
  ),
  ...values(
    `${DIRECT}.to`,
    'tag',
    "write 'AzureMachineLearning'",
    [['AzureMachineLearning.eastus2', 'AzureKeyVault.EastUS2']],
    TUNNEL,
  ),
  ...values(`${DIRECT}.to`, 'tag', "write 'Storage.EastUS2'", [['storage.eastus2', 'Storage.EastUS2']], TUNNEL),
  ...values(
    `${DIRECT}.to`,
    'tag',
    'set exceptions: prefixes, which writes its addresses',
    [
      ['VirtualNetwork', 'Storage'],
      ['AzureCloud.eastus2', 'Storage'],
      ['ServiceBus.EastUS2', 'Storage'],
    ],
    TUNNEL,
  ),
  ...values(`${DIRECT}.to`, 'tag', "did you mean 'AzureMonitor'?", [['AzureMonitr', 'AzureMonitor']], TUNNEL),
  ...values(
    `${DIRECT}.to`,
    'destination',
    'write a tag',
    [
      ['*.azure.com', 'AzureMonitor'],
      ['', 'AzureMonitor'],
    ],
    TUNNEL,
  ),
  ...values(`${DIRECT}.to`, 'destination', "did you mean '20.1.2.0/24'?", [['20.1.2.3/24', '20.1.2.0/24']], TUNNEL),
  ...values(`${DIRECT}.to`, 'destination', 'name those that are meant', [['0.0.0.0/0', '20.0.0.0/8']], TUNNEL),
  ...values(
    `${DIRECT}.to`,
    'destination',
    'which the Internet does not have',
    [['10.2.0.0/16', '20.2.0.0/16']],
    TUNNEL,
  ),
  {
    when: 'a destination is named twice',
    bad: {
      ...TUNNEL,
      'forcedTunnelling.direct': [
        { to: 'Storage', reason: 'x' },
        { to: 'Storage', reason: 'y' },
      ],
    },
    code: 'duplicate',
    path: 'forcedTunnelling.direct[1].to',
    found: 'Storage',
    fix: 'keep one',
    good: TUNNEL,
  },
];
