import { DatabricksWorkspace, type DatabricksWorkspaceProps } from '../../src/constructs/databricks-workspace';
import { NetworkSecurityGroup } from '../../src/constructs/network-security-group';
import { Subnet } from '../../src/constructs/subnet';
import { synthesizeConstructs } from '../../src/testing';
import { DATABRICKS, PLACEMENT, reference, VNET } from './samples';

const workspace = (over: Partial<DatabricksWorkspaceProps> = {}) =>
  synthesizeConstructs((stack) => {
    new DatabricksWorkspace(stack, 'Databricks', { ...DATABRICKS, placement: PLACEMENT, ...over });
  }).only('azurerm_databricks_workspace');

describe('DatabricksWorkspace', () => {
  test('is Premium, closed, and gives no node a public address', () => {
    expect(workspace()).toEqual({
      name: 'dbw-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      sku: 'premium',
      managed_resource_group_name: 'rg-databricks-ml',
      public_network_access_enabled: false,
      network_security_group_rules_required: 'NoAzureDatabricksRules',
      custom_parameters: {
        no_public_ip: true,
        virtual_network_id: VNET.virtualNetworkId,
        private_subnet_name: 'snet-private',
        private_subnet_network_security_group_association_id: DATABRICKS.privateSubnet.groupAssociationId,
        public_subnet_name: 'snet-public',
        public_subnet_network_security_group_association_id: DATABRICKS.publicSubnet.groupAssociationId,
      },
    });
  });

  test('that is opened has the rules to its control plane written', () => {
    expect(workspace({ publicNetworkAccess: true })).toMatchObject({
      public_network_access_enabled: true,
      network_security_group_rules_required: 'AllRules',
    });
    const withEndpoint = { publicNetworkAccess: true, requiredRules: 'NoAzureDatabricksRules' } as const;
    expect(workspace(withEndpoint).network_security_group_rules_required).toBe('NoAzureDatabricksRules');
  });

  test('fails when it is closed and asks for the rules of an open one', () => {
    expect(() => workspace({ requiredRules: 'AllRules' })).toThrow(
      "Databricks 'dbw-ml' has a closed front end and rules for a public one",
    );
  });

  test('is made after the groups of its subnets', () => {
    const stack = synthesizeConstructs((own) => {
      const subnets = ['Private', 'Public'].map((id) => {
        const subnet = new Subnet(own, id, {
          name: id,
          resourceGroupName: 'rg-ml',
          virtualNetworkName: 'vnet-ml',
          block: '10.1.0.0/26',
          delegatedTo: 'Microsoft.Databricks/workspaces',
        });
        const group = new NetworkSecurityGroup(own, `Rules${id}`, {
          name: id,
          placement: PLACEMENT,
          rules: [],
          subnets: [subnet],
          shared: true,
        });
        const [groupAssociationId = ''] = group.associationIds;
        return { subnetId: subnet.subnetId, subnetName: subnet.subnetName, groupAssociationId };
      });
      const [privateSubnet = DATABRICKS.privateSubnet, publicSubnet = DATABRICKS.publicSubnet] = subnets;
      new DatabricksWorkspace(own, 'Databricks', { ...DATABRICKS, placement: PLACEMENT, privateSubnet, publicSubnet });
    });
    expect(stack.only('azurerm_databricks_workspace').custom_parameters).toMatchObject({
      private_subnet_network_security_group_association_id: expect.stringContaining('RulesPrivate'),
      public_subnet_network_security_group_association_id: reference(
        'azurerm_subnet_network_security_group_association',
        'id',
      ),
      public_subnet_name: reference('azurerm_subnet', 'name'),
    });
  });
});
