/**
 * Network-secured Azure Machine Learning for CDK for Terraform.
 *
 * Parts: `SecuredMlWorkspace` composes everything; each construct works on its own in a stack of one's own; the pure
 * functions below decide what constructs write.
 */
export { NetworkValidation, type ValidatedStack, validateOnSynth } from './compliance/synth-validation';
export { ConfigError, type ConfigPath, type Notice, type Problem } from './config/problem';
export { AksAttachment, type AksAttachmentProps, type AksTls } from './constructs/aks-attachment';
export { AzureFirewall, type AzureFirewallProps } from './constructs/azure-firewall';
export { ClassicFirewallRules, type ClassicFirewallRulesProps } from './constructs/classic-firewall-rules';
export { ComputeAttachment, type ComputeAttachmentProps, parameter } from './constructs/compute-attachment';
export {
  ComputeCluster,
  type ComputeClusterProps,
  type ComputeIdentity,
  type NodeAccess,
} from './constructs/compute-cluster';
export { ComputeInstance, type ComputeInstanceProps } from './constructs/compute-instance';
export { ContainerRegistry, type ContainerRegistryProps } from './constructs/container-registry';
export { DatabricksAttachment, type DatabricksAttachmentProps } from './constructs/databricks-attachment';
export {
  type DatabricksSubnet,
  DatabricksWorkspace,
  type DatabricksWorkspaceProps,
} from './constructs/databricks-workspace';
export { Datastore, type DatastoreProps } from './constructs/datastore';
export { ExistingFirewallPolicy, type ExistingFirewallPolicyProps } from './constructs/existing-firewall-policy';
export {
  ExistingKubernetesCluster,
  type ExistingKubernetesClusterProps,
} from './constructs/existing-kubernetes-cluster';
export { ExistingPrivateDnsZone, type ExistingPrivateDnsZoneProps } from './constructs/existing-private-dns-zone';
export { ExistingSubnet, type ExistingSubnetProps } from './constructs/existing-subnet';
export { ExistingVirtualNetwork, type ExistingVirtualNetworkProps } from './constructs/existing-virtual-network';
export { FirewallPolicyRules, type FirewallPolicyRulesProps } from './constructs/firewall-policy-rules';
export { KeyVault, type KeyVaultProps } from './constructs/key-vault';
export { KubernetesAttachment, type KubernetesAttachmentProps } from './constructs/kubernetes-attachment';
export { KubernetesCluster, type KubernetesClusterProps } from './constructs/kubernetes-cluster';
export { KubernetesNodePool, type KubernetesNodePoolProps } from './constructs/kubernetes-node-pool';
export { literal, literals } from './constructs/literal';
export { MachineAttachment, type MachineAttachmentProps } from './constructs/machine-attachment';
export { MachineLearningExtension, type MachineLearningExtensionProps } from './constructs/machine-learning-extension';
export { MachineLearningWorkspace, type MachineLearningWorkspaceProps } from './constructs/machine-learning-workspace';
export { assignRole, ManagedIdentity, type ManagedIdentityProps, type RoleProps } from './constructs/managed-identity';
export {
  type ManagedNetworkRule,
  ManagedNetworkRules,
  type ManagedNetworkRulesProps,
} from './constructs/managed-network-rules';
export { Monitoring, type MonitoringProps } from './constructs/monitoring';
export { NatGateway, type NatGatewayProps } from './constructs/nat-gateway';
export { NetworkSecurityGroup, type NetworkSecurityGroupProps } from './constructs/network-security-group';
export { PrivateDnsZone, type PrivateDnsZoneProps } from './constructs/private-dns-zone';
export { PrivateEndpoint, type PrivateEndpointProps } from './constructs/private-endpoint';
export type {
  After,
  IdentityRef,
  Placement,
  PrivateDnsZoneRef,
  SecretRef,
  SubnetRef,
  VirtualNetworkRef,
  Waits,
} from './constructs/refs';
export { ResourceGroup, type ResourceGroupProps } from './constructs/resource-group';
export { RouteTable, type RouteTableProps } from './constructs/route-table';
export { secretVariable } from './constructs/secret-variable';
export {
  ServiceEndpointPolicy,
  type ServiceEndpointPolicyProps,
  type ServiceEndpointPolicyRef,
} from './constructs/service-endpoint-policy';
export { SparkCluster, type SparkClusterProps } from './constructs/spark-cluster';
export {
  StorageAccount,
  type StorageAccountProps,
  StorageFirewall,
  type StorageFirewallProps,
  type StorageFirewallRules,
} from './constructs/storage-account';
export { Subnet, type SubnetProps } from './constructs/subnet';
export { currentTenantId } from './constructs/tenant';
export { VirtualMachine, type VirtualMachineProps } from './constructs/virtual-machine';
export { VirtualNetwork, type VirtualNetworkProps } from './constructs/virtual-network';
export { VirtualNetworkDns, type VirtualNetworkDnsProps } from './constructs/virtual-network-dns';
export { VirtualNetworkPeering, type VirtualNetworkPeeringProps } from './constructs/virtual-network-peering';
export {
  MANAGED_ENDPOINT_ROLE,
  type ManagedEndpointTarget,
  type ManagedIsolation,
  type ManagedTag,
} from './facts/managed-network';
export type { AzurermGeneration } from './facts/provider';
export { REGIONS, type Region } from './facts/regions';
export { regionalTag, type ServiceTag, type TagPlace, tagFits } from './facts/service-tags';
export { Cidr, HostInNetwork, Ipv4 } from './net/cidr';
export { type ClientAddress, readClientAddress } from './net/client-addresses';
export {
  type FirewallApplicationRule,
  type FirewallNetworkRule,
  type FirewallRules,
  numberFirewallRules,
} from './net/firewall-rule-set';
export { type NumberedRule, numberRules, type Party, type Rule } from './net/rule-set';
export { prefixFor, usableAddresses } from './net/subnet-size';
export { AttachedComputes, type AttachedComputesProps } from './patterns/attached-computes';
export { Databricks, type DatabricksProps } from './patterns/databricks';
export { FurtherStorage, type FurtherStorageProps } from './patterns/further-storage';
export { PrivateDnsZones, type PrivateDnsZonesProps } from './patterns/private-dns-zones';
export { PrivateEndpoints, type PrivateEndpointsProps } from './patterns/private-endpoints';
export { ScoringCluster, type ScoringClusterProps } from './patterns/scoring-cluster';
export { SecuredMlWorkspace, type SecuredMlWorkspaceProps } from './patterns/secured-ml-workspace';
export { SecuredNetwork, type SecuredNetworkProps } from './patterns/secured-network';
export { SparkCompute, type SparkComputeProps } from './patterns/spark-compute';
export { TrainingComputes, type TrainingComputesProps } from './patterns/training-computes';
export { WorkspaceServices, type WorkspaceServicesProps } from './patterns/workspace-services';
export type { OpenDoor } from './plan/access';
export type { AksAttachPlan, AksPlan, ExistingAksPlan, PlannedNodes } from './plan/aks-plan';
export { aksRules } from './plan/aks-rules';
export { type AttachedNetwork, machineRoutes, machineRules } from './plan/attached';
export { asymmetryRoutes, type ComputeNetwork, computeRules, denyInternet } from './plan/compute-rules';
export { type ComputesPlan, type PlannedIdentity, planComputes } from './plan/computes';
export { type DatabricksPlan, databricksFirewallRules, databricksRules } from './plan/databricks';
export { type FurtherAccount, type PlannedDatastore, planFurtherAccounts } from './plan/datastores';
export type { ExistingNetwork, OwnerDuty } from './plan/existing-network';
export {
  type ExistingFirewall,
  type FirewallPlan,
  fittingRules,
  type OwnFirewall,
  planFirewall,
} from './plan/firewall-plan';
export { firewallRules } from './plan/firewall-rules';
export { hdinsightRules, managementTags } from './plan/hdinsight';
export { deriveNames, type ResourceNames } from './plan/names';
export { type ExistingZone, existingZones } from './plan/private-dns-zones';
export { PROVIDER_FEATURES, providerFeatures } from './plan/provider-features';
export { DEFAULT_ROUTE, type Route } from './plan/routes';
export {
  type AccountAccess,
  accountAccess,
  type ServiceAccess,
  type ServiceFirewall,
  vaultAccess,
} from './plan/service-access';
export { planSubnets, type SubnetKind, type SubnetPlan } from './plan/subnets';
export { type PlannedSubnet, planWorkspace, type WorkspacePlan } from './plan/workspace-plan';
