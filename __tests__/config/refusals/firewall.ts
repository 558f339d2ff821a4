import { hidden, type Refusal, values } from './refusal';

const FW = 'firewall.existing';
const PEER = 'network.peerings';
const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';
const HUB = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub`;
const POLICY = HUB.replace('virtualNetworks/hub', 'firewallPolicies/afwp');
const PEERING = { id: HUB, addressSpace: ['10.0.0.0/16'] };
const EXISTING = { policyId: POLICY, privateAddress: '10.0.1.4', publicAddress: '20.1.2.3' };
/** The full config as a spoke of a hub. */
const SPOKE = { 'network.reserved': [], [PEER]: [PEERING], [FW]: EXISTING };
const existing = (over: object) => ({ ...SPOKE, [FW]: { ...EXISTING, ...over } });
const peering = (over: object) => ({ ...SPOKE, [PEER]: [{ ...PEERING, ...over }] });
const NAMED = existing({ policyId: undefined, policyName: 'afwp', resourceGroup: 'rg-hub' });
const CLASSIC = {
  ...existing({ policyId: undefined, firewallName: 'afw-hub', resourceGroup: 'rg-hub' }),
  'firewall.classicRules': true,
};
const why = (key: string) => [
  ...values(`${PEER}[0].${key}.reason`, 'range', 'write one', [['', 'x']], peering({ [key]: { reason: 'x' } })),
  ...hidden(`${PEER}[0].${key}.reason`)
    .slice(0, 1)
    .map((row) => ({
      ...row,
      bad: { ...peering({ [key]: { reason: 'x' } }), ...row.bad },
      good: { ...peering({ [key]: { reason: 'x' } }), ...row.good },
    })),
];

/** Whose firewall it is, of which tier, and the networks that ours is peered with. */
export const FIREWALL: readonly Refusal[] = [
  {
    when: 'some nodes behind a firewall have a public address, and others of the subnet have none',
    bad: { 'compute.publicIp': undefined, 'compute.clusters[0].publicIp': { reason: 'x' } },
    code: 'mixed',
    path: 'compute.instances[0]',
    found: 'notebook-1 without publicIp, beside others that have it',
    fix: 'give compute.publicIp to all, or to none',
    good: {
      'compute.publicIp': undefined,
      'compute.clusters[0].publicIp': { reason: 'x' },
      outbound: 'limited',
      'firewall.packages': [],
      'firewall.hosts': [],
    },
  },
  ...values('firewall.tier', 'firewall-tier', "did you mean 'Standard'?", [['standard', 'Standard']]),
  ...values('firewall.classicRules', 'type', 'write true or false', [['yes', true]]),
  ...values(`${FW}.policyId`, 'azure-id', 'expected the id of a firewall policy', [['afwp', POLICY]], SPOKE),
  ...values(`${FW}.policyName`, 'name', 'write a value of that form', [['a/b', 'afwp']], NAMED),
  ...values(`${FW}.firewallName`, 'name', 'write a value of that form', [['a/b', 'afw']], CLASSIC),
  ...values(`${FW}.resourceGroup`, 'name', 'write a value of that form', [['rg.', 'rg']], NAMED),
  ...values(`${FW}.privateAddress`, 'address', 'expected an IPv4 address', [['10.0.1', '10.0.1.4']], SPOKE),
  ...values(`${FW}.publicAddress`, 'address', 'expected an IPv4 address', [['afw.corp', '20.1.2.3']], SPOKE),
  ...values(`${FW}.priority`, 'range', 'use a larger one', [[99, 100]], SPOKE),
  ...values(`${FW}.priority`, 'range', 'use a smaller one', [[65001, 65000]], SPOKE),
  ...values(`${PEER}[0].id`, 'azure-id', 'expected the id of a virtual network', [['hub', HUB]], SPOKE),
  ...values(`${PEER}[0].addressSpace[0]`, 'cidr', "did you mean '10.0.0.0/16'?", [['10.0.0.1/16', '10.0.0.0/16']], {
    ...SPOKE,
    [FW]: undefined,
  }),
  ...why('bothSides'),
  ...why('forwardedTraffic'),
  ...why('remoteGateways'),
  ...[
    ['firewall.tier', 'Premium', 'Standard'],
    ['firewall.classicRules', true, false],
  ].map(([path, bad, good]) => ({
    when: `${path} stands without a firewall`,
    bad: { outbound: 'limited', 'firewall.packages': [], 'firewall.hosts': [], [`${path}`]: bad },
    code: 'needs',
    path: `${path}`,
    found: 'outbound: limited',
    fix: 'set outbound: firewall, or remove it',
    good: { outbound: 'limited', 'firewall.packages': [], 'firewall.hosts': [], [`${path}`]: good },
  })),
  {
    when: 'classic rules are wanted of a tier that has none',
    bad: { 'firewall.tier': 'Premium', 'firewall.classicRules': true },
    code: 'needs',
    path: 'firewall.classicRules',
    found: 'classicRules with tier: Premium',
    fix: 'set tier: Standard',
    good: { 'firewall.tier': 'Standard', 'firewall.classicRules': true },
  },
  {
    when: 'classic rules are mixed with a policy',
    bad: { ...CLASSIC, [FW]: { ...EXISTING, firewallName: 'afw-hub', resourceGroup: 'rg-hub' } },
    code: 'mixed',
    path: `${FW}.policyId`,
    found: POLICY.slice(0, 100),
    fix: 'remove one of the two',
    good: CLASSIC,
  },
  {
    when: 'a firewall is named where rules go to a policy',
    bad: existing({ firewallName: 'afw-hub' }),
    code: 'mixed',
    path: `${FW}.firewallName`,
    found: 'afw-hub',
    fix: 'remove one of the two',
    good: SPOKE,
  },
  {
    when: 'the policy has an id and a name',
    bad: existing({ policyName: 'afwp' }),
    code: 'mixed',
    path: `${FW}.policyName`,
    found: 'afwp',
    fix: 'remove one of the two',
    good: SPOKE,
  },
  {
    when: 'the policy has an id and a resource group',
    bad: existing({ resourceGroup: 'rg-hub' }),
    code: 'mixed',
    path: `${FW}.resourceGroup`,
    found: 'rg-hub',
    fix: 'remove one of the two',
    good: SPOKE,
  },
  {
    when: 'the policy has a name and no resource group',
    bad: existing({ policyId: undefined, policyName: 'afwp' }),
    code: 'missing',
    path: `${FW}.resourceGroup`,
    found: 'nothing',
    fix: 'add it',
    good: NAMED,
  },
  {
    when: 'nodes come to a public API server with an address that is not told',
    bad: existing({ publicAddress: undefined }),
    code: 'missing',
    path: `${FW}.publicAddress`,
    found: 'nothing',
    fix: 'add it, or keep the API server private',
    good: SPOKE,
  },
  ...values(`${FW}.privateAddress`, 'outside', 'name its private address', [['20.1.2.4', '10.0.1.4']], SPOKE),
  ...values(`${FW}.privateAddress`, 'outside', 'name that of the hub', [['10.40.1.4', '10.0.1.4']], SPOKE),
  ...values(`${FW}.privateAddress`, 'outside', 'add the network of the firewall', [['10.9.1.4', '10.0.1.4']], SPOKE),
  {
    when: 'a peered network overlaps ours',
    bad: peering({ addressSpace: ['10.0.0.0/16', '10.40.9.0/24'] }),
    code: 'overlap',
    path: `${PEER}[0].addressSpace[1]`,
    found: '10.40.9.0/24',
    fix: 'choose blocks that do not touch',
    good: SPOKE,
  },
  {
    when: 'one network is peered twice',
    bad: { ...SPOKE, [PEER]: [PEERING, { ...PEERING, id: HUB.replace('hub', 'HUB').replace('rg-HUB', 'rg-hub') }] },
    code: 'duplicate',
    path: `${PEER}[1].id`,
    found: '/subscriptions/',
    fix: 'remove one of the two',
    good: SPOKE,
  },
  {
    when: 'the other side is of another subscription',
    bad: {
      ...peering({ bothSides: { reason: 'x' } }),
      'provider.subscriptionId': '11111111-1111-1111-1111-111111111111',
    },
    code: 'subscription',
    path: `${PEER}[0].bothSides`,
    found: `a network of ${SUBSCRIPTION}`,
    fix: 'remove bothSides',
    good: { ...peering({ bothSides: { reason: 'x' } }), 'provider.subscriptionId': SUBSCRIPTION },
  },
  {
    when: 'gateways of two networks are used',
    bad: {
      ...SPOKE,
      [PEER]: [
        { ...PEERING, remoteGateways: { reason: 'x' } },
        { id: `${HUB}-2`, addressSpace: ['10.1.0.0/16'], remoteGateways: { reason: 'x' } },
      ],
    },
    code: 'range',
    path: `${PEER}[1].remoteGateways`,
    found: '2 networks with gateways',
    fix: 'remove it from the others',
    good: { ...SPOKE, [PEER]: [{ ...PEERING, remoteGateways: { reason: 'x' } }] },
  },
];
