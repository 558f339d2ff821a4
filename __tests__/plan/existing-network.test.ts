import { summarize } from '../../src/cli/summary';
import { planWorkspace, type WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, LEAST } from '../support/plans';

const { network: _, ...WITHOUT_NETWORK } = LEAST;
type Existing = NonNullable<WorkspaceProps['network']['existing']>;
const EXISTING = {
  name: 'vnet-hub',
  resourceGroup: 'rg-network',
  addressSpace: ['10.60.0.0/16'],
  subnets: {
    compute: { name: 'snet-a', addressPrefix: '10.60.1.0/24' },
    privateEndpoints: { name: 'snet-b', addressPrefix: '10.60.2.0/24' },
    aks: { name: 'snet-c', addressPrefix: '10.60.4.0/24' },
  },
} satisfies Existing;

const plan = (existing: Partial<Existing> = {}, over: Partial<WorkspaceProps> = {}) =>
  planWorkspace({ ...WITHOUT_NETWORK, network: { existing: { ...EXISTING, ...existing } }, ...over });
const reason = { reason: 'a test needs it' };

test('subnets are those of the owner, by what lives in them', () => {
  const { subnets, addressSpace, existing } = plan({ addressSpace: ['10.60.0.0/16', '10.61.0.0/16'] });
  expect(addressSpace).toBe('10.60.0.0/16, 10.61.0.0/16');
  expect(subnets.map(({ kind, name, block }) => [kind, name, `${block}`])).toEqual([
    ['compute', 'snet-a', '10.60.1.0/24'],
    ['privateEndpoints', 'snet-b', '10.60.2.0/24'],
  ]);
  expect([existing?.name, existing?.resourceGroup]).toEqual(['vnet-hub', 'rg-network']);
});

test('an id says the same as names', () => {
  const id =
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-hub';
  const byId = plan({
    id,
    name: undefined,
    resourceGroup: undefined,
    subnets: { ...EXISTING.subnets, compute: { id: `${id}/subnets/snet-a`, addressPrefix: '10.60.1.0/24' } },
  });
  expect(byId).toEqual(plan());
});

test('ours are rules and a NAT gateway, unless the owner keeps them', () => {
  const compute = (existing: Partial<Existing>) => plan(existing).subnets[0];
  expect(compute({})?.rules?.length).toBeGreaterThan(5);
  expect(compute({ securityGroups: 'owner' })).not.toHaveProperty('rules');
  expect([plan().egress.by, plan({ wayOut: 'owner' }).egress.by]).toEqual(['nat', 'owner']);
});

describe('the owner is asked', () => {
  const asked = (existing: Partial<Existing> = {}, over: Partial<WorkspaceProps> = {}) =>
    plan(existing, over).existing?.duties.map(
      ({ about, what, checked }) => `${checked ? '+' : '-'} ${about}: ${what}`,
    ) ?? [];

  test('for what ours stand on', () => {
    expect(asked()).toEqual(
      expect.arrayContaining([
        '+ vnet-hub: its blocks are 10.60.0.0/16',
        '+ vnet-hub: its DNS servers are those of Azure',
        '+ snet-a: its block is 10.60.1.0/24',
        '+ snet-a: service endpoints Microsoft.KeyVault, Microsoft.Storage',
        '+ snet-a: no route table',
        '- snet-a: no security group: ours is put there',
        '- snet-a: the subnet is delegated to no service',
        '- snet-a: the subnet has no default outbound access',
      ]),
    );
    expect(asked().filter((line) => line.includes('snet-b: service endpoints'))).toEqual([]);
  });

  test('for every rule that ours would have, number and all', () => {
    const rules = plan().subnets[0]?.rules ?? [];
    const told = asked({ securityGroups: 'owner' }).filter((line) => line.includes('snet-a: rule '));
    expect(told).toHaveLength(rules.length);
    expect(told[1]).toBe(
      '- snet-a: rule 110 AllowMachineLearning: Outbound, Allow, Tcp, VirtualNetwork to AzureMachineLearning, port 443',
    );
    expect(told.at(-1)).toBe('- snet-a: rule 4096 DenyInternet: Outbound, Deny, *, * to Internet, port *');
  });

  test('to let pass what a firewall of ours would, and answers past it', () => {
    const told = asked({ wayOut: 'owner' }, { outbound: 'firewall', compute: { publicIp: reason } });
    expect(told).toEqual(
      expect.arrayContaining([
        '- snet-a: the way out lets pass AzureMachineLearning, TCP 443',
        '- snet-a: the way out lets pass management.azure.com, Https 443',
        '- snet-a: route 0.0.0.0/0 to an appliance',
        '- snet-a: route AzureMachineLearning to Internet',
      ]),
    );
    expect(asked().filter((line) => line.includes('lets pass'))).toEqual([]);
  });

  test('for the right to give AKS its role', () => {
    const role = '- vnet-hub: whoever applies may assign the role Network Contributor on the subnet of AKS';
    expect(asked({}, { aks: AKS })).toContain(role);
    expect(asked()).not.toContain(role);
  });
});

test('a default route of the owner may lead the Internet in, so public nodes are closed to it', () => {
  const rules = (existing: Partial<Existing>) =>
    plan(existing, { compute: { publicIp: reason } }).subnets[0]?.rules?.map(({ name }) => name);
  expect(rules({ wayOut: 'owner' })).toContain('DenyInbound');
  expect(rules({})).not.toContain('DenyInbound');
});

test('AKS leaves by the routes that it finds where the way out is not ours', () => {
  expect(plan({}, { aks: AKS }).aks?.outboundType).toBe('userAssignedNATGateway');
  expect(plan({ wayOut: 'owner' }, { aks: AKS }).aks?.outboundType).toBe('userDefinedRouting');
});

test('what the owner decides is told as a door, and what we do not guard is not', () => {
  const doors = (existing: Partial<Existing>) => plan(existing).doors.map(({ what }) => what);
  expect(doors({})).toContain('nodes, from inside');
  expect(doors({ securityGroups: 'owner' })).not.toContain('nodes, from inside');
  expect(doors({ securityGroups: 'owner' })).toContain('nodes');
  expect(doors({ wayOut: 'owner' })).toContain('what the way out of the owner lets through');
});

test('the summary prints what is asked, and whose the way out is', () => {
  const text = summarize(plan({ wayOut: 'owner', securityGroups: 'owner' }));
  expect(text).toContain('way out\n  that of the owner of vnet-hub: nothing is made\n');
  expect(text).toContain(
    'asked of the owner of vnet-hub (+ is checked at each plan)\n  + vnet-hub: the network is in the region of the workspace (Azure wants compute instances where their network is)\n',
  );
  expect(summarize(planWorkspace(LEAST))).not.toContain('asked of the owner');
});

test.each<[string, Partial<Existing>, Partial<WorkspaceProps>]>([
  ['network.existing.dnsServers: names of private endpoints', { dnsServers: ['10.0.0.4'] }, {}],
  ['network.existing.subnets.aks: not used', {}, {}],
  ["names.virtualNetwork: not used: the network is somebody else's", {}, { names: { virtualNetwork: 'vnet-mine' } }],
])('says: %s', (text, existing, over) => {
  const notices = plan(existing, over).notices.map(({ path, text: said }) => `${path.join('.')}: ${said}`);
  expect(notices.some((one) => one.startsWith(text))).toBe(true);
});
