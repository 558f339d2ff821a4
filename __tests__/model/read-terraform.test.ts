import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from '../../src/model/build-model';
import type { NetworkModel } from '../../src/model/network-model';
import { reach } from '../../src/verify/reach';
import { EXAMPLES, synthesizeExample } from '../support/examples';

const fixture = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, '..', 'fixtures', 'terraform', name), 'utf8'));
const resource = (tables: object) => readModel({ data: { resource: tables } });
const write = (model: NetworkModel) =>
  JSON.stringify(model, (_, value) =>
    typeof value === 'object' && value !== null && value.toString !== Object.prototype.toString && !Array.isArray(value)
      ? `${value}`
      : value,
  );

describe('a configuration as JSON', () => {
  const network = { V: { name: 'V', location: 'eastus2', address_space: ['10.0.0.0/16'] } };
  const subnet = {
    name: 's',
    virtual_network_name: '${azurerm_virtual_network.V.name}',
    address_prefixes: ['10.0.0.0/24'],
  };

  test('follows a reference to an attribute, and one to a resource', () => {
    const { subnets, networks } = resource({ azurerm_virtual_network: network, azurerm_subnet: { s: subnet } });
    expect(subnets[0]?.network).toBe('azurerm_virtual_network.V');
    expect(`${networks[0]?.blocks}`).toBe('10.0.0.0/16');
  });

  test('fills a text in which references stand', () => {
    const { subnets } = resource({
      azurerm_virtual_network: network,
      azurerm_subnet: { s: { ...subnet, name: 'snet-${azurerm_virtual_network.V.name}' } },
    });
    expect(subnets[0]?.name).toBe('snet-V');
  });

  test('follows locals', () => {
    const model = readModel({
      data: {
        locals: { block: '10.0.7.0/24' },
        resource: {
          azurerm_virtual_network: network,
          azurerm_subnet: { s: { ...subnet, address_prefixes: ['${local.block}'] } },
        },
      },
    });
    expect(`${model.subnets[0]?.blocks}`).toBe('10.0.7.0/24');
  });

  test.each([
    '${var.block}',
    '${data.azurerm_subnet.x.address_prefix}',
    '${cidrsubnet("10.0.0.0/16", 8, 1)}',
    '${azurerm_subnet.gone.name}',
  ])('says that %s is unknown, and where it stands', (text) => {
    const { subnets } = resource({
      azurerm_virtual_network: network,
      azurerm_subnet: { s: { ...subnet, address_prefixes: [text] } },
    });
    expect(subnets[0]?.blocks).toEqual({ unknown: text });
  });

  test('does not go round in a circle of locals', () => {
    const model = readModel({
      data: {
        locals: { a: '${local.b}', b: '${local.a}' },
        resource: { azurerm_virtual_network: { V: { ...network.V, address_space: ['${local.a}'] } } },
      },
    });
    expect(model.networks[0]?.blocks).toMatchObject({ unknown: expect.any(String) });
  });

  test('takes rules and routes inline and on their own', () => {
    const rule = {
      priority: 100,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      source_address_prefix: '*',
      source_port_range: '*',
      destination_address_prefix: '*',
      destination_port_range: '443',
    };
    const model = resource({
      azurerm_network_security_group: { g: { name: 'g', security_rule: [{ ...rule, name: 'inline' }] } },
      azurerm_network_security_rule: {
        r: { ...rule, name: 'own', network_security_group_name: '${azurerm_network_security_group.g.name}' },
      },
      azurerm_route_table: {
        t: { name: 't', route: [{ name: 'inline', address_prefix: '10.0.0.0/8', next_hop_type: 'None' }] },
      },
      azurerm_route: {
        r: { name: 'own', route_table_name: 't', address_prefix: 'AzureMachineLearning', next_hop_type: 'Internet' },
      },
    });
    expect(model.securityGroups[0]?.rules.map(({ name }) => name)).toEqual(['inline', 'own']);
    expect(model.routeTables[0]?.routes.map(({ name }) => name)).toEqual(['inline', 'own']);
    expect(model.routeTables[0]?.routes[1]?.to).toEqual({ tag: 'AzureMachineLearning' });
  });

  test('takes a rule that is not known as one that may do anything', () => {
    const model = resource({
      azurerm_virtual_network: network,
      azurerm_subnet: { s: subnet },
      azurerm_network_security_group: { g: { name: 'g', security_rule: '${var.rules}' } },
      azurerm_subnet_network_security_group_association: {
        g: { subnet_id: '${azurerm_subnet.s.id}', network_security_group_id: '${azurerm_network_security_group.g.id}' },
      },
    });
    const flow = { from: { subnet: 'azurerm_subnet.s' }, to: { tag: 'Internet' }, protocol: 'tcp', port: 443 } as const;
    expect(reach(model, flow).verdict).toBe('unknown');
  });

  test('takes an association with a subnet that is not known as one that any subnet may have', () => {
    const model = resource({
      azurerm_virtual_network: network,
      azurerm_subnet: { s: subnet },
      azurerm_network_security_group: { g: { name: 'g' } },
      azurerm_subnet_network_security_group_association: {
        g: { subnet_id: '${var.subnet}', network_security_group_id: '${azurerm_network_security_group.g.id}' },
      },
    });
    expect(model.subnets[0]?.securityGroup).toEqual({ unknown: '${var.subnet}' });
  });

  test('names what it does not model', () => {
    const { notModelled } = resource({ azurerm_virtual_network_gateway: { g: { name: 'g' } } });
    expect(notModelled).toEqual([
      { address: 'azurerm_virtual_network_gateway.g', why: 'routes that a gateway learns are not in Terraform' },
    ]);
  });

  test.each(Object.keys(EXAMPLES))('of the example %s is the same network in the words of azurerm 4 and 5', (name) => {
    const [four, five] = (['4', '5'] as const).map((azurerm) =>
      readModel({ data: synthesizeExample(name, azurerm).json }),
    );
    expect(write(five as NetworkModel)).toBe(write(four as NetworkModel));
  });
});

describe('a plan that Terraform made with azurerm 5.2 of somebody else, with modules and for_each', () => {
  const model = readModel({ data: fixture('other-plan.json') });
  const from = { subnet: 'module.network.azurerm_subnet.this["train"]' };

  test('finds resources through outputs and variables of modules', () => {
    const train = model.subnets.find(({ name }) => name === 'train');
    expect(train).toMatchObject({
      address: 'module.network.azurerm_subnet.this["train"]',
      network: 'module.network.azurerm_virtual_network.this',
      securityGroup: 'module.network.azurerm_network_security_group.this["train"]',
      routeTable: 'azurerm_route_table.train',
      natGateway: 'azurerm_nat_gateway.nat',
      defaultOutbound: false,
    });
  });

  test('gives rules of their own to the group that a module made', () => {
    const group = model.securityGroups.find(({ name }) => name === 'nsg-train');
    expect(group?.rules.map(({ name, address }) => [name, address])).toEqual([
      ['storage-https', 'azurerm_network_security_rule.storage["https"]'],
      ['storage-smb', 'azurerm_network_security_rule.storage["smb"]'],
    ]);
  });

  test('proves a path by a private endpoint', () => {
    const to = { service: 'azurerm_storage_account.data', part: 'blob' };
    expect(reach(model, { from, to, protocol: 'tcp', port: 443 }).verdict).toBe('reached');
  });

  test('does not guess which subnet an expression over a whole map picks', () => {
    const judged = reach(model, {
      from,
      to: { service: 'azurerm_storage_account.data', part: 'file' },
      protocol: 'tcp',
      port: 443,
    });
    expect(judged.verdict).toBe('unknown');
    expect(judged.trace.at(-1)?.text).toBe('the subnet of azurerm_private_endpoint.file is not known');
  });
});

describe('the state after the apply', () => {
  const model = readModel({ data: fixture('other-state.json') });

  test('knows by ids what the plan could not', () => {
    const from = { subnet: 'module.network.azurerm_subnet.this["train"]' };
    const judged = reach(model, {
      from,
      to: { service: 'azurerm_storage_account.data', part: 'file' },
      protocol: 'tcp',
      port: 443,
    });
    expect(judged.verdict).toBe('reached');
    expect(model.privateEndpoints.every(({ ips }) => ips.length === 1)).toBe(true);
  });

  test('lists subnets, rules and routes once, though Azure shows them inside their parents as well', () => {
    expect(model.subnets.map(({ name }) => name).sort()).toEqual(['endpoints', 'train']);
    expect(model.securityGroups.find(({ name }) => name === 'nsg-train')?.rules).toHaveLength(2);
  });
});

describe('several stacks', () => {
  test('keep apart what has the same address', () => {
    const data = { resource: { azurerm_virtual_network: { V: { name: 'V', address_space: ['10.0.0.0/16'] } } } };
    expect(readModel({ name: 'one', data }, { name: 'two', data }).networks.map(({ address }) => address)).toEqual([
      'one/azurerm_virtual_network.V',
      'two/azurerm_virtual_network.V',
    ]);
  });
});

test.each<{ data: unknown }>([{ data: [] }, { data: null }, { data: { hello: 1 } }, { data: 'text' }])(
  'fails when the input is $data',
  ({ data }) => {
    expect(() => readModel({ name: 'x.json', data })).toThrow(
      "x.json is no Terraform JSON: give cdk.tf.json, or the output of 'terraform show -json'",
    );
  },
);
