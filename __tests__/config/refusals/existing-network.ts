import { keysAt } from '../../../src/config/json-schema';
import { type Refusal, values } from './refusal';

const EXISTING = 'network.existing';
const SUBNETS = `${EXISTING}.subnets`;
const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-network/providers/Microsoft.Network`;
const NETWORK = `${GROUP}/virtualNetworks/vnet-hub`;
const COMPUTE = { name: 'snet-compute', addressPrefix: '10.60.1.0/24' };
const ENDPOINTS = { name: 'snet-endpoints', addressPrefix: '10.60.2.0/24' };
const AKS = { name: 'snet-aks', addressPrefix: '10.60.4.0/24' };
const FOUND = {
  name: 'vnet-hub',
  resourceGroup: 'rg-network',
  addressSpace: ['10.60.0.0/16'],
  subnets: { compute: COMPUTE, privateEndpoints: ENDPOINTS, aks: AKS },
};
/** The full config in somebody else's network. */
export const IN = {
  'network.addressSpace': undefined,
  'network.subnets': undefined,
  outbound: 'limited',
  'firewall.packages': [],
  'firewall.hosts': [],
  [EXISTING]: FOUND,
};
const PAST_DOCKER = {
  compute: { ...COMPUTE, addressPrefix: '172.18.1.0/24' },
  privateEndpoints: { ...ENDPOINTS, addressPrefix: '172.18.2.0/24' },
};
const inside = (existing: object) => ({ ...IN, [EXISTING]: { ...FOUND, ...existing } });
const subnets = (over: object) => inside({ subnets: { ...FOUND.subnets, ...over } });

/** A network and subnets that somebody else owns. */
export const EXISTING_NETWORK: readonly Refusal[] = [
  ...values(
    `${EXISTING}.id`,
    'azure-id',
    'expected the id of a virtual network, /subscriptions/<subscription id>/',
    [
      ['vnet-hub', NETWORK],
      [`${NETWORK}/subnets/snet`, NETWORK.toLowerCase()],
      [NETWORK.replace(SUBSCRIPTION, 'mine'), NETWORK.toUpperCase()],
      [`${NETWORK}\n`, NETWORK],
      [NETWORK.replace('vnet-hub', '${file("x")}'), NETWORK],
    ].map(([bad, good]) => [bad, good] as const),
    inside({ name: undefined, resourceGroup: undefined }),
  ),
  ...values(`${EXISTING}.name`, 'name', 'write a value of that form', [['v', 'vn']], IN),
  ...values(`${EXISTING}.resourceGroup`, 'name', 'write a value of that form', [['rg.', 'rg']], IN),
  ...values(
    `${EXISTING}.addressSpace[0]`,
    'cidr',
    "did you mean '10.60.0.0/16'?",
    [['10.60.0.1/16', '10.60.0.0/16']],
    IN,
  ),
  ...values(`${EXISTING}.dnsServers`, 'type', 'write a list', [['10.0.0.4', ['10.0.0.4']]], IN),
  ...values(
    `${EXISTING}.dnsServers[0]`,
    'address',
    'expected an IPv4 address',
    [['dns.corp', '10.0.0.4']],
    inside({ dnsServers: ['10.0.0.5'] }),
  ),
  ...values(`${EXISTING}.securityGroups`, 'owned-by', 'write one of these', [['theirs', 'owner']], IN),
  ...values(`${EXISTING}.wayOut`, 'owned-by', 'write one of these', [['none', 'ours']], IN),
  ...keysAt(['network', 'existing', 'subnets']).flatMap((kind) => {
    const at = `${SUBNETS}.${kind}`;
    const given = subnets({ [kind]: { name: `snet-${kind}`, addressPrefix: '10.60.8.0/24' } });
    const id = `${NETWORK}/subnets/snet-${kind}`;
    return [
      ...values(`${at}.id`, 'azure-id', 'expected the id of a subnet', [[NETWORK, id]], {
        ...subnets({ [kind]: { addressPrefix: '10.60.8.0/24' } }),
      }),
      ...values(`${at}.name`, 'name', 'write a value of that form', [['snet/1', 'snet-1']], given),
      ...values(`${at}.addressPrefix`, 'cidr', 'expected an IPv4 block', [['10.60.8.0', '10.60.8.0/24']], given),
    ];
  }),
  ...values(EXISTING, 'type', 'write keys and values', [['vnet-hub', FOUND]], IN),
  ...values(`${EXISTING}.addressSpace`, 'missing', 'add it', [[undefined, ['10.60.0.0/16']]], IN),
  ...values(SUBNETS, 'missing', 'add it', [[undefined, FOUND.subnets]], IN),
  {
    when: 'there is no network at all',
    bad: { 'network.addressSpace': undefined },
    code: 'missing',
    path: 'network.addressSpace',
    found: 'nothing',
    fix: 'add it',
    good: IN,
  },
  {
    when: 'an address space stands beside a network that exists',
    bad: { ...IN, 'network.addressSpace': '10.40.0.0/16' },
    code: 'mixed',
    path: 'network.addressSpace',
    found: '10.40.0.0/16',
    fix: 'remove it, or remove network.existing',
    good: IN,
  },
  {
    when: 'a pin stands beside a network that exists',
    bad: { ...IN, 'network.subnets': { compute: '10.60.1.0/24' } },
    code: 'mixed',
    path: 'network.subnets.compute',
    found: '10.60.1.0/24',
    fix: 'write it as network.existing.subnets.compute.addressPrefix',
    good: IN,
  },
  {
    when: 'we would route what the owner routes',
    bad: {
      ...inside({ wayOut: 'owner' }),
      'aks.publicApiServer': undefined,
      'compute.publicIp': undefined,
      'compute.ssh': undefined,
      forcedTunnelling: { nextHop: { appliance: '10.0.1.4' } },
    },
    code: 'mixed',
    path: 'forcedTunnelling',
    found: 'forcedTunnelling, and network.existing.wayOut: owner',
    fix: 'remove one of the two',
    good: { ...inside({ wayOut: 'owner' }), 'aks.publicApiServer': undefined },
  },
  {
    when: 'a firewall of ours would stand in the network of somebody else',
    bad: { ...IN, outbound: 'firewall' },
    code: 'needs',
    path: 'outbound',
    found: 'outbound: firewall, and network.existing.wayOut: ours',
    fix: 'set network.existing.wayOut: owner',
    good: { ...inside({ wayOut: 'owner' }), outbound: 'firewall', 'aks.publicApiServer': undefined },
  },
  {
    when: 'nodes come to a public API server by a way out that is not ours',
    bad: inside({ wayOut: 'owner' }),
    code: 'needs',
    path: 'aks.publicApiServer',
    found: 'a public API server, and network.existing.wayOut: owner',
    fix: 'keep the API server private',
    good: { ...inside({ wayOut: 'owner' }), 'aks.publicApiServer': undefined },
  },
  {
    when: 'the network has an id and a name',
    bad: inside({ id: NETWORK, resourceGroup: undefined }),
    code: 'mixed',
    path: `${EXISTING}.name`,
    found: 'vnet-hub',
    fix: 'remove one of the two',
    good: inside({ id: NETWORK, name: undefined, resourceGroup: undefined }),
  },
  {
    when: 'the network has an id and a resource group',
    bad: inside({ id: NETWORK, name: undefined }),
    code: 'mixed',
    path: `${EXISTING}.resourceGroup`,
    found: 'rg-network',
    fix: 'remove one of the two',
    good: inside({ id: NETWORK, name: undefined, resourceGroup: undefined }),
  },
  {
    when: 'the network has a name and no resource group',
    bad: inside({ resourceGroup: undefined }),
    code: 'missing',
    path: `${EXISTING}.resourceGroup`,
    found: 'nothing',
    fix: 'add it',
    good: IN,
  },
  {
    when: 'the network is of another subscription than the workspace',
    bad: {
      ...inside({ id: NETWORK, name: undefined, resourceGroup: undefined }),
      'provider.subscriptionId': '11111111-1111-1111-1111-111111111111',
    },
    code: 'subscription',
    path: `${EXISTING}.id`,
    found: NETWORK.slice(0, 100),
    fix: 'use a network of that subscription',
    good: {
      ...inside({ id: NETWORK, name: undefined, resourceGroup: undefined }),
      'provider.subscriptionId': SUBSCRIPTION,
    },
  },
  {
    when: 'a subnet that is needed is not named',
    bad: subnets({ privateEndpoints: undefined }),
    code: 'missing',
    path: `${SUBNETS}.privateEndpoints`,
    found: 'nothing',
    fix: 'add it',
    good: IN,
  },
  {
    when: 'a subnet has neither id nor name',
    bad: subnets({ compute: { addressPrefix: '10.60.1.0/24' } }),
    code: 'missing',
    path: `${SUBNETS}.compute.name`,
    found: 'nothing',
    fix: 'add it',
    good: IN,
  },
  {
    when: 'a subnet has id and name',
    bad: subnets({ compute: { ...COMPUTE, id: `${NETWORK}/subnets/snet-compute` } }),
    code: 'mixed',
    path: `${SUBNETS}.compute.name`,
    found: 'snet-compute',
    fix: 'remove one of the two',
    good: subnets({ compute: { addressPrefix: '10.60.1.0/24', id: `${NETWORK}/subnets/snet-compute` } }),
  },
  {
    when: 'a subnet is of another network',
    bad: subnets({ compute: { addressPrefix: '10.60.1.0/24', id: `${NETWORK}-2/subnets/snet-compute` } }),
    code: 'outside',
    path: `${SUBNETS}.compute.id`,
    found: NETWORK.slice(0, 100),
    fix: 'name a subnet of that network',
    good: subnets({ compute: { addressPrefix: '10.60.1.0/24', id: `${NETWORK}/subnets/snet-compute` } }),
  },
  {
    when: 'one subnet is named for two kinds, whatever its case',
    bad: subnets({ privateEndpoints: { name: 'SNET-compute', addressPrefix: '10.60.2.0/24' } }),
    code: 'duplicate',
    path: `${SUBNETS}.privateEndpoints.name`,
    found: 'SNET-compute',
    fix: 'name another subnet than network.existing.subnets.compute',
    good: IN,
  },
  {
    when: 'computes would live in a subnet that Azure keeps for something',
    bad: subnets({ compute: { name: 'gatewaysubnet', addressPrefix: '10.60.1.0/24' } }),
    code: 'reserved-name',
    path: `${SUBNETS}.compute.name`,
    found: 'gatewaysubnet',
    fix: 'name another subnet',
    good: IN,
  },
  {
    when: 'a subnet that exists lies outside its network',
    bad: subnets({ compute: { ...COMPUTE, addressPrefix: '10.61.1.0/24' } }),
    code: 'outside',
    path: `${SUBNETS}.compute.addressPrefix`,
    found: '10.61.1.0/24',
    fix: 'move it inside, or widen the address space',
    good: {
      ...inside({
        addressSpace: ['10.60.0.0/16', '10.61.0.0/16'],
        subnets: { ...FOUND.subnets, compute: { ...COMPUTE, addressPrefix: '10.61.1.0/24' } },
      }),
    },
  },
  {
    when: 'two subnets that exist overlap',
    bad: subnets({ compute: { ...COMPUTE, addressPrefix: '10.60.2.0/25' } }),
    code: 'overlap',
    path: `${SUBNETS}.privateEndpoints.addressPrefix`,
    found: '10.60.2.0/24',
    fix: 'choose blocks that do not touch',
    good: IN,
  },
  {
    when: 'blocks of a network that exists overlap',
    bad: inside({ addressSpace: ['10.60.0.0/16', '10.60.0.0/20'] }),
    code: 'overlap',
    path: `${EXISTING}.addressSpace[1]`,
    found: '10.60.0.0/20',
    fix: 'choose blocks that do not touch',
    good: inside({ addressSpace: ['10.60.0.0/16', '10.61.0.0/20'] }),
  },
  {
    when: 'a subnet that exists has no room for the nodes',
    bad: { ...subnets({ compute: { ...COMPUTE, addressPrefix: '10.60.1.0/28' } }), 'compute.clusters[0].maxNodes': 11 },
    code: 'too-small',
    path: `${SUBNETS}.compute.addressPrefix`,
    found: "10.60.1.0/28, 11 addresses without Azure's 5",
    fix: 'use /27 or larger, or fewer of them',
    good: {
      ...subnets({ compute: { ...COMPUTE, addressPrefix: '10.60.1.0/28' } }),
      'compute.clusters[0].maxNodes': 10,
    },
  },
  {
    when: 'computes would live where Docker has its bridge',
    bad: {
      ...inside({
        addressSpace: ['172.16.0.0/12'],
        subnets: { ...PAST_DOCKER, compute: { ...COMPUTE, addressPrefix: '172.17.1.0/24' } },
      }),
      'aks.dockerBridgeCidr': undefined,
      aks: undefined,
    },
    code: 'overlap',
    path: `${SUBNETS}.compute.addressPrefix`,
    found: '172.17.1.0/24',
    fix: 'choose blocks that do not touch',
    good: { ...inside({ addressSpace: ['172.16.0.0/12'], subnets: PAST_DOCKER }), aks: undefined },
  },
  {
    when: 'AKS would live in a network with a range that it keeps for itself',
    bad: {
      ...inside({ addressSpace: ['10.60.0.0/16', '172.30.0.0/24'] }),
    },
    code: 'overlap',
    path: `${EXISTING}.addressSpace[1]`,
    found: '172.30.0.0/24',
    fix: 'ask its owner for another network',
    good: inside({ addressSpace: ['10.60.0.0/16', '172.29.0.0/24'] }),
  },
];
