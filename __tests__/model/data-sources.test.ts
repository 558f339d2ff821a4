import { readModel } from '../../src/model/build-model';
import { stated } from '../../src/model/stated';
import { reach } from '../../src/verify/reach';
import { verify } from '../../src/verify/verify';
import { synthesizeExample } from '../support/examples';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000000';
const NETWORK = `${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub`;

const looked = (type: string, body: object) => ({ data: { [`azurerm_${type}`]: { it: body } } });
const conditions = (...texts: readonly string[]) => ({
  lifecycle: { postcondition: texts.map((condition) => ({ condition })) },
});
const SUBNET = { name: 's', virtual_network_name: 'hub', resource_group_name: 'rg-hub' };

describe('a data source', () => {
  test('of which nothing is said is unknown in everything but its name', () => {
    const { subnets, networks } = readModel({
      data: { resource: {}, data: { azurerm_subnet: { s: SUBNET }, azurerm_virtual_network: { n: { name: 'hub' } } } },
    });
    expect(networks).toEqual([
      {
        address: 'data.azurerm_virtual_network.n',
        name: 'hub',
        elsewhere: true,
        region: { unknown: 'data.azurerm_virtual_network.n.location' },
        blocks: { unknown: 'address_space' },
        dnsServers: { unknown: 'dns_servers' },
      },
    ]);
    const [{ address, name, network, delegations, ...rest } = {} as never] = subnets as never as Record<
      string,
      unknown
    >[];
    expect([address, name, network, delegations]).toEqual([
      'data.azurerm_subnet.s',
      's',
      'data.azurerm_virtual_network.n',
      [],
    ]);
    expect(Object.values(rest).filter((value) => !('unknown' in (value as object)))).toEqual([]);
    expect(Object.keys(rest).sort()).toEqual([
      'blocks',
      'defaultOutbound',
      'endpointPolicies',
      'natGateway',
      'routeTable',
      'securityGroup',
      'serviceEndpoints',
      'storagePolicies',
    ]);
  });

  test('is what its conditions state', () => {
    const subnet = {
      ...SUBNET,
      ...conditions(
        '${toset(self.address_prefixes) == toset(["10.1.0.0/24"])}',
        '${try(contains(self.service_endpoint[*].service, "Microsoft.Storage"), false)}',
        '${self.route_table_id == ""}',
      ),
    };
    const { subnets } = readModel({ data: { resource: {}, ...looked('subnet', subnet) } });
    expect(subnets[0]?.blocks).toMatchObject([{ prefixLength: 24 }]);
    expect(subnets[0]?.serviceEndpoints).toEqual(['Microsoft.Storage']);
    expect(subnets[0]).not.toHaveProperty('routeTable');
    expect(subnets[0]?.securityGroup).toMatchObject({ unknown: expect.stringContaining('security group') });
  });

  test.each([
    '${self.route_table_id != ""}',
    '${toset(self.address_prefixes) == toset(var.blocks)}',
    '${toset(self.address_prefixes) == toset([var.a])}',
    '${length(self.address_prefixes) > 0}',
    '${self.route_table_id == "" || true}',
    '${!(self.route_table_id == "")}',
    'true',
  ])('states nothing by a condition of another form: %s', (condition) => {
    expect(stated({ postcondition: [{ condition }] })).toEqual({});
    expect(stated({ postcondition: { condition } })).toEqual({});
  });

  test('states nothing by a precondition, which is not about it', () => {
    expect(stated({ precondition: [{ condition: '${self.route_table_id == ""}' }] })).toEqual({});
  });

  test('gets what this input puts on it', () => {
    const group = { name: 'g', resource_group_name: 'rg', location: 'westeurope' };
    const { subnets } = readModel({
      data: {
        data: { azurerm_subnet: { s: SUBNET } },
        resource: {
          azurerm_network_security_group: { g: group },
          azurerm_subnet_network_security_group_association: {
            a: {
              subnet_id: '${data.azurerm_subnet.s.id}',
              network_security_group_id: '${azurerm_network_security_group.g.id}',
            },
          },
        },
      },
    });
    expect(subnets[0]?.securityGroup).toBe('azurerm_network_security_group.g');
  });
});

describe('a plan', () => {
  const id = `${NETWORK}/subnets/s`;
  const resource = (type: string, values: object, mode = 'data') => ({
    address: `${mode === 'data' ? 'data.' : ''}azurerm_${type}.it`,
    mode,
    type: `azurerm_${type}`,
    name: 'it',
    values,
  });
  const plan = (subnet: object, ...more: readonly object[]) => ({
    terraform_version: '1.12.0',
    planned_values: { root_module: { resources: more.filter((one) => (one as { mode: string }).mode === 'managed') } },
    prior_state: {
      values: {
        root_module: {
          resources: [
            resource('virtual_network', {
              id: NETWORK,
              name: 'hub',
              location: 'westeurope',
              address_space: ['10.1.0.0/16'],
              dns_servers: [],
            }),
            resource('subnet', { ...SUBNET, id, ...subnet }),
            ...more.filter((one) => (one as { mode: string }).mode === 'data'),
          ],
        },
      },
    },
  });
  const told = {
    address_prefixes: ['10.1.0.0/24'],
    default_outbound_access_enabled: false,
    network_security_group_id: '',
    route_table_id: '',
    private_endpoint_network_policies: 'Disabled',
    service_endpoints: ['Microsoft.Storage'],
  };

  test('carries what Terraform has read', () => {
    const { networks, subnets } = readModel({ data: plan(told) });
    expect(networks[0]).toMatchObject({ region: 'westeurope', blocks: [{ prefixLength: 16 }], dnsServers: [] });
    expect(subnets[0]).toMatchObject({
      network: 'data.azurerm_virtual_network.it',
      defaultOutbound: false,
      endpointPolicies: 'Disabled',
      serviceEndpoints: ['Microsoft.Storage'],
    });
    expect(subnets[0]).not.toHaveProperty('routeTable');
    expect(subnets[0]).not.toHaveProperty('securityGroup');
    expect(subnets[0]?.natGateway).toMatchObject({ unknown: expect.stringContaining('NAT gateway') });
  });

  test("judges by the owner's rules where a data source has read them", () => {
    const group = `${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network/networkSecurityGroups/g`;
    const table = `${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network/routeTables/t`;
    const rule = {
      name: 'DenyAll',
      priority: 200,
      direction: 'Outbound',
      access: 'Deny',
      protocol: '*',
      source_address_prefix: '*',
      source_port_range: '*',
      destination_address_prefix: '*',
      destination_port_range: '*',
    };
    const route = { name: 'default', address_prefix: '0.0.0.0/0', next_hop_type: 'None', next_hop_in_ip_address: '' };
    const flow = {
      from: { subnet: 'data.azurerm_subnet.it' },
      to: { tag: 'Internet' },
      protocol: 'tcp',
      port: 443,
    } as const;
    const guarded = { ...told, network_security_group_id: group, route_table_id: table };
    const judged = (...more: readonly object[]) => reach(readModel({ data: plan(guarded, ...more) }), flow).verdict;
    const rules = resource('network_security_group', { id: group, name: 'g', security_rule: [rule] });
    const routes = resource('route_table', { id: table, name: 't', route: [route] });
    expect(judged()).toBe('unknown');
    expect(judged(rules)).toBe('blocked');
    expect(judged(resource('network_security_group', { id: group, name: 'g', security_rule: [] }), routes)).toBe(
      'blocked',
    );
  });

  test('is of its own resource where a data source looks at one of the same input', () => {
    const subnet = { ...SUBNET, id, address_prefixes: ['10.1.0.0/24'], default_outbound_access_enabled: false };
    const { subnets } = readModel({ data: plan(told, resource('subnet', subnet, 'managed')) });
    expect(subnets.map(({ address }) => address)).toEqual(['azurerm_subnet.it']);
  });
});

describe('somebody else’s network, with their Terraform beside ours', () => {
  const owner = (over: { readonly name?: string; readonly group?: string } = {}) => ({
    resource: {
      azurerm_resource_group: { g: { name: over.group ?? 'rg-platform-network', location: 'westeurope' } },
      azurerm_virtual_network: {
        n: {
          name: over.name ?? 'vnet-landing-zone',
          resource_group_name: '${azurerm_resource_group.g.name}',
          location: 'westeurope',
          address_space: ['10.100.0.0/20'],
        },
      },
      azurerm_subnet: Object.fromEntries(
        [
          ['snet-ml-compute', '10.100.4.0/24'],
          ['snet-ml-endpoints', '10.100.5.0/27'],
        ].map(([name, block]) => [
          name,
          {
            name,
            resource_group_name: '${azurerm_resource_group.g.name}',
            virtual_network_name: '${azurerm_virtual_network.n.name}',
            address_prefixes: [block],
            default_outbound_access_enabled: false,
            service_endpoints: ['Microsoft.KeyVault', 'Microsoft.Storage'],
          },
        ]),
      ),
    },
  });
  const answers = (generation: '4' | '5', data: object) => {
    const ours = { name: 'ours', data: synthesizeExample('existing-network', generation).json };
    const { claims } = verify(readModel(ours, { name: 'theirs', data }));
    return claims.filter(({ answer }) => answer !== 'proven').map(({ id }) => id);
  };

  test.each(['4', '5'] as const)('everything is proven (azurerm %s)', (generation) => {
    expect(answers(generation, owner())).toEqual([]);
  });

  test('breaks of theirs are found', () => {
    const broken = owner();
    Object.assign(broken.resource.azurerm_subnet['snet-ml-compute'] ?? {}, { service_endpoints: [] });
    expect(answers('4', broken)).toEqual(expect.arrayContaining(['blobs', 'files', 'secrets']));
  });

  test.each([{ name: 'vnet-other' }, { group: 'rg-other' }])('of %j is not theirs', (other) => {
    expect(new Set(answers('4', owner(other)))).toEqual(new Set(['batch-storage', 'blobs', 'files', 'files-smb']));
  });
});
