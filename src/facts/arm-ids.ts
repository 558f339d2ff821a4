import type { Sourced } from './source';

/**
 * How the ARM id of a resource follows from its arguments.
 *
 * `inGroup`: below its resource group, `type/{name}`. `below`: below what an argument holds the id of. `extends`: an
 * extension of the scope that an argument names.
 */
export type IdForm =
  | { readonly inGroup: string }
  | { readonly below: string; readonly collection: string }
  | { readonly extends: string; readonly type: string };

export interface ArmIdRow extends Sourced {
  readonly form: IdForm;
  /** A stable api-version that knows the type, for asking whether it is there. */
  readonly api: string;
}

const row = (form: IdForm, api: string): ArmIdRow => ({ form, api, source: 'armTypes', confidence: 'high' });
const NETWORK = '2025-01-01';
const DNS = '2024-06-01';

/** Resource types of Terraform whose id can be told from their arguments. */
export const ARM_IDS: { readonly [type: string]: ArmIdRow } = {
  azurerm_application_insights: row({ inGroup: 'Microsoft.Insights/components' }, '2020-02-02'),
  azurerm_container_registry: row({ inGroup: 'Microsoft.ContainerRegistry/registries' }, '2025-04-01'),
  azurerm_databricks_workspace: row({ inGroup: 'Microsoft.Databricks/workspaces' }, '2024-05-01'),
  azurerm_firewall: row({ inGroup: 'Microsoft.Network/azureFirewalls' }, NETWORK),
  azurerm_firewall_policy: row({ inGroup: 'Microsoft.Network/firewallPolicies' }, NETWORK),
  azurerm_firewall_policy_rule_collection_group: row(
    { below: 'firewall_policy_id', collection: 'ruleCollectionGroups' },
    NETWORK,
  ),
  azurerm_key_vault: row({ inGroup: 'Microsoft.KeyVault/vaults' }, '2023-02-01'),
  azurerm_kubernetes_cluster: row({ inGroup: 'Microsoft.ContainerService/managedClusters' }, '2025-07-01'),
  azurerm_kubernetes_cluster_extension: row(
    { extends: 'cluster_id', type: 'Microsoft.KubernetesConfiguration/extensions' },
    '2024-11-01',
  ),
  azurerm_kubernetes_cluster_node_pool: row({ below: 'kubernetes_cluster_id', collection: 'agentPools' }, '2025-07-01'),
  azurerm_linux_virtual_machine: row({ inGroup: 'Microsoft.Compute/virtualMachines' }, '2024-03-01'),
  azurerm_log_analytics_workspace: row({ inGroup: 'Microsoft.OperationalInsights/workspaces' }, '2022-10-01'),
  azurerm_machine_learning_compute_cluster: row(
    { below: 'machine_learning_workspace_id', collection: 'computes' },
    '2025-06-01',
  ),
  azurerm_machine_learning_compute_instance: row(
    { below: 'machine_learning_workspace_id', collection: 'computes' },
    '2025-06-01',
  ),
  azurerm_machine_learning_datastore_blobstorage: row(
    { below: 'workspace_id', collection: 'dataStores' },
    '2025-06-01',
  ),
  azurerm_machine_learning_datastore_datalake_gen2: row(
    { below: 'workspace_id', collection: 'dataStores' },
    '2025-06-01',
  ),
  azurerm_machine_learning_datastore_fileshare: row({ below: 'workspace_id', collection: 'dataStores' }, '2025-06-01'),
  azurerm_machine_learning_workspace: row({ inGroup: 'Microsoft.MachineLearningServices/workspaces' }, '2025-06-01'),
  azurerm_machine_learning_workspace_network_outbound_rule_fqdn: row(
    { below: 'workspace_id', collection: 'outboundRules' },
    '2025-06-01',
  ),
  azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint: row(
    { below: 'workspace_id', collection: 'outboundRules' },
    '2025-06-01',
  ),
  azurerm_machine_learning_workspace_network_outbound_rule_service_tag: row(
    { below: 'workspace_id', collection: 'outboundRules' },
    '2025-06-01',
  ),
  azurerm_nat_gateway: row({ inGroup: 'Microsoft.Network/natGateways' }, NETWORK),
  azurerm_network_interface: row({ inGroup: 'Microsoft.Network/networkInterfaces' }, NETWORK),
  azurerm_network_security_group: row({ inGroup: 'Microsoft.Network/networkSecurityGroups' }, NETWORK),
  azurerm_network_security_rule: row({ below: 'network_security_group_id', collection: 'securityRules' }, NETWORK),
  azurerm_private_dns_zone: row({ inGroup: 'Microsoft.Network/privateDnsZones' }, DNS),
  azurerm_private_dns_zone_virtual_network_link: row(
    { below: 'private_dns_zone_id', collection: 'virtualNetworkLinks' },
    DNS,
  ),
  azurerm_private_endpoint: row({ inGroup: 'Microsoft.Network/privateEndpoints' }, NETWORK),
  azurerm_public_ip: row({ inGroup: 'Microsoft.Network/publicIPAddresses' }, NETWORK),
  azurerm_resource_group_template_deployment: row({ inGroup: 'Microsoft.Resources/deployments' }, '2020-06-01'),
  azurerm_role_assignment: row({ extends: 'scope', type: 'Microsoft.Authorization/roleAssignments' }, '2022-04-01'),
  azurerm_route_table: row({ inGroup: 'Microsoft.Network/routeTables' }, NETWORK),
  azurerm_storage_account: row({ inGroup: 'Microsoft.Storage/storageAccounts' }, '2023-05-01'),
  azurerm_storage_container: row(
    { below: 'storage_account_id', collection: 'blobServices/default/containers' },
    '2023-05-01',
  ),
  azurerm_storage_share: row({ below: 'storage_account_id', collection: 'fileServices/default/shares' }, '2023-05-01'),
  azurerm_subnet: row({ below: 'virtual_network_id', collection: 'subnets' }, NETWORK),
  azurerm_subnet_service_endpoint_storage_policy: row(
    { inGroup: 'Microsoft.Network/serviceEndpointPolicies' },
    NETWORK,
  ),
  azurerm_user_assigned_identity: row({ inGroup: 'Microsoft.ManagedIdentity/userAssignedIdentities' }, '2024-11-30'),
  azurerm_virtual_network_peering: row({ below: 'virtual_network_id', collection: 'virtualNetworkPeerings' }, NETWORK),
  azurerm_virtual_network: row({ inGroup: 'Microsoft.Network/virtualNetworks' }, NETWORK),
};

export const RESOURCE_GROUP_API = '2023-07-01';

/**
 * Types that Terraform replaces after an import, because Azure does not tell all that they were made with: they are
 * named and never imported.
 */
export const REPLACED_AFTER_IMPORT = {
  azurerm_hdinsight_spark_cluster: { source: 'azurerm5', confidence: 'high' },
  azurerm_hdinsight_hadoop_cluster: { source: 'azurerm5', confidence: 'medium' },
} as const satisfies Record<string, Sourced>;
