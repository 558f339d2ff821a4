import { assignRole, ManagedIdentity } from '../../src/constructs/managed-identity';
import { NatGateway, type NatGatewayProps } from '../../src/constructs/nat-gateway';
import { Subnet } from '../../src/constructs/subnet';
import { synthesizeConstructs } from '../../src/testing';
import { AKS_SUBNET, COMPUTE, PLACEMENT, reference, STORAGE_ID } from './samples';

const PROPS: NatGatewayProps = {
  name: 'ng-ml',
  publicIpName: 'pip-ml',
  placement: PLACEMENT,
  subnets: [COMPUTE, AKS_SUBNET],
};

const gateway = (over: Partial<NatGatewayProps> = {}) =>
  synthesizeConstructs((stack) => {
    new NatGateway(stack, 'Gateway', { ...PROPS, ...over });
  });

describe('NatGateway', () => {
  test('is a Standard gateway behind one fixed address', () => {
    const stack = gateway();
    expect(stack.only('azurerm_nat_gateway')).toMatchObject({
      name: 'ng-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      sku_name: 'Standard',
      idle_timeout_in_minutes: 10,
    });
    expect(stack.only('azurerm_public_ip')).toMatchObject({
      name: 'pip-ml',
      sku: 'Standard',
      allocation_method: 'Static',
    });
    expect(stack.only('azurerm_nat_gateway_public_ip_association')).toEqual({
      nat_gateway_id: reference('azurerm_nat_gateway', 'id'),
      public_ip_address_id: reference('azurerm_public_ip', 'id'),
    });
  });

  test('leads out of each of its subnets, owned or not', () => {
    const nat_gateway_id = reference('azurerm_nat_gateway', 'id');
    expect(gateway().all('azurerm_subnet_nat_gateway_association')).toEqual([
      { nat_gateway_id, subnet_id: COMPUTE.subnetId },
      { nat_gateway_id, subnet_id: AKS_SUBNET.subnetId },
    ]);
    const own = synthesizeConstructs((stack) => {
      const subnet = new Subnet(stack, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
      });
      new NatGateway(stack, 'Gateway', { ...PROPS, subnets: [subnet] });
    });
    expect(own.only('azurerm_subnet_nat_gateway_association').subnet_id).toEqual(reference('azurerm_subnet', 'id'));
  });

  test('can stand before its subnets do', () => {
    expect(gateway({ subnets: [] }).all('azurerm_subnet_nat_gateway_association')).toEqual([]);
  });

  test('is ready once its address and its subnets are tied to it', () => {
    const stack = synthesizeConstructs((own) => {
      const { ready } = new NatGateway(own, 'Gateway', PROPS);
      assignRole(own, 'Role', { on: STORAGE_ID, role: 'Reader', principalId: 'p', principalKey: 'k', after: ready });
    });
    expect(stack.only('azurerm_role_assignment').depends_on).toEqual([
      expect.stringMatching(/^azurerm_nat_gateway_public_ip_association\./),
      expect.stringMatching(/^azurerm_subnet_nat_gateway_association\./),
      expect.stringMatching(/^azurerm_subnet_nat_gateway_association\./),
    ]);
  });

  test('tells its id and the address that the subnets are seen with', () => {
    const stack = synthesizeConstructs((own) => {
      const { natGatewayId, publicAddress } = new NatGateway(own, 'Gateway', PROPS);
      new ManagedIdentity(own, 'Named', { name: publicAddress, placement: PLACEMENT });
      assignRole(own, 'Role', { on: natGatewayId, role: 'Reader', principalId: 'p', principalKey: 'k' });
    });
    expect(stack.only('azurerm_user_assigned_identity').name).toEqual(reference('azurerm_public_ip', 'ip_address'));
    expect(stack.only('azurerm_role_assignment').scope).toEqual(reference('azurerm_nat_gateway', 'id'));
  });
});
