import fc from 'fast-check';
import { SERVICE_ENDPOINT_NAMES } from '../../src/facts/service-endpoints';
import { rewritten } from './rewrites';

const rewrite = (block: object) => rewritten('azurerm_subnet', { name: 'snet', ...block });

test('service endpoints become blocks, sorted by service', () => {
  expect(
    rewrite({ service_endpoints: ['Microsoft.Storage', 'Microsoft.KeyVault'], address_prefixes: ['10.1.0.0/24'] }),
  ).toEqual({
    name: 'snet',
    address_prefixes: ['10.1.0.0/24'],
    service_endpoint: [{ service: 'Microsoft.KeyVault' }, { service: 'Microsoft.Storage' }],
  });
});

test('service endpoints are the same blocks in whatever order the set was written', () => {
  const names = fc.shuffledSubarray([...SERVICE_ENDPOINT_NAMES]);
  fc.assert(
    fc.property(names, (services) => {
      expect(rewrite({ service_endpoints: services })).toEqual(rewrite({ service_endpoints: [...services].sort() }));
    }),
  );
});

test.each([
  ['nothing', {}],
  ['null', { service_endpoints: null }],
])('%s gives no block', (_, block) => {
  expect(rewrite(block)).toEqual({ name: 'snet' });
});

test('an empty list gives an empty list of blocks', () => {
  expect(rewrite({ service_endpoints: [] })).toEqual({ name: 'snet', service_endpoint: [] });
});

test.each([['${var.services}'], ['Microsoft.Storage'], [['Microsoft.Storage', '${var.service}']], [[1]], [{}]])(
  'fails when service endpoints are %j, and says where',
  (services) => {
    expect(() => rewrite({ service_endpoints: services })).toThrow(
      /^azurerm_subnet\.it: service_endpoints must be a list of names/,
    );
  },
);

test('a subnet that speaks of blocks already stays as it is', () => {
  const block = { service_endpoint: [{ service: 'Microsoft.Storage' }] };
  expect(rewrite(block)).toEqual({ name: 'snet', ...block });
});
