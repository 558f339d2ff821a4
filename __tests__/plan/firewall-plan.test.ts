import type { WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, plan } from '../support/plans';

const HUB =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub';
const SPOKE: Partial<WorkspaceProps> = {
  network: { addressSpace: '10.40.0.0/16', peerings: [{ id: HUB, addressSpace: ['10.0.0.0/16'] }] },
  outbound: 'firewall',
  firewall: { existing: { policyName: 'afwp', resourceGroup: 'rg-hub', privateAddress: '10.0.1.4' } },
};
const rulesOf = (over: Partial<WorkspaceProps>) => {
  const { egress } = plan({ outbound: 'firewall', ...over });
  if (egress.by !== 'firewall') throw new Error('no firewall');
  return egress.rules;
};
const hostsInNetworkRules = (over: Partial<WorkspaceProps>) =>
  rulesOf(over).network.flatMap(({ rules }) => rules.flatMap(({ to }) => ('hosts' in to ? to.hosts : [])));
const hostsByName = (over: Partial<WorkspaceProps>) =>
  rulesOf(over).application.flatMap(({ rules }) => rules.flatMap(({ hosts }) => hosts));

test('host names stand in network rules only where the firewall is a DNS proxy for sure', () => {
  expect(hostsInNetworkRules({})).toContain('ml.azure.com');
  expect(hostsInNetworkRules({ firewall: { tier: 'Premium' } })).toContain('ml.azure.com');
  for (const over of [{ firewall: { tier: 'Basic' as const } }, SPOKE]) {
    expect(hostsInNetworkRules(over)).toEqual([]);
    expect(hostsByName(over)).toEqual(expect.arrayContaining(['mlworkspace.azure.ai', 'management.azure.com']));
  }
});

test('what is not the web and has no name then is open to every address', () => {
  const time = rulesOf({ ...SPOKE, aks: AKS })
    .network.flatMap(({ rules }) => rules)
    .find(({ name }) => name === 'aks-time');
  expect(time?.to).toMatchObject({ blocks: [{ prefixLength: 0 }] });
});

test('Basic has a subnet for its management, and the others have none', () => {
  const kinds = (over: Partial<WorkspaceProps>) =>
    plan({ outbound: 'firewall', ...over }).subnets.map(({ kind, block }) => `${kind} ${block}`);
  expect(kinds({ firewall: { tier: 'Basic' } })).toContain('firewallManagement 10.40.80.0/26');
  expect(kinds({ firewall: { tier: 'Premium' } }).join()).not.toContain('firewallManagement');
  expect(kinds(SPOKE).join()).not.toContain('firewall');
});

test("somebody else's firewall gets rules and routes, and is told where they go", () => {
  const { egress, subnets, peerings, doors } = plan(SPOKE);
  expect(egress).toMatchObject({
    firewall: {
      owned: 'others',
      target: { policyName: 'afwp', resourceGroup: 'rg-hub' },
      privateAddress: '10.0.1.4',
      priority: 1000,
    },
  });
  expect(subnets[0]?.routes.map(({ name }) => name)).toEqual(['default']);
  expect(peerings).toMatchObject([
    { networkId: HUB, bothSides: false, forwardedTraffic: false, remoteGateways: false },
  ]);
  expect(doors.map(({ what }) => what)).toContain('the network, from hub');
});

test('what a peering opens is told with its reason', () => {
  const reason = { reason: 'because' };
  const peering = {
    id: HUB,
    addressSpace: ['10.0.0.0/16'],
    bothSides: reason,
    forwardedTraffic: reason,
    remoteGateways: reason,
  };
  const { doors } = plan({ ...SPOKE, network: { addressSpace: '10.40.0.0/16', peerings: [peering] } });
  expect(doors.filter(({ why }) => why === 'because').map(({ what }) => what)).toEqual([
    'the network, from behind hub',
    'the network, from gateways of hub',
    'a peering in hub',
  ]);
});
