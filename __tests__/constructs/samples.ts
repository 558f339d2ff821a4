import { ResourceGroup as TfResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AksAttachment } from '../../src/constructs/aks-attachment';
import { AzureFirewall } from '../../src/constructs/azure-firewall';
import { ClassicFirewallRules } from '../../src/constructs/classic-firewall-rules';
import { ComputeAttachment, type ComputeAttachmentProps, parameter } from '../../src/constructs/compute-attachment';
import { ComputeCluster } from '../../src/constructs/compute-cluster';
import { ComputeInstance } from '../../src/constructs/compute-instance';
import { ContainerRegistry } from '../../src/constructs/container-registry';
import { DatabricksAttachment } from '../../src/constructs/databricks-attachment';
import { DatabricksWorkspace } from '../../src/constructs/databricks-workspace';
import { Datastore } from '../../src/constructs/datastore';
import { ExistingFirewallPolicy } from '../../src/constructs/existing-firewall-policy';
import { ExistingKubernetesCluster } from '../../src/constructs/existing-kubernetes-cluster';
import { ExistingPrivateDnsZone } from '../../src/constructs/existing-private-dns-zone';
import { ExistingSubnet } from '../../src/constructs/existing-subnet';
import { ExistingVirtualNetwork } from '../../src/constructs/existing-virtual-network';
import { FirewallPolicyRules } from '../../src/constructs/firewall-policy-rules';
import { KeyVault } from '../../src/constructs/key-vault';
import { KubernetesAttachment, type KubernetesAttachmentProps } from '../../src/constructs/kubernetes-attachment';
import { KubernetesCluster, type KubernetesClusterProps } from '../../src/constructs/kubernetes-cluster';
import { KubernetesNodePool, type KubernetesNodePoolProps } from '../../src/constructs/kubernetes-node-pool';
import { MachineAttachment, type MachineAttachmentProps } from '../../src/constructs/machine-attachment';
import {
  MachineLearningExtension,
  type MachineLearningExtensionProps,
} from '../../src/constructs/machine-learning-extension';
import { MachineLearningWorkspace } from '../../src/constructs/machine-learning-workspace';
import { assignRole, ManagedIdentity } from '../../src/constructs/managed-identity';
import { ManagedNetworkRules } from '../../src/constructs/managed-network-rules';
import { Monitoring } from '../../src/constructs/monitoring';
import { NatGateway } from '../../src/constructs/nat-gateway';
import { NetworkSecurityGroup } from '../../src/constructs/network-security-group';
import { PrivateDnsZone } from '../../src/constructs/private-dns-zone';
import { PrivateEndpoint } from '../../src/constructs/private-endpoint';
import type { After, Placement } from '../../src/constructs/refs';
import { ResourceGroup } from '../../src/constructs/resource-group';
import { RouteTable } from '../../src/constructs/route-table';
import { secretVariable } from '../../src/constructs/secret-variable';
import { ServiceEndpointPolicy } from '../../src/constructs/service-endpoint-policy';
import { SparkCluster, type SparkClusterProps } from '../../src/constructs/spark-cluster';
import { StorageAccount, StorageFirewall } from '../../src/constructs/storage-account';
import { Subnet } from '../../src/constructs/subnet';
import { currentTenantId } from '../../src/constructs/tenant';
import { VirtualMachine, type VirtualMachineProps } from '../../src/constructs/virtual-machine';
import { VirtualNetwork } from '../../src/constructs/virtual-network';
import { VirtualNetworkDns } from '../../src/constructs/virtual-network-dns';
import { VirtualNetworkPeering } from '../../src/constructs/virtual-network-peering';
import { Cidr } from '../../src/net/cidr';
import type { FirewallRules } from '../../src/net/firewall-rule-set';
import type { Rule } from '../../src/net/rule-set';

/** Things that a stack of somebody's own has already, as plain ids. */
export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000000';
export const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-ml`;
export const PLACEMENT: Placement = { resourceGroupName: 'rg-ml', location: 'westeurope' };
export const VNET = {
  virtualNetworkId: `${GROUP}/providers/Microsoft.Network/virtualNetworks/vnet-ml`,
  virtualNetworkName: 'vnet-ml',
};
export const subnetRef = (name: string) => ({ subnetName: name, subnetId: `${VNET.virtualNetworkId}/subnets/${name}` });
export const COMPUTE = subnetRef('snet-compute');
export const AKS_SUBNET = subnetRef('snet-aks');
export const IDENTITY = {
  identityId: `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-ml`,
  principalId: '11111111-1111-1111-1111-111111111111',
};
export const TENANT = '22222222-2222-2222-2222-222222222222';
export const WORKSPACE_ID = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw-ml`;
export const STORAGE_ID = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stml`;
export const REGISTRY_ID = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/crmlws`;
export const CLUSTER_ID = `${GROUP}/providers/Microsoft.ContainerService/managedClusters/aks-ml`;

/** A security rule with all that it must have. */
export const rule = (name: string, over: Partial<Rule> = {}): Rule => ({
  name,
  direction: 'Inbound',
  access: 'Allow',
  protocol: 'Tcp',
  from: [Cidr.parse('10.1.0.0/24')],
  to: 'VirtualNetwork',
  ports: ['443'],
  why: 'a test needs it',
  ...over,
});

export const FIREWALL_RULES: FirewallRules = {
  network: [
    {
      name: 'azure',
      rules: [
        {
          name: 'entra',
          protocols: ['TCP'],
          from: [Cidr.parse('10.1.0.0/24')],
          to: { tag: 'AzureActiveDirectory' },
          ports: ['443'],
          why: 'Tokens',
        },
        {
          name: 'time',
          protocols: ['UDP'],
          from: [Cidr.parse('10.1.0.0/24')],
          to: { hosts: ['ntp.ubuntu.com'] },
          ports: ['123'],
          why: 'Time',
        },
        {
          name: 'on-premises',
          protocols: ['TCP'],
          from: [Cidr.parse('10.1.0.0/24')],
          to: { blocks: [Cidr.parse('192.168.0.0/16')] },
          ports: ['8000-8010'],
          why: 'Databases',
        },
      ],
    },
  ],
  application: [
    {
      name: 'packages',
      rules: [
        {
          name: 'pypi',
          from: [Cidr.parse('10.1.0.0/24')],
          hosts: ['pypi.org', '*.pythonhosted.org'],
          protocols: [{ type: 'Https', port: 443 }],
          why: 'Packages',
        },
      ],
    },
  ],
};

export const AKS_PROPS: Omit<KubernetesClusterProps, 'placement'> = {
  name: 'aks-ml',
  subnet: AKS_SUBNET,
  identity: IDENTITY,
  serviceCidr: '10.41.0.0/16',
  dnsServiceIp: '10.41.0.10',
  nodes: { count: 3, vmSize: 'Standard_D4s_v5', maxPods: 30, maxSurge: 1 },
  outboundType: 'userDefinedRouting',
};

export const NODE_POOL: KubernetesNodePoolProps = {
  name: 'models',
  clusterId: CLUSTER_ID,
  subnet: AKS_SUBNET,
  nodes: { count: 2, vmSize: 'Standard_D8s_v5', maxPods: 30, maxSurge: 1 },
};

export const EXTENSION: MachineLearningExtensionProps = {
  cluster: { clusterId: CLUSTER_ID, clusterName: 'aks-ml' },
  settings: { enableTraining: 'true', enableInference: 'false' },
};

export const KUBERNETES_ATTACHMENT: Omit<KubernetesAttachmentProps, 'placement'> = {
  name: 'kubernetes',
  workspaceName: 'mlw-ml',
  clusterId: CLUSTER_ID,
  identity: IDENTITY,
};

/** A certificate in a vault. */
export const AKS_TLS = {
  cname: 'scoring.corp.example',
  certificate: { keyVaultId: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-ops`, secretName: 'cert' },
  key: { keyVaultId: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-ops`, secretName: 'cert-key' },
};

export const WORKSPACE_PROPS = {
  name: 'mlw-ml',
  storageAccountId: STORAGE_ID,
  keyVaultId: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-ml`,
  containerRegistryId: REGISTRY_ID,
  applicationInsightsId: `${GROUP}/providers/Microsoft.Insights/components/appi-ml`,
  identity: IDENTITY,
};

const handed = (name: string) => ({
  ...subnetRef(name),
  groupAssociationId: `${GROUP}/providers/Microsoft.Network/networkSecurityGroups/nsg-${name}`,
});
export const DATABRICKS = {
  name: 'dbw-ml',
  managedResourceGroup: 'rg-databricks-ml',
  network: VNET,
  privateSubnet: handed('snet-private'),
  publicSubnet: handed('snet-public'),
};
export const DATABRICKS_ATTACHMENT = {
  name: 'databricks',
  workspaceName: 'mlw-ml',
  databricksId: `${GROUP}/providers/Microsoft.Databricks/workspaces/dbw-ml`,
  workspaceUrl: 'adb-1.2.azuredatabricks.net',
  accessToken: {
    keyVaultId: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-ops`,
    secretName: 'databricks-token',
  },
};
export const DATASTORE = { workspaceId: WORKSPACE_ID, storageAccountId: STORAGE_ID };
const SSH = { adminUsername: 'azureuser', publicKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample admin@example' };
const CLUSTER = {
  name: 'cpu',
  workspaceId: WORKSPACE_ID,
  subnet: COMPUTE,
  vmSize: 'Standard_D4s_v5',
  maxNodes: 4,
  identity: IDENTITY,
};
const INSTANCE = {
  name: 'notebook-1',
  workspaceId: WORKSPACE_ID,
  subnet: COMPUTE,
  vmSize: 'Standard_D4s_v5',
  identity: IDENTITY,
};
const ATTACHMENT = {
  name: 'aks-scoring',
  workspaceName: 'mlw-ml',
  clusterId: CLUSTER_ID,
  loadBalancerSubnet: AKS_SUBNET,
};

/** A machine that is attached, its key in a vault. */
export const MACHINE_ATTACHMENT: Omit<ComputeAttachmentProps, 'placement'> = {
  name: 'vm-train',
  workspaceName: 'mlw-ml',
  parameters: {
    machineId: `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm-train`,
    sshPort: 22,
    privateKey: { keyVaultId: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-ops`, secretName: 'vm-key' },
  },
  compute: {
    computeType: 'VirtualMachine',
    resourceId: parameter('machineId'),
    properties: {
      sshPort: parameter('sshPort'),
      administratorAccount: { username: 'azureuser', privateKeyData: parameter('privateKey') },
    },
  },
};

export const SIGN_IN: Omit<MachineAttachmentProps, 'placement'> = {
  name: 'vm-train',
  workspaceName: 'mlw-ml',
  targetId: `${GROUP}/providers/Microsoft.Compute/virtualMachines/vm-train`,
  adminUsername: 'trainer',
  privateKey: { keyVaultId: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-ops`, secretName: 'vm-key' },
};
export const MACHINE: Omit<VirtualMachineProps, 'placement'> = {
  name: 'vm-train',
  subnet: subnetRef('snet-virtual-machines'),
  vmSize: 'Standard_D4s_v5',
  adminUsername: 'trainer',
  publicKey: SSH.publicKey,
  identity: IDENTITY,
};

export const SPARK: Omit<SparkClusterProps, 'placement'> = {
  name: 'hdi-ml',
  subnet: subnetRef('snet-hdinsight'),
  virtualNetworkId: VNET.virtualNetworkId,
  identity: IDENTITY,
  storageAccountId: STORAGE_ID,
  filesystemUrl: 'https://stml.dfs.core.windows.net/hdinsight',
  headNodeSize: 'Standard_E8_V3',
  workerNodeSize: 'Standard_E8_V3',
  zookeeperNodeSize: 'Standard_E2_V3',
  workers: 2,
  adminUsername: 'trainer',
  publicKey: SSH.publicKey,
  gatewayPassword: 'a password',
};

/** What a sample is built with; all that is not given is left out. */
export interface SampleOptions {
  readonly placement?: Placement;
  readonly after?: After;
}

/** Builds one construct under a scope, as a user of it alone would. */
type Sample = (
  scope: Construct,
  id: string,
  options: Required<Pick<SampleOptions, 'placement'>> & SampleOptions,
) => void;

/** Each construct on its own: with as little as it needs, and with everything that it can be given. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  'aks-attachment': (scope, id, options) => new AksAttachment(scope, id, { ...ATTACHMENT, ...options }),
  'aks-attachment, for tests': (scope, id, options) =>
    new AksAttachment(scope, id, { ...ATTACHMENT, ...options, purpose: 'DevTest' }),
  'azure-firewall': (scope, id, { placement }) =>
    new AzureFirewall(scope, id, {
      name: 'afw-ml',
      policyName: 'afwp-ml',
      publicIpName: 'pip-ml',
      placement,
      subnet: subnetRef('AzureFirewallSubnet'),
      rules: FIREWALL_RULES,
    }),
  'azure-firewall, without rules': (scope, id, { placement }) =>
    new AzureFirewall(scope, id, {
      name: 'afw-ml',
      policyName: 'afwp-ml',
      publicIpName: 'pip-ml',
      placement,
      subnet: subnetRef('AzureFirewallSubnet'),
      rules: { network: [], application: [] },
    }),
  'compute-attachment': (scope, id, options) => new ComputeAttachment(scope, id, { ...MACHINE_ATTACHMENT, ...options }),
  'compute-attachment, with a given secret': (scope, id, options) =>
    new ComputeAttachment(scope, id, {
      ...MACHINE_ATTACHMENT,
      ...options,
      parameters: { ...MACHINE_ATTACHMENT.parameters, privateKey: { secret: 'a key' } },
    }),
  'azure-firewall, of the tier Basic': (scope, id, { placement }) =>
    new AzureFirewall(scope, id, {
      name: 'afw-ml',
      policyName: 'afwp-ml',
      publicIpName: 'pip-ml',
      placement,
      subnet: subnetRef('AzureFirewallSubnet'),
      managementSubnet: subnetRef('AzureFirewallManagementSubnet'),
      tier: 'Basic',
      rules: { network: [], application: FIREWALL_RULES.application },
    }),
  'classic-firewall-rules': (scope, id) =>
    new ClassicFirewallRules(scope, id, { firewallName: 'afw-ml', resourceGroupName: 'rg-ml', rules: FIREWALL_RULES }),
  'compute-cluster': (scope, id, options) => new ComputeCluster(scope, id, { ...CLUSTER, ...options }),
  'compute-cluster, opened': (scope, id, options) =>
    new ComputeCluster(scope, id, {
      ...CLUSTER,
      ...options,
      minNodes: 1,
      idleMinutes: 30,
      priority: 'LowPriority',
      access: { publicIp: true, localAuth: true, ssh: SSH },
    }),
  'compute-cluster, as an identity of its own': (scope, id, options) =>
    new ComputeCluster(scope, id, { ...CLUSTER, ...options, identity: 'SystemAssigned', description: 'Training' }),
  'compute-instance, for somebody': (scope, id, { placement, after }) =>
    new ComputeInstance(scope, id, {
      ...INSTANCE,
      after,
      tags: placement.tags,
      identity: [IDENTITY],
      assignTo: { objectId: IDENTITY.principalId, tenantId: TENANT },
      description: 'Notebooks',
    }),
  'compute-instance': (scope, id, { placement, after }) =>
    new ComputeInstance(scope, id, { ...INSTANCE, after, tags: placement.tags }),
  'compute-instance, opened': (scope, id, { placement, after }) =>
    new ComputeInstance(scope, id, {
      ...INSTANCE,
      after,
      tags: placement.tags,
      access: { publicIp: true, localAuth: true, ssh: SSH },
    }),
  'container-registry': (scope, id, { placement }) => new ContainerRegistry(scope, id, { name: 'crmlws', placement }),
  'existing-firewall-policy': (scope, id) =>
    new ExistingFirewallPolicy(scope, id, { name: 'afwp-ml', resourceGroupName: 'rg-ml' }),
  'existing-private-dns-zone': (scope, id) =>
    new ExistingPrivateDnsZone(scope, id, {
      name: 'privatelink.azurecr.io',
      resourceGroupName: 'rg-dns',
      networks: [VNET],
    }),
  'existing-kubernetes-cluster': (scope, id) =>
    new ExistingKubernetesCluster(scope, id, {
      name: 'aks-platform',
      resourceGroupName: 'rg-platform',
      location: 'westeurope',
      nodes: 3,
    }),
  'existing-subnet': (scope, id) =>
    new ExistingSubnet(scope, id, {
      name: 'snet-compute',
      virtualNetworkName: 'vnet-ml',
      resourceGroupName: 'rg-ml',
      block: '10.1.0.0/24',
    }),
  'existing-subnet, with service endpoints': (scope, id) =>
    new ExistingSubnet(scope, id, {
      name: 'snet-compute',
      virtualNetworkName: 'vnet-ml',
      resourceGroupName: 'rg-ml',
      block: '10.1.0.0/24',
      serviceEndpoints: ['Microsoft.Storage', 'Microsoft.KeyVault'],
      withoutRouteTable: true,
    }),
  'existing-virtual-network': (scope, id, { placement: { location } }) =>
    new ExistingVirtualNetwork(scope, id, {
      name: 'vnet-ml',
      resourceGroupName: 'rg-ml',
      addressSpace: ['10.1.0.0/16'],
      dnsServers: ['10.0.0.4'],
      location,
    }),
  'databricks-attachment': (scope, id, options) =>
    new DatabricksAttachment(scope, id, { ...DATABRICKS_ATTACHMENT, ...options }),
  'databricks-workspace': (scope, id, options) => new DatabricksWorkspace(scope, id, { ...DATABRICKS, ...options }),
  'databricks-workspace, opened': (scope, id, options) =>
    new DatabricksWorkspace(scope, id, { ...DATABRICKS, ...options, publicNetworkAccess: true }),
  datastore: (scope, id, { after }) =>
    new Datastore(scope, id, { ...DATASTORE, name: 'orders', kind: 'blob', container: 'orders', after }),
  'datastore, of a share': (scope, id, { after }) =>
    new Datastore(scope, id, {
      ...DATASTORE,
      name: 'reports',
      kind: 'file',
      container: 'reports',
      accountKey: 'a2V5',
      after,
    }),
  'datastore, of a lake': (scope, id, { after }) =>
    new Datastore(scope, id, { ...DATASTORE, name: 'raw', kind: 'dataLake', container: 'raw', after }),
  'firewall-policy-rules': (scope, id) =>
    new FirewallPolicyRules(scope, id, {
      policyId: `${GROUP}/providers/Microsoft.Network/firewallPolicies/afwp-ml`,
      rules: FIREWALL_RULES,
    }),
  'key-vault': (scope, id, { placement }) =>
    new KeyVault(scope, id, {
      name: 'kv-ml',
      placement,
      tenantId: TENANT,
      subnets: [COMPUTE, AKS_SUBNET],
      clientIps: ['203.0.113.7', '198.51.100.0/28'],
    }),
  'key-vault, for nobody': (scope, id, { placement }) =>
    new KeyVault(scope, id, { name: 'kv-ml', placement, tenantId: TENANT, subnets: [], clientIps: [] }),
  'kubernetes-attachment': (scope, id, options) =>
    new KubernetesAttachment(scope, id, { ...KUBERNETES_ATTACHMENT, ...options }),
  'kubernetes-cluster': (scope, id, options) => new KubernetesCluster(scope, id, { ...AKS_PROPS, ...options }),
  'kubernetes-cluster, with a public API server': (scope, id, options) =>
    new KubernetesCluster(scope, id, {
      ...AKS_PROPS,
      ...options,
      outboundType: 'userAssignedNATGateway',
      apiServerFrom: ['198.51.100.0/28'],
    }),
  'kubernetes-cluster, with an overlay': (scope, id, options) =>
    new KubernetesCluster(scope, id, { ...AKS_PROPS, ...options, podCidr: '10.244.0.0/16' }),
  'kubernetes-node-pool': (scope, id, { placement }) =>
    new KubernetesNodePool(scope, id, { ...NODE_POOL, tags: placement.tags }),
  'machine-attachment': (scope, id, options) => new MachineAttachment(scope, id, { ...SIGN_IN, ...options }),
  'machine-attachment, of a cluster': (scope, id, options) =>
    new MachineAttachment(scope, id, { ...SIGN_IN, ...options, computeType: 'HDInsight', sshPort: 2222 }),
  'machine-learning-extension': (scope, id, { after }) =>
    new MachineLearningExtension(scope, id, { ...EXTENSION, after }),
  'machine-learning-extension, with a certificate': (scope, id, { after }) =>
    new MachineLearningExtension(scope, id, { ...EXTENSION, certificate: { certificate: 'c', key: 'k' }, after }),
  'machine-learning-workspace': (scope, id, options) =>
    new MachineLearningWorkspace(scope, id, { ...WORKSPACE_PROPS, ...options }),
  'machine-learning-workspace, opened': (scope, id, options) =>
    new MachineLearningWorkspace(scope, id, {
      ...WORKSPACE_PROPS,
      ...options,
      publicNetworkAccess: true,
      imageBuildCluster: 'cpu',
      serverlessSubnet: COMPUTE,
    }),
  'machine-learning-workspace, with a managed network': (scope, id, options) =>
    new MachineLearningWorkspace(scope, id, {
      ...WORKSPACE_PROPS,
      ...options,
      managedNetwork: 'AllowOnlyApprovedOutbound',
    }),
  'managed-network-rules': (scope, id, { after }) =>
    new ManagedNetworkRules(scope, id, {
      workspaceId: WORKSPACE_ID,
      rules: [{ name: 'pypi', host: 'pypi.org' }],
      after,
    }),
  'managed-network-rules, a tag': (scope, id, { after }) =>
    new ManagedNetworkRules(scope, id, {
      workspaceId: WORKSPACE_ID,
      rules: [{ name: 'monitor', tag: 'AzureMonitor', protocol: 'TCP', ports: ['443'] }],
      after,
    }),
  'managed-network-rules, an endpoint': (scope, id, { after }) =>
    new ManagedNetworkRules(scope, id, {
      workspaceId: WORKSPACE_ID,
      rules: [{ name: 'lake', targetId: STORAGE_ID, part: 'dfs' }],
      after,
    }),
  'managed-identity': (scope, id, { placement }) => new ManagedIdentity(scope, id, { name: 'id-ml', placement }),
  'managed-identity, a role': (scope, id, { after }) =>
    assignRole(scope, id, {
      on: STORAGE_ID,
      role: 'Contributor',
      principalId: IDENTITY.principalId,
      principalKey: IDENTITY.identityId,
      after,
    }),
  monitoring: (scope, id, { placement }) =>
    new Monitoring(scope, id, { logAnalyticsName: 'log-ml', applicationInsightsName: 'appi-ml', placement }),
  'monitoring, for a year': (scope, id, { placement }) =>
    new Monitoring(scope, id, {
      logAnalyticsName: 'log-ml',
      applicationInsightsName: 'appi-ml',
      placement,
      retentionDays: 365,
    }),
  'nat-gateway': (scope, id, { placement }) =>
    new NatGateway(scope, id, { name: 'ng-ml', publicIpName: 'pip-ml', placement, subnets: [COMPUTE, AKS_SUBNET] }),
  'network-security-group': (scope, id, { placement }) =>
    new NetworkSecurityGroup(scope, id, {
      name: 'nsg-ml',
      placement,
      rules: [
        rule('Several', { from: [Cidr.parse('10.2.0.0/24'), Cidr.parse('10.1.0.0/24')], ports: ['80', '443'] }),
        rule('Closing', { access: 'Deny', from: '*', ports: ['*'], closing: true }),
      ],
      subnets: [COMPUTE, AKS_SUBNET],
    }),
  'network-security-group, without rules': (scope, id, { placement }) =>
    new NetworkSecurityGroup(scope, id, { name: 'nsg-ml', placement, rules: [], subnets: [COMPUTE] }),
  'network-security-group, shared with a service': (scope, id, { placement }) =>
    new NetworkSecurityGroup(scope, id, {
      name: 'nsg-ml',
      placement,
      rules: [
        rule('Entra', { direction: 'Outbound', from: 'VirtualNetwork', to: 'AzureActiveDirectory' }),
        rule('Closing', { direction: 'Outbound', access: 'Deny', from: '*', ports: ['*'], closing: true }),
      ],
      subnets: [COMPUTE],
      shared: true,
    }),
  'private-dns-zone': (scope, id, { placement }) =>
    new PrivateDnsZone(scope, id, { name: 'privatelink.azurecr.io', placement, networks: [VNET] }),
  'private-endpoint': (scope, id, options) =>
    new PrivateEndpoint(scope, id, {
      name: 'pep-ml',
      service: 'workspace',
      targetId: WORKSPACE_ID,
      subnet: COMPUTE,
      networks: [VNET],
      ...options,
    }),
  'private-endpoint, of a registry': (scope, id, options) =>
    new PrivateEndpoint(scope, id, {
      name: 'pep-cr',
      service: 'registry',
      targetId: REGISTRY_ID,
      subnet: COMPUTE,
      networks: [VNET],
      ...options,
    }),
  'resource-group': (scope, id, { placement: { location, tags } }) =>
    new ResourceGroup(scope, id, { name: 'rg-ml', location, tags }),
  'service-endpoint-policy': (scope, id, { placement }) =>
    new ServiceEndpointPolicy(scope, id, {
      name: 'sep-ml',
      placement,
      accounts: [GROUP, STORAGE_ID],
      aliases: ['/services/Azure/MachineLearning'],
    }),
  'route-table': (scope, id, { placement }) =>
    new RouteTable(scope, id, {
      name: 'rt-ml',
      placement,
      routes: [
        { name: 'default', to: Cidr.parse('0.0.0.0/0'), nextHop: 'Firewall', why: 'All' },
        { name: 'to-AzureMachineLearning', to: 'AzureMachineLearning', nextHop: 'Internet', why: 'Answers' },
      ],
      firewallAddress: '10.1.4.4',
      subnets: [COMPUTE, AKS_SUBNET],
    }),
  'secret-variable': (scope) => {
    secretVariable(scope, 'gateway_password', 'Password of the gateway');
  },
  'spark-cluster': (scope, id, options) => new SparkCluster(scope, id, { ...SPARK, ...options }),
  'spark-cluster, opened': (scope, id, options) =>
    new SparkCluster(scope, id, { ...SPARK, ...options, publicAccess: true }),
  'storage-account': (scope, id, { placement }) =>
    new StorageAccount(scope, id, {
      name: 'stml',
      placement,
      firewall: { subnets: [COMPUTE], clientIps: ['203.0.113.7'] },
    }),
  'storage-account, a data lake for one workspace': (scope, id, { placement }) =>
    new StorageAccount(scope, id, {
      name: 'stlake',
      placement,
      firewall: { subnets: [COMPUTE], clientIps: [] },
      hierarchical: true,
      sharedKeys: false,
      trusted: [{ resourceId: WORKSPACE_ID, tenantId: TENANT }],
    }),
  'storage-account, open until a firewall closes it': (scope, id, { placement }) =>
    new StorageAccount(scope, id, { name: 'stml', placement, replication: 'ZRS', firewall: undefined }),
  'storage-account, its firewall': (scope, id) =>
    new StorageFirewall(scope, id, {
      storageAccountId: STORAGE_ID,
      subnets: [COMPUTE],
      clientIps: ['203.0.113.7'],
      trusted: 'services',
    }),
  'storage-account, its firewall for one workspace': (scope, id) =>
    new StorageFirewall(scope, id, {
      storageAccountId: STORAGE_ID,
      subnets: [COMPUTE],
      clientIps: [],
      trusted: [{ resourceId: WORKSPACE_ID, tenantId: TENANT }],
    }),
  subnet: (scope, id) =>
    new Subnet(scope, id, {
      name: 'snet-compute',
      resourceGroupName: 'rg-ml',
      virtualNetworkName: 'vnet-ml',
      block: '10.1.0.0/24',
    }),
  'subnet, with service endpoints': (scope, id) =>
    new Subnet(scope, id, {
      name: 'snet-compute',
      resourceGroupName: 'rg-ml',
      virtualNetworkName: 'vnet-ml',
      block: '10.1.0.0/24',
      serviceEndpoints: ['Microsoft.Storage', 'Microsoft.KeyVault'],
      guardPrivateEndpoints: true,
    }),
  'subnet, delegated': (scope, id) =>
    new Subnet(scope, id, {
      name: 'snet-databricks-private',
      resourceGroupName: 'rg-ml',
      virtualNetworkName: 'vnet-ml',
      block: '10.1.0.0/26',
      delegatedTo: 'Microsoft.Databricks/workspaces',
    }),
  tenant: (scope, id) => currentTenantId(scope, id),
  'virtual-machine': (scope, id, options) => new VirtualMachine(scope, id, { ...MACHINE, ...options }),
  'virtual-machine, opened': (scope, id, options) =>
    new VirtualMachine(scope, id, { ...MACHINE, ...options, publicIp: true, hostEncryption: false }),
  'virtual-network': (scope, id, { placement }) =>
    new VirtualNetwork(scope, id, { name: 'vnet-ml', placement, addressSpace: '10.1.0.0/16' }),
  'virtual-network-peering': (scope, id) =>
    new VirtualNetworkPeering(scope, id, {
      network: VNET,
      resourceGroupName: 'rg-ml',
      remote: {
        virtualNetworkId: `${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub`,
        virtualNetworkName: 'vnet-hub',
        resourceGroupName: 'rg-hub',
      },
    }),
  'virtual-network-dns': (scope, id) =>
    new VirtualNetworkDns(scope, id, { network: VNET, servers: ['10.1.4.4', '168.63.129.16'] }),
};

/** Something of somebody's own that a construct can be told to wait for. */
export function somethingFirst(stack: TerraformStack): After {
  return [new TfResourceGroup(stack, 'First', { name: 'rg-first', location: 'westeurope' })];
}

/** Where constructs of a test are placed when the group is one of the same stack. */
export function placedInGroup(stack: TerraformStack): Placement {
  return new ResourceGroup(stack, 'Group', { name: 'rg-ml', location: 'westeurope' }).placement;
}

/** A reference to an attribute of some resource of a type, whatever its logical id. */
export const reference = (type: string, attribute: string) =>
  expect.stringMatching(
    new RegExp(`^\\$\\{${type.replace('.', '\\.')}\\.[\\w-]+\\.${attribute.replace(/[[\].]/g, '\\$&')}\\}$`),
  );

/** The arguments that are not the same in two resources, with what the second says of them. */
export function changes(
  before: { readonly [argument: string]: unknown },
  after: { readonly [argument: string]: unknown },
) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}
