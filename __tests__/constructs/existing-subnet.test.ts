import { ExistingSubnet, type ExistingSubnetProps } from '../../src/constructs/existing-subnet';
import { NatGateway } from '../../src/constructs/nat-gateway';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, reference } from './samples';

const PROPS: ExistingSubnetProps = {
  name: 'snet-ml',
  virtualNetworkName: 'vnet-hub',
  resourceGroupName: 'rg-network',
  block: '10.1.0.0/24',
};

type Look = { lifecycle: { postcondition: { condition: string }[] } };

const looked = (over: Partial<ExistingSubnetProps> = {}) => {
  const { json } = synthesizeConstructs((stack) => {
    new ExistingSubnet(stack, 'Subnet', { ...PROPS, ...over });
  });
  const found = (json.data as Record<string, Record<string, Look>>).azurerm_subnet;
  return { json, look: Object.values(found ?? {})[0] as Look };
};
const conditions = (over?: Partial<ExistingSubnetProps>) =>
  looked(over).look.lifecycle.postcondition.map(({ condition }) => condition);

describe('ExistingSubnet', () => {
  test('makes nothing, and looks for a subnet of that name', () => {
    const { json, look } = looked();
    expect(json.resource).toBeUndefined();
    expect(look).toMatchObject({
      name: 'snet-ml',
      virtual_network_name: 'vnet-hub',
      resource_group_name: 'rg-network',
    });
  });

  test('stops Terraform where its block is another', () => {
    expect(conditions()).toEqual(['${toset(self.address_prefixes) == toset(["10.1.0.0/24"])}']);
  });

  test('stops Terraform where a service endpoint is missing, in one order whatever the order they are named in', () => {
    expect(conditions({ serviceEndpoints: ['Microsoft.Storage', 'Microsoft.KeyVault'] }).slice(1)).toEqual([
      '${try(contains(self.service_endpoints, "Microsoft.KeyVault"), false)}',
      '${try(contains(self.service_endpoints, "Microsoft.Storage"), false)}',
    ]);
  });

  test('stops Terraform where its owner has put a route table, if it must have none', () => {
    expect(conditions({ withoutRouteTable: true })).toContain('${self.route_table_id == ""}');
    expect(conditions({ withoutRouteTable: false })).not.toContain('${self.route_table_id == ""}');
  });

  test('tells its id', () => {
    const stack = synthesizeConstructs((own) => {
      const subnet = new ExistingSubnet(own, 'Subnet', PROPS);
      new NatGateway(own, 'Gateway', { name: 'ng', publicIpName: 'pip', placement: PLACEMENT, subnets: [subnet] });
    });
    expect(stack.only('azurerm_subnet_nat_gateway_association').subnet_id).toEqual(
      reference('data.azurerm_subnet', 'id'),
    );
  });
});
