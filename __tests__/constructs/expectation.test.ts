import { holds, holdsExactly, is } from '../../src/constructs/expectation';
import { stated } from '../../src/model/stated';

describe('an expectation', () => {
  test.each([
    [is('route_table_id', '', 'subnet a'), '${self.route_table_id == ""}', 'expected route_table_id to be empty'],
    [
      is('location', 'westeurope', 'network a'),
      '${self.location == "westeurope"}',
      'expected location to be westeurope',
    ],
    [
      holdsExactly('address_space', ['10.2.0.0/16', '10.1.0.0/16'], 'network a'),
      '${toset(self.address_space) == toset(["10.1.0.0/16","10.2.0.0/16"])}',
      'expected address_space to be 10.1.0.0/16, 10.2.0.0/16',
    ],
    [
      holdsExactly('dns_servers', [], 'network a'),
      '${try(length(self.dns_servers), 0) == 0}',
      'expected dns_servers to be empty',
    ],
    [
      holds('service_endpoints', 'Microsoft.Storage', 'subnet a'),
      '${try(contains(self.service_endpoints, "Microsoft.Storage"), false)}',
      'expected Microsoft.Storage among its service_endpoints',
    ],
  ])('is a condition of Terraform and a sentence (%#)', (one, condition, message) => {
    expect(one.condition).toBe(condition);
    expect(one.errorMessage).toMatch(/^(subnet|network) a: .+\.$/);
    expect(one.errorMessage).toContain(message);
  });

  test('is read back as what it says', () => {
    const conditions = [
      is('route_table_id', '', 'x'),
      holdsExactly('address_prefixes', ['10.1.0.0/24'], 'x'),
      holdsExactly('dns_servers', [], 'x'),
      holds('service_endpoints', 'Microsoft.Storage', 'x'),
      holds('service_endpoints', 'Microsoft.KeyVault', 'x'),
    ];
    expect(stated({ postcondition: conditions.map(({ condition }) => ({ condition })) })).toEqual({
      route_table_id: '',
      address_prefixes: ['10.1.0.0/24'],
      dns_servers: [],
      service_endpoints: ['Microsoft.Storage', 'Microsoft.KeyVault'],
    });
  });
});
