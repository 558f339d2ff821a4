import { AKS, plan } from '../support/plans';

const aks = (over: object = {}) => plan({ aks: { ...AKS, ...over } });
const OVERLAY = { networkMode: 'overlay', podCidr: '10.244.0.0/16' } as const;
const POOL = { name: 'models', count: 2, vmSize: 'Standard_D8s_v5' } as const;

describe('pods of a node', () => {
  test.each([
    ['30 by default where they take addresses of the subnet', {}, 30],
    ['250 by default in an overlay', OVERLAY, 250],
    ['as many as are asked for', { ...OVERLAY, nodes: { ...AKS.nodes, maxPods: 40 } }, 40],
  ])('are %s', (_, over, maxPods) => {
    expect(aks(over).aks?.nodes.maxPods).toBe(maxPods);
    expect(aks({ ...over, nodePools: [POOL] }).aks?.nodePools).toEqual([
      { ...POOL, maxSurge: 1, maxPods: maxPods === 40 ? 250 : maxPods },
    ]);
  });
});

describe('the subnet of AKS', () => {
  const needs = (over: object) =>
    aks(over)
      .subnets.find(({ kind }) => kind === 'aks')
      ?.needs.map(({ count, what }) => `${count} ${what}`);

  test('holds nodes and pods of every pool', () => {
    expect(needs({ nodePools: [{ ...POOL, maxPods: 20, maxSurge: 2 }] })).toEqual([
      '8 nodes with those of an upgrade',
      '200 pods',
      '1 internal load balancer',
      '1 private API server',
    ]);
  });

  test('holds no pods of an overlay', () => {
    expect(needs({ ...OVERLAY, nodePools: [POOL] })).toEqual([
      '7 nodes with those of an upgrade',
      '1 internal load balancer',
      '1 private API server',
    ]);
  });
});

test('an overlay has its range in the plan, and no other network mode has one', () => {
  expect(aks(OVERLAY).aks?.podCidr).toBe('10.244.0.0/16');
  expect(aks().aks).not.toHaveProperty('podCidr');
});
