import fc from 'fast-check';
import { readConfig } from '../../src/config/read';
import { Cidr } from '../../src/net/cidr';
import { planSubnets, type SubnetKind } from '../../src/plan/subnets';

type Input = {
  space?: string;
  nodes?: number;
  instances?: number;
  aks?: object | false;
  outbound?: string;
  pins?: object;
};

/** The config's draft, as the planner gets it. */
function draft({
  space = '10.40.0.0/16',
  nodes = 4,
  instances = 1,
  aks = false,
  outbound = 'limited',
  pins = {},
}: Input) {
  const clusters = nodes === 0 ? [] : [{ name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: nodes }];
  const all = Array.from({ length: instances }, (_, index) => ({
    name: `notebook-${index}`,
    vmSize: 'Standard_D4s_v5',
  }));
  return readConfig({
    name: 'fraud',
    environment: 'dev',
    region: 'eastus2',
    network: { addressSpace: space, subnets: pins },
    outbound,
    compute: { clusters, instances: all },
    ...(aks === false
      ? {}
      : {
          aks: {
            serviceCidr: '172.20.0.0/16',
            dnsServiceIp: '172.20.0.10',
            nodes: { count: 3, vmSize: 'Standard_D4s_v5', ...aks },
          },
        }),
  }).draft;
}
const plan = (input: Input) => planSubnets(draft(input));
const block = (input: Input, kind: SubnetKind) => {
  const { subnets, problems } = plan(input);
  expect(problems).toEqual([]);
  return `${subnets.find((subnet) => subnet.kind === kind)?.block}`;
};

describe('sizes', () => {
  test.each([
    [0, 0, '10.40.0.0/29'],
    [3, 0, '10.40.0.0/29'],
    [3, 1, '10.40.0.0/28'],
    [10, 1, '10.40.0.0/28'],
    [11, 1, '10.40.0.0/27'],
    [251, 0, '10.40.0.0/24'],
    [252, 0, '10.40.0.0/23'],
  ])('%i cluster nodes and %i instances take %s', (nodes, instances, expected) => {
    expect(block({ nodes, instances }, 'compute')).toBe(expected);
  });

  test.each([
    // (nodes + surge) * (1 + pods), the load balancer and the private API server
    [{ count: 50, maxPods: 30 }, 51 * 31 + 2, '10.40.128.0/21'],
    [{ count: 3, maxPods: 30 }, 4 * 31 + 2, '10.40.128.0/24'],
    [{ count: 3, maxPods: 30, maxSurge: 2 }, 5 * 31 + 2, '10.40.128.0/24'],
    [{ count: 8, maxPods: 30 }, 9 * 31 + 2, '10.40.128.0/23'],
  ])('AKS with %j needs %i addresses and takes %s', (nodes, needed, expected) => {
    const subnet = plan({ aks: nodes }).subnets.find(({ kind }) => kind === 'aks');
    expect([subnet?.needed, `${subnet?.block}`]).toEqual([needed, expected]);
  });

  test('the firewall takes a /26 and no service endpoint', () => {
    const subnet = plan({ outbound: 'firewall' }).subnets.find(({ kind }) => kind === 'firewall');
    expect(subnet).toMatchObject({ name: 'AzureFirewallSubnet', serviceEndpoints: [] });
    expect(`${subnet?.block}`).toBe('10.40.64.0/26');
  });
});

describe('places', () => {
  test('a block does not move when another subnet comes or grows', () => {
    const before = block({}, 'compute');
    expect(block({ outbound: 'firewall', aks: {} }, 'compute')).toBe(before);
    expect(block({ nodes: 500, outbound: 'firewall' }, 'privateEndpoints')).toBe(block({}, 'privateEndpoints'));
    expect(block({ nodes: 500, aks: {} }, 'aks')).toBe(block({ nodes: 1, aks: {} }, 'aks'));
  });

  test('blocks lie in the space, hold what they must and never touch, or the planner says why not', () => {
    const input = fc.record({
      prefix: fc.integer({ min: 12, max: 27 }),
      nodes: fc.integer({ min: 0, max: 3000 }),
      instances: fc.integer({ min: 0, max: 5 }),
      aks: fc.option(fc.record({ count: fc.integer({ min: 3, max: 60 }), maxPods: fc.integer({ min: 10, max: 60 }) }), {
        nil: false as const,
      }),
      outbound: fc.constantFrom('open', 'limited', 'firewall'),
    });
    let fitted = 0;
    fc.assert(
      fc.property(input, ({ prefix, ...rest }) => {
        const space = `${Cidr.at(Cidr.parse('10.64.0.0/10').first, prefix)}`;
        const { subnets, problems } = plan({ space, ...rest });
        if (problems.length > 0) return;
        fitted += 1;
        for (const [index, one] of subnets.entries()) {
          expect(Cidr.parse(space).contains(one.block)).toBe(true);
          expect(one.usable).toBeGreaterThanOrEqual(one.needed);
          expect(subnets.slice(0, index).some((other) => other.block.overlaps(one.block))).toBe(false);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(fitted).toBeGreaterThan(50);
  });

  test('a pinned block is taken as it is', () => {
    expect(block({ pins: { compute: '10.40.9.0/24' } }, 'compute')).toBe('10.40.9.0/24');
  });
});

describe('what does not fit', () => {
  test('fails when a pinned block is too small, with the sum', () => {
    const { problems } = plan({ nodes: 20, pins: { compute: '10.40.9.0/28' } });
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'too-small',
        path: ['network', 'subnets', 'compute'],
        allowed: 'room for 21 addresses (20 cluster nodes, 1 instances)',
        fix: 'use /27 or larger, or fewer of them',
      }),
    ]);
  });

  test('a pinned block that just holds its hosts passes', () => {
    expect(block({ nodes: 10, pins: { compute: '10.40.9.0/28' } }, 'compute')).toBe('10.40.9.0/28');
  });

  test('fails when places collide, and offers pins that fit', () => {
    const crowded = { space: '10.40.0.0/24', nodes: 100, outbound: 'firewall' };
    const { problems } = plan(crowded);
    expect(problems).toEqual([expect.objectContaining({ code: 'does-not-fit', path: ['network', 'addressSpace'] })]);
    const pins = /network\.subnets: (\{.*\})/.exec(problems[0]?.fix ?? '')?.[1] ?? '';
    const offered = JSON.parse(pins.replace(/(\w+): ([\d./]+)/g, '"$1": "$2"'));
    expect(offered).toEqual({
      compute: '10.40.0.0/25',
      privateEndpoints: '10.40.0.192/28',
      firewall: '10.40.0.128/26',
    });
    expect(plan({ ...crowded, pins: offered }).problems).toEqual([]);
  });

  test('fails when nothing can fit, and says so', () => {
    const { problems } = plan({ space: '10.40.0.0/26', aks: { count: 50 } });
    expect(problems[0]?.fix).toBe('widen the address space, or plan for fewer nodes');
  });
});
