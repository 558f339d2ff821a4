import { readModel } from '../../src/model/build-model';
import type { NetworkModel } from '../../src/model/network-model';
import { Cidr, Ipv4 } from '../../src/net/cidr';
import type { Endpoint } from '../../src/verify/flow';
import type { Given, GivenPass } from '../../src/verify/given';
import { Reachability } from '../../src/verify/reach';
import { verify } from '../../src/verify/verify';
import { synthesizeExample } from '../support/examples';
import { type Lab, lab, machine } from './lab';

const APPLIANCE = '10.0.200.4';
const overAppliance = (setup: Lab = {}, hop = APPLIANCE) => lab({ routes: { s1: { '0.0.0.0/0': hop } }, ...setup });
const pass = (to: GivenPass['to'], port = 443, protocol: GivenPass['protocol'] = 'tcp'): GivenPass => ({
  to,
  port,
  protocol,
});
const given = (hop: string, ...passes: readonly GivenPass[]): Given[] => [
  { hop: hop === 'gateway' ? hop : Ipv4.parse(hop), passes },
];
const judge = (model: NetworkModel, known: readonly Given[], to: Endpoint, port = 443) =>
  new Reachability(model, undefined, known).reach({ from: machine('a'), to, protocol: 'tcp', port });
const ENTRA: Endpoint = { tag: 'AzureActiveDirectory', host: 'login.microsoftonline.com' };
const why = (judged: ReturnType<typeof judge>) => judged.trace.at(-1)?.text;

describe('an appliance of somebody else', () => {
  test('leaves open what passes it', () => {
    const judged = judge(overAppliance(), [], ENTRA);
    expect([judged.verdict, why(judged)]).toEqual([
      'unknown',
      expect.stringMatching(/^what the appliance behind route/),
    ]);
  });

  test('that is in no network is no next hop; in one that is peered and not in the input it may be one', () => {
    expect(judge(overAppliance({}, '10.77.0.4'), [], ENTRA).verdict).toBe('blocked');
    const peerings: Lab['peerings'] = [
      ['V', 'W', { remote_virtual_network_id: '/subscriptions/x/virtualNetworks/hub' }],
    ];
    expect(judge(overAppliance({ peerings }, '10.77.0.4'), [], ENTRA).verdict).toBe('unknown');
  });
});

describe('what somebody answers for', () => {
  test.each<[string, GivenPass, string]>([
    ['the tag', pass({ tag: 'AzureActiveDirectory' }), 'reached'],
    ['another tag', pass({ tag: 'AzureMonitor' }), 'blocked'],
    ['everything', pass({ tag: 'Internet' }), 'reached'],
    ['the name', pass({ host: '*.microsoftonline.com' }), 'reached'],
    ['another name', pass({ host: 'microsoftonline.com' }), 'blocked'],
    ['another port', pass({ tag: 'AzureActiveDirectory' }, 80), 'blocked'],
    ['another protocol', pass({ tag: 'AzureActiveDirectory' }, 443, 'udp'), 'blocked'],
    ['a block that may be the tag’s', pass({ block: Cidr.parse('20.190.128.0/18') }), 'unknown'],
  ])('is %s', (_, passes, verdict) => {
    expect(judge(overAppliance(), given(APPLIANCE, passes), ENTRA).verdict).toBe(verdict);
  });

  test('is said in the path, of passage and of refusal', () => {
    const known = given(APPLIANCE, pass({ tag: 'AzureMonitor' }));
    const texts = (to: Endpoint) => judge(overAppliance(), known, to).trace.map(({ text }) => text);
    expect(texts({ tag: 'AzureMonitor' })).toContain('given: 10.0.200.4 passes AzureMonitor 443/tcp');
    expect(texts({ tag: 'Storage' })).toContain('given: 10.0.200.4 passes nothing that is Storage 443/tcp');
  });

  test('is of that hop only, and of nothing private', () => {
    const open = pass({ tag: 'Internet' });
    expect(judge(overAppliance(), given('10.0.200.5', open), ENTRA).verdict).toBe('unknown');
    expect(judge(overAppliance(), given(APPLIANCE, open), { ip: '192.168.7.7' }).verdict).toBe('unknown');
  });
});

describe('a gateway', () => {
  const routed = (setup: Lab = {}) => lab({ routes: { s1: { '0.0.0.0/0': 'VirtualNetworkGateway' } }, ...setup });
  const open = given('gateway', pass({ tag: 'AzureActiveDirectory' }));
  /** Everything in s1 leaves by Azure's own route, and s1 is private: nothing leaves. */
  const closed: Lab = { subnets: { s1: { default_outbound_access_enabled: false } } };

  test('leaves open what lies behind it, unless somebody answers for it', () => {
    expect([judge(routed(), [], ENTRA).verdict, judge(routed(), open, ENTRA).verdict]).toEqual(['unknown', 'reached']);
    expect(judge(routed(), open, { tag: 'AzureMonitor' }).verdict).toBe('blocked');
  });

  test('takes what Azure’s own route would take once somebody says that it has learnt a default route', () => {
    expect([judge(lab(closed), [], ENTRA).verdict, judge(lab(closed), open, ENTRA).verdict]).toEqual([
      'blocked',
      'reached',
    ]);
    const table = {
      azurerm_route_table: { t: { name: 't', bgp_route_propagation_enabled: false } },
      azurerm_subnet_route_table_association: {
        t: { subnet_id: '${azurerm_subnet.s1.id}', route_table_id: '${azurerm_route_table.t.id}' },
      },
    };
    expect(judge(lab({ ...closed, more: table }), open, ENTRA).verdict).toBe('blocked');
  });

  test('behind a peering may have learnt it, and Terraform does not say', () => {
    const peerings: Lab['peerings'] = [
      ['V', 'W', { use_remote_gateways: true }],
      ['W', 'V', { allow_gateway_transit: true }],
    ];
    expect(judge(lab({ ...closed, peerings }), [], ENTRA).verdict).toBe('unknown');
  });
});

test('without its file our example violates nothing, and leaves open what passes the appliance', () => {
  const { claims } = verify(readModel({ data: synthesizeExample('forced-tunnelling').json }));
  const open = claims.filter(({ answer }) => answer !== 'proven');
  expect(open.every(({ answer }) => answer === 'unknown')).toBe(true);
  expect([...new Set(open.map(({ id }) => id))].sort()).toEqual([
    'batch',
    'entra-http',
    'entra-https',
    'image-layers',
    'images',
    'resource-manager',
    'studio',
  ]);
  expect(
    open.every(({ judged }) => judged.parts.every(({ trace }) => /appliance/.test(trace.at(-1)?.text ?? ''))),
  ).toBe(true);
});
