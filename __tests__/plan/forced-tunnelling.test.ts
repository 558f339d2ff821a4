import { LIMITS } from '../../src/facts/limits';
import { numberRules } from '../../src/net/rule-set';
import type { Route } from '../../src/plan/routes';
import type { WorkspacePlan, WorkspaceProps } from '../../src/plan/workspace-plan';
import { AKS, plan } from '../support/plans';

type Tunnel = NonNullable<WorkspaceProps['forcedTunnelling']>;

const reason = { reason: 'a test needs it' };
const APPLIANCE: Tunnel = { nextHop: { appliance: '10.40.112.4' } };
const tunnelled = (over: Partial<WorkspaceProps> = {}) => plan({ forcedTunnelling: APPLIANCE, ...over });
const subnet = ({ subnets }: WorkspacePlan, wanted: string) => subnets.find(({ kind }) => kind === wanted);
const routes = (made: WorkspacePlan, kind = 'compute') => subnet(made, kind)?.routes.map(write);
const write = ({ name, to, nextHop }: Route) => `${name} ${to} ${JSON.stringify(nextHop)}`;
const outbound = (made: WorkspacePlan, kind = 'compute') =>
  (subnet(made, kind)?.rules ?? []).filter(({ direction }) => direction === 'Outbound');
const DEFAULT = 'default 0.0.0.0/0 {"appliance":"10.40.112.4"}';

describe('what leaves', () => {
  test.each<[Tunnel['nextHop'], readonly string[], boolean]>([
    [{ appliance: '10.40.112.4' }, [DEFAULT], false],
    ['gateway', ['default 0.0.0.0/0 "VirtualNetworkGateway"'], true],
    ['learned', [], true],
  ])('goes to %j, which is the one way out', (nextHop, expected, gatewayRoutes) => {
    const made = plan({ forcedTunnelling: { nextHop } });
    expect(routes(made)).toEqual(expected);
    expect(made.egress).toMatchObject({ by: 'tunnel', gatewayRoutes });
    expect(made.subnets.map(({ kind }) => kind)).toEqual(['compute', 'privateEndpoints']);
  });

  test('of AKS goes the same way, and the cluster makes no way out of its own', () => {
    const made = tunnelled({ aks: AKS });
    expect([routes(made, 'aks'), routes(made, 'privateEndpoints')]).toEqual([[DEFAULT], []]);
    expect(made.aks?.outboundType).toBe('userDefinedRouting');
  });

  test('of nodes without public addresses has no exceptions, and the plan says why', () => {
    expect(tunnelled().notices.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^no exceptions: nodes/));
  });
});

describe('answers past the next hop', () => {
  test.each([
    ['simplified', ['to-AzureMachineLearning AzureMachineLearning "Internet"']],
    [
      'classic',
      [
        'to-AzureMachineLearning AzureMachineLearning "Internet"',
        'to-BatchNodeManagement BatchNodeManagement "Internet"',
      ],
    ],
  ] as const)('of %s nodes with public addresses go to the services that call', (communication, expected) => {
    expect(routes(tunnelled({ compute: { communication, publicIp: reason } }))).toEqual([DEFAULT, ...expected]);
  });

  test('go to administrators as well, and nodes of serverless jobs leave as the others do', () => {
    const ssh = { ...reason, from: ['198.51.100.0/28'], adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAA' };
    const made = tunnelled({ compute: { publicIp: reason, ssh } });
    expect(routes(made)).toContain('to-administrators-1 198.51.100.0/28 "Internet"');
    expect(made.workspace.serverlessPublicIp).toBe(true);
    expect(tunnelled().workspace.serverlessPublicIp).toBe(false);
    expect(plan({ compute: { publicIp: reason } }).workspace.serverlessPublicIp).toBe(false);
  });

  test('are not doubled by what is direct for another reason', () => {
    const direct = ['AzureMachineLearning', 'Storage.EastUS2', '20.1.2.0/24'].map((to) => ({ to, ...reason }));
    const made = plan({ forcedTunnelling: { ...APPLIANCE, direct }, compute: { publicIp: reason } });
    expect(routes(made)).toEqual([
      DEFAULT,
      'to-AzureMachineLearning AzureMachineLearning "Internet"',
      'direct-2 Storage.EastUS2 "Internet"',
      'direct-3 20.1.2.0/24 "Internet"',
    ]);
    const past = made.doors.filter(({ what }) => what.endsWith('past the next hop'));
    expect(past.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'Azure Machine Learning, Batch, administrators: past the next hop: answers leave by the address they came to',
      ...['AzureMachineLearning', 'Storage.EastUS2', '20.1.2.0/24'].map(
        (to) => `${to}: past the next hop: a test needs it`,
      ),
    ]);
  });
});

describe('limited outbound', () => {
  const network = { addressSpace: '10.40.0.0/16', reserved: ['192.168.0.0/16'] };

  test.each(['compute', 'aks'])('of %s is closed by address: VirtualNetwork means every address there', (kind) => {
    const made = tunnelled({ outbound: 'limited', network, aks: AKS });
    const closing = outbound(made, kind).slice(-2);
    expect(closing.map(({ name, access, to }) => `${name} ${access} ${to}`)).toEqual([
      'AllowNetworkOut Allow 10.40.0.0/16,192.168.0.0/16',
      'DenyOutbound Deny *',
    ]);
    expect(outbound(made, kind).filter(({ to }) => to === 'Internet')).toEqual([]);
    for (const { why } of outbound(made, kind))
      expect(why.length).toBeLessThanOrEqual(LIMITS.nsgDescriptionLength.value);
    expect(() => numberRules(subnet(made, kind)?.rules ?? [])).not.toThrow();
  });

  test('is closed by tag where the default route is Azure’s own', () => {
    expect(outbound(plan({ outbound: 'limited' })).at(-1)).toMatchObject({ name: 'DenyInternet', to: 'Internet' });
  });

  test('is for the appliance to decide where outbound is open', () => {
    expect(outbound(tunnelled({ outbound: 'open' }))).toEqual([]);
  });
});

test('public nodes admit the network and nothing else, as behind a firewall', () => {
  const made = tunnelled({ compute: { publicIp: reason } });
  const inbound = subnet(made, 'compute')?.rules?.filter(({ direction }) => direction === 'Inbound');
  expect(inbound?.at(-1)).toMatchObject({ name: 'DenyInbound', access: 'Deny', from: '*' });
  expect(made.doors).toContainEqual(
    expect.objectContaining({ what: 'nodes, from inside', to: 'the address space and network.reserved' }),
  );
});

test('a public API server is told that the address behind the next hop has to be let in', () => {
  const aks = { ...AKS, publicApiServer: { reason: 'Pipelines run outside', from: ['198.51.100.0/28'] } };
  expect(tunnelled({ aks }).notices.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^nodes come to the API server with the public address behind the next hop/),
  );
});

describe('one route for each prefix of a lock', () => {
  const tagLock = {
    lock: 1,
    file: 'ServiceTags_Public_20251117.json',
    cloud: 'Public',
    changeNumber: 376,
    tags: {
      'AzureMachineLearning.CentralUS': ['13.89.171.64/28', '20.41.0.240/28'],
      'AzureMachineLearning.EastUS2': ['20.41.0.240/28'],
      'BatchNodeManagement.EastUS2': ['13.77.80.138/32'],
      'Sql.EastUS2': ['20.62.58.0/26'],
      Unused: ['1.2.3.4/32'],
    },
  };
  const locked = (communication: 'classic' | 'simplified', direct: readonly string[] = []) =>
    routes(
      plan({
        forcedTunnelling: {
          ...APPLIANCE,
          exceptions: 'prefixes',
          tagLock,
          direct: direct.map((to) => ({ to, ...reason })),
        },
        compute: { communication, publicIp: reason },
      }),
    );
  const ML = [
    'AzureMachineLearning.EastUS2_20.41.0.240_28 20.41.0.240/28 "Internet"',
    'AzureMachineLearning.CentralUS_13.89.171.64_28 13.89.171.64/28 "Internet"',
  ];

  test('takes the service in the region and its pair, each prefix once', () => {
    expect(locked('simplified')).toEqual([DEFAULT, ...ML]);
  });

  test('takes Batch of the region for classic nodes, and tags that a route would not take', () => {
    expect(locked('classic', ['Sql.EastUS2', '20.1.2.0/24'])).toEqual([
      DEFAULT,
      ...ML,
      'BatchNodeManagement.EastUS2_13.77.80.138_32 13.77.80.138/32 "Internet"',
      'Sql.EastUS2_20.62.58.0_26 20.62.58.0/26 "Internet"',
      'direct-2 20.1.2.0/24 "Internet"',
    ]);
  });
});

describe('one route for each prefix that Azure lists', () => {
  const live = (region: 'francecentral' | 'australiacentral2') =>
    subnet(
      plan({
        region,
        forcedTunnelling: { ...APPLIANCE, exceptions: 'live' },
        compute: { communication: 'classic', publicIp: reason },
      }),
      'compute',
    )?.routes.map(({ live: asked }) => asked);

  test('asks for the service as a whole, and for Batch in the region as Azure spells it', () => {
    expect(live('francecentral')).toEqual([
      undefined,
      { service: 'AzureMachineLearning' },
      { service: 'BatchNodeManagement', region: 'centralfrance' },
    ]);
  });

  test('asks for Batch as a whole where Azure does not list the region', () => {
    expect(live('australiacentral2')?.at(-1)).toEqual({ service: 'BatchNodeManagement' });
  });
});
