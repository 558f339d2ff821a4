import { AksAttachment } from '../../src/constructs/aks-attachment';
import { NatGateway } from '../../src/constructs/nat-gateway';
import { Subnet, type SubnetProps } from '../../src/constructs/subnet';
import { VirtualNetwork } from '../../src/constructs/virtual-network';
import { synthesizeConstructs } from '../../src/testing';
import { CLUSTER_ID, PLACEMENT, reference } from './samples';

const PROPS: SubnetProps = {
  name: 'snet-compute',
  resourceGroupName: 'rg-ml',
  virtualNetworkName: 'vnet-ml',
  block: '10.1.0.0/24',
};

const subnet = (over: Partial<SubnetProps> = {}) =>
  synthesizeConstructs((stack) => {
    new Subnet(stack, 'Subnet', { ...PROPS, ...over });
  }).only('azurerm_subnet');

describe('Subnet', () => {
  test('is one block of a network, from which nothing leaves by itself', () => {
    expect(subnet()).toEqual({
      name: 'snet-compute',
      resource_group_name: 'rg-ml',
      virtual_network_name: 'vnet-ml',
      address_prefixes: ['10.1.0.0/24'],
      default_outbound_access_enabled: false,
      private_endpoint_network_policies: 'Disabled',
    });
  });

  test.each([
    [true, 'NetworkSecurityGroupEnabled'],
    [false, 'Disabled'],
    [undefined, 'Disabled'],
  ])('asks its security group of private endpoints: %s', (guardPrivateEndpoints, policies) => {
    expect(subnet({ guardPrivateEndpoints }).private_endpoint_network_policies).toBe(policies);
  });

  test('writes service endpoints in one order, whatever the order they are named in', () => {
    const sorted = ['Microsoft.KeyVault', 'Microsoft.Storage'];
    expect(subnet({ serviceEndpoints: ['Microsoft.Storage', 'Microsoft.KeyVault'] }).service_endpoints).toEqual(sorted);
    expect(subnet({ serviceEndpoints: ['Microsoft.KeyVault', 'Microsoft.Storage'] }).service_endpoints).toEqual(sorted);
  });

  test('leaves the list that it is given as it was', () => {
    const serviceEndpoints = ['Microsoft.Storage', 'Microsoft.KeyVault'] as const;
    const given = [...serviceEndpoints];
    subnet({ serviceEndpoints: given });
    expect(given).toEqual(serviceEndpoints);
  });

  test('writes no service endpoints where there are none', () => {
    expect(subnet({ serviceEndpoints: [] })).not.toHaveProperty('service_endpoints');
  });

  test('is handed to a service with all that the service may do there, in one order', () => {
    expect(subnet({ delegatedTo: 'Microsoft.Databricks/workspaces' }).delegation).toEqual([
      {
        name: 'Microsoft.Databricks/workspaces',
        service_delegation: {
          name: 'Microsoft.Databricks/workspaces',
          actions: ['join', 'prepareNetworkPolicies', 'unprepareNetworkPolicies'].map(
            (action) => `Microsoft.Network/virtualNetworks/subnets/${action}/action`,
          ),
        },
      },
    ]);
    expect(subnet()).not.toHaveProperty('delegation');
  });

  test('lies in a network of the same stack, and tells its id and name', () => {
    const stack = synthesizeConstructs((own) => {
      const { virtualNetworkName } = new VirtualNetwork(own, 'Network', {
        name: 'vnet',
        placement: PLACEMENT,
        addressSpace: '10.1.0.0/16',
      });
      const made = new Subnet(own, 'Subnet', { ...PROPS, virtualNetworkName });
      new NatGateway(own, 'Gateway', { name: 'ng', publicIpName: 'pip', placement: PLACEMENT, subnets: [made] });
      new AksAttachment(own, 'Attachment', {
        name: 'a',
        placement: PLACEMENT,
        workspaceName: 'w',
        clusterId: CLUSTER_ID,
        loadBalancerSubnet: made,
      });
    });
    expect(stack.only('azurerm_subnet').virtual_network_name).toEqual(reference('azurerm_virtual_network', 'name'));
    expect(stack.only('azurerm_subnet_nat_gateway_association').subnet_id).toEqual(reference('azurerm_subnet', 'id'));
    expect(stack.only('azurerm_resource_group_template_deployment').parameters_content).toMatch(
      /"loadBalancerSubnet" = \{"value" = azurerm_subnet\.\w+\.name\}/,
    );
  });
});
