import { DELETE_RULES, PUT_RULES } from './refusals';
import type { Body } from './resource';
import { codeOf, inGroup, NETWORK, subnetId, TestArm } from './support/arm';

const NSG = inGroup('Microsoft.Network/networkSecurityGroups', 'nsg');
const TABLE = inGroup('Microsoft.Network/routeTables', 'rt');
const GATEWAY = inGroup('Microsoft.Network/natGateways', 'ng');
const ADDRESS = inGroup('Microsoft.Network/publicIPAddresses', 'pip');
const POLICY = inGroup('Microsoft.Network/firewallPolicies', 'afwp');
const FIREWALL = inGroup('Microsoft.Network/azureFirewalls', 'afw');
const STORAGE = inGroup('Microsoft.Storage/storageAccounts', 'st1');
const VAULT = inGroup('Microsoft.KeyVault/vaults', 'kv-1');
const WORKSPACE = inGroup('Microsoft.MachineLearningServices/workspaces', 'mlw');
const CLUSTER = inGroup('Microsoft.ContainerService/managedClusters', 'aks');
const ENDPOINT = inGroup('Microsoft.Network/privateEndpoints', 'pep');
const ZONE = inGroup('Microsoft.Network/privateDnsZones', 'privatelink.azurecr.io');
const ENDPOINT_POLICY = inGroup('Microsoft.Network/serviceEndpointPolicies', 'sep');
const HUB_ZONE = ZONE.replace('/rg/', '/rg-hub/');
const MACHINE = inGroup('Microsoft.Compute/virtualMachines', 'vm');
const INTERFACE = inGroup('Microsoft.Network/networkInterfaces', 'nic');
const ACCOUNT = { username: 'trainer', privateKeyData: 'a key' };
const attached = (properties: Body = { administratorAccount: ACCOUNT }) => ({
  computeType: 'VirtualMachine',
  resourceId: MACHINE,
  properties,
});
const DATABRICKS = inGroup('Microsoft.Databricks/workspaces', 'dbw');
const NOWHERE = subnetId('nowhere');

const rule = (name: string, properties: Body = {}) => ({
  name,
  properties: {
    priority: 100,
    direction: 'Inbound',
    destinationPortRange: '443',
    sourceAddressPrefix: '*',
    ...properties,
  },
});
const group = (...rules: Body[]) => ({ securityRules: rules });
const route = (properties: Body) => ({ routes: [{ name: 'default', properties }] });
const networkRules = (priority: number, ...destinationFqdns: string[]) => ({
  priority,
  ruleCollections: [{ name: 'c', priority: 100, rules: [{ ruleType: 'NetworkRule', name: 'r', destinationFqdns }] }],
});
const aks = (outboundType: string) => ({
  networkProfile: { outboundType },
  agentPoolProfiles: [{ name: 'system', vnetSubnetID: subnetId('one') }],
});

type Prepare = (arm: TestArm) => unknown;
const nothing: Prepare = () => undefined;
const one: Prepare = (arm) => arm.subnet('one', '10.0.0.0/24');
const account: Prepare = (arm) => arm.make(STORAGE);
const connection = (...groupIds: string[]) => ({
  privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: STORAGE, groupIds } }],
});
const policy: Prepare = (arm) => arm.make(POLICY);
const workspace: Prepare = (arm) => [one(arm), arm.make(WORKSPACE)];
const managed =
  (isolationMode: string): Prepare =>
  (arm) => [
    one(arm),
    account(arm),
    arm.make(WORKSPACE, { managedNetwork: { isolationMode }, storageAccount: STORAGE }),
  ];
const endpointRule = (subresourceTarget: string) => ({
  type: 'PrivateEndpoint',
  destination: { serviceResourceId: STORAGE, subresourceTarget },
});
const table: Prepare = (arm) => arm.subnet('one', '10.0.0.0/24', { routeTable: { id: arm.make(TABLE) } });

/** Two subnets as Databricks wants them, but for what is said. */
const handed =
  (over: { block?: string; delegations?: Body[]; networkSecurityGroup?: Body } = {}): Prepare =>
  (arm) => {
    const guard = { id: arm.make(NSG) };
    const delegations = [{ name: 'd', properties: { serviceName: 'Microsoft.Databricks/workspaces' } }];
    const { block = '10.0.2.0/26', ...rest } = over;
    arm.subnet('private', '10.0.1.0/26', { delegations, networkSecurityGroup: guard });
    arm.subnet('public', block, { delegations, networkSecurityGroup: guard, ...rest });
  };
const databricks = (over: Body = {}, publicSubnet = 'public') => ({
  managedResourceGroupId: '/subscriptions/s/resourceGroups/rg-databricks',
  parameters: {
    customVirtualNetworkId: { value: NETWORK },
    customPrivateSubnetName: { value: 'private' },
    customPublicSubnetName: { value: publicSubnet },
    enableNoPublicIp: { value: true },
  },
  ...over,
});
const inDatabricks: Prepare = (arm) => [handed()(arm), arm.make(DATABRICKS, databricks())];

const BAD: readonly (readonly [string, Prepare, id: string, properties: Body, code: string])[] = [
  [
    'a network space that is no block',
    nothing,
    NETWORK,
    { addressSpace: { addressPrefixes: ['10.0.0.0/33'] } },
    'InvalidAddressPrefixFormat',
  ],
  [
    'a subnet that is no block',
    nothing,
    subnetId('x'),
    { addressPrefixes: ['10.0.0.0'] },
    'InvalidAddressPrefixFormat',
  ],
  ['a subnet with host bits', nothing, subnetId('x'), { addressPrefixes: ['10.0.0.1/24'] }, 'InvalidCIDRNotation'],
  ['a subnet outside the network', nothing, subnetId('x'), { addressPrefixes: ['10.1.0.0/24'] }, 'NetcfgInvalidSubnet'],
  ['a subnet over another', one, subnetId('x'), { addressPrefixes: ['10.0.0.128/25'] }, 'NetcfgSubnetRangesOverlap'],
  [
    'a firewall subnet of /27',
    nothing,
    subnetId('AzureFirewallSubnet'),
    { addressPrefixes: ['10.0.0.0/27'] },
    'NetcfgInvalidSubnet',
  ],
  [
    'overlapping subnets within their network',
    nothing,
    NETWORK,
    {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: ['a', 'b'].map((name) => ({ name, properties: { addressPrefix: '10.0.0.0/24' } })),
    },
    'NetcfgSubnetRangesOverlap',
  ],
  [
    'a used subnet with a larger block',
    (arm) => arm.make(ENDPOINT, { subnet: { id: one(arm) } }),
    subnetId('one'),
    { addressPrefixes: ['10.0.0.0/23'] },
    'InUsePrefixCannotBeDeleted',
  ],
  [
    'a network with a larger block for its used subnet',
    (arm) => arm.make(ENDPOINT, { subnet: { id: one(arm) } }),
    NETWORK,
    {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: [{ name: 'one', properties: { addressPrefix: '10.0.0.0/23' } }],
    },
    'InUsePrefixCannotBeDeleted',
  ],
  [
    'a network without its used subnet',
    (arm) => arm.make(ENDPOINT, { subnet: { id: one(arm) } }),
    NETWORK,
    { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, subnets: [] },
    'InUseSubnetCannotBeDeleted',
  ],
  [
    'a policy for an endpoint that a subnet lacks',
    (arm) => arm.make(ENDPOINT_POLICY),
    subnetId('one'),
    { addressPrefixes: ['10.0.0.0/24'], serviceEndpointPolicies: [{ id: ENDPOINT_POLICY }] },
    'SubnetHasNoServiceEndpoint',
  ],
  ['an endpoint for two parts of an account', account, ENDPOINT, connection('blob', 'file'), 'OnlyOneGroupIdPermitted'],
  [
    'an endpoint for no part of an account',
    account,
    ENDPOINT,
    connection('vault'),
    'InvalidValuesForRequestParameters',
  ],
  [
    'a second zone of a name for a network',
    (arm) => [
      arm.make(`${arm.make(ZONE)}/virtualNetworkLinks/l`, { virtualNetwork: { id: NETWORK } }),
      arm.make(HUB_ZONE.slice(0, HUB_ZONE.indexOf('/providers'))),
      arm.make(HUB_ZONE),
    ],
    `${HUB_ZONE}/virtualNetworkLinks/l`,
    { virtualNetwork: { id: NETWORK } },
    'BadRequest',
  ],
  ['a reference to nothing', nothing, ENDPOINT, { subnet: { id: NOWHERE } }, 'InvalidResourceReference'],
  [
    'a port above 65535',
    nothing,
    NSG,
    group(rule('a', { destinationPortRange: '99999' })),
    'SecurityRuleInvalidPortRange',
  ],
  [
    'a port that is a word',
    nothing,
    NSG,
    group(rule('a', { sourcePortRanges: ['https'] })),
    'SecurityRuleInvalidPortRange',
  ],
  [
    'a rule prefix of /33',
    nothing,
    NSG,
    group(rule('a', { sourceAddressPrefix: '10.0.0.0/33' })),
    'SecurityRuleInvalidAddressPrefix',
  ],
  ['a priority below 100', nothing, NSG, group(rule('a', { priority: 99 })), 'SecurityRuleInvalidPriority'],
  ['a priority twice in one direction', nothing, NSG, group(rule('a'), rule('b')), 'SecurityRuleConflict'],
  [
    'an appliance without an address',
    nothing,
    TABLE,
    route({ nextHopType: 'VirtualAppliance', addressPrefix: '0.0.0.0/0' }),
    'InvalidNextHopIpAddress',
  ],
  [
    'the Internet with an address',
    nothing,
    TABLE,
    route({ nextHopType: 'Internet', addressPrefix: '0.0.0.0/0', nextHopIpAddress: '10.0.0.4' }),
    'InvalidNextHopIpAddress',
  ],
  [
    'a route to no block',
    nothing,
    TABLE,
    route({ nextHopType: 'Internet', addressPrefix: '10.0.0.0/40' }),
    'InvalidAddressPrefixFormat',
  ],
  [
    'a rule group of priority 99',
    policy,
    `${POLICY}/ruleCollectionGroups/g`,
    networkRules(99),
    'FirewallPolicyInvalidPriority',
  ],
  [
    'a wildcard host in a network rule',
    (arm) => arm.make(POLICY, { dnsSettings: { enableProxy: true } }),
    `${POLICY}/ruleCollectionGroups/g`,
    networkRules(100, '*.example.com'),
    'FirewallPolicyNetworkRuleInvalidFqdn',
  ],
  [
    'hosts in network rules without a DNS proxy',
    policy,
    `${POLICY}/ruleCollectionGroups/g`,
    networkRules(100, 'example.com'),
    'FirewallPolicyDnsProxyRequired',
  ],
  [
    'a firewall in any subnet',
    one,
    FIREWALL,
    { ipConfigurations: [{ name: 'a', properties: { subnet: { id: subnetId('one') } } }] },
    'AzureFirewallSubnetNameInvalid',
  ],
  [
    'a NAT gateway with a Basic address',
    (arm) => arm.make(ADDRESS, {}, { sku: { name: 'Basic' } }),
    GATEWAY,
    { publicIpAddresses: [{ id: ADDRESS }] },
    'PublicIPAddressSkuNotSupported',
  ],
  ['a long name of an account', nothing, inGroup('Microsoft.Storage/storageAccounts', 'A-b'), {}, 'AccountNameInvalid'],
  ['a vault name with two hyphens', nothing, inGroup('Microsoft.KeyVault/vaults', 'kv--1'), {}, 'VaultNameNotValid'],
  [
    'storage for a subnet without the endpoint',
    one,
    STORAGE,
    { networkAcls: { virtualNetworkRules: [{ id: subnetId('one') }] } },
    'NetworkAclsValidationFailure',
  ],
  [
    'a vault for a subnet without the endpoint',
    one,
    VAULT,
    { networkAcls: { virtualNetworkRules: [{ id: subnetId('one') }] } },
    'VirtualNetworkNotValid',
  ],
  [
    'storage for a /31',
    nothing,
    STORAGE,
    { networkAcls: { ipRules: [{ value: '203.0.113.6/31' }] } },
    'InvalidValuesForRequestParameters',
  ],
  [
    'a vault for a private address',
    nothing,
    VAULT,
    { networkAcls: { ipRules: [{ value: '10.0.0.1' }] } },
    'BadRequest',
  ],
  [
    'a compute in a delegated subnet',
    (arm) => [arm.make(WORKSPACE), arm.subnet('one', '10.0.0.0/24', { delegations: [{ name: 'd', properties: {} }] })],
    `${WORKSPACE}/computes/cpu`,
    { computeType: 'AmlCompute', properties: { subnet: { id: subnetId('one') } } },
    'SubnetIsDelegated',
  ],
  [
    'an attached cluster whose identity may not join the subnet',
    (arm) => [workspace(arm), arm.make(CLUSTER, aks('loadBalancer'))],
    `${WORKSPACE}/computes/aks`,
    { resourceId: CLUSTER, properties: { loadBalancerType: 'InternalLoadBalancer' } },
    'LinkedAuthorizationFailed',
  ],
  [
    'a cluster without the extension as Kubernetes compute',
    (arm) => [workspace(arm), arm.make(CLUSTER, aks('loadBalancer'))],
    `${WORKSPACE}/computes/kubernetes`,
    { computeType: 'Kubernetes', resourceId: CLUSTER },
    'ExtensionNotInstalled',
  ],
  [
    'a cluster on which the identity of the workspace has no rights',
    (arm) => {
      one(arm);
      const identity = arm.make(inGroup('Microsoft.ManagedIdentity/userAssignedIdentities', 'id'));
      arm.make(WORKSPACE, {}, { identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } } });
      arm.make(CLUSTER, aks('loadBalancer'));
      arm.make(`${CLUSTER}/providers/Microsoft.KubernetesConfiguration/extensions/azureml`);
    },
    `${WORKSPACE}/computes/kubernetes`,
    { computeType: 'Kubernetes', resourceId: CLUSTER },
    'LinkedAuthorizationFailed',
  ],
  [
    'a cluster with routes of its own and no table',
    one,
    CLUSTER,
    aks('userDefinedRouting'),
    'ExistingRouteTableNotAssociatedWithSubnet',
  ],
  [
    'a cluster behind a NAT gateway that is not there',
    one,
    CLUSTER,
    aks('userAssignedNATGateway'),
    'NatGatewayNotAssociatedWithSubnet',
  ],
  [
    'an attached machine without a key',
    workspace,
    `${WORKSPACE}/computes/vm`,
    attached({ administratorAccount: { username: 'trainer' } }),
    'MissingCredentials',
  ],
  [
    'a machine that is attached twice',
    (arm) => [workspace(arm), arm.make(`${WORKSPACE}/computes/first`, attached())],
    `${WORKSPACE}/computes/second`,
    attached(),
    'AlreadyAttached',
  ],
  [
    'Databricks in a subnet that is not its own',
    handed({ delegations: [] }),
    DATABRICKS,
    databricks(),
    'InvalidSubnet',
  ],
  [
    'Databricks in a subnet without a group',
    handed({ networkSecurityGroup: undefined as never }),
    DATABRICKS,
    databricks(),
    'InvalidSubnet',
  ],
  ['Databricks with one subnet for both', handed(), DATABRICKS, databricks({}, 'private'), 'InvalidSubnet'],
  ['Databricks in a /27', handed({ block: '10.0.2.0/27' }), DATABRICKS, databricks(), 'InvalidSubnet'],
  [
    'a closed Databricks with the rules of an open one',
    handed(),
    DATABRICKS,
    databricks({ publicNetworkAccess: 'Disabled' }),
    'InvalidRequiredNsgRules',
  ],
  [
    'a group without the rules that Databricks wrote into it',
    inDatabricks,
    NSG,
    group(),
    'ConflictWithNetworkIntentPolicy',
  ],
  [
    'a subnet of Databricks without its group',
    inDatabricks,
    subnetId('public'),
    {
      addressPrefixes: ['10.0.2.0/26'],
      delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.Databricks/workspaces' } }],
    },
    'ConflictWithNetworkIntentPolicy',
  ],
  [
    'a managed network that lets more out than before',
    managed('AllowOnlyApprovedOutbound'),
    WORKSPACE,
    { managedNetwork: { isolationMode: 'AllowInternetOutbound' } },
    'ManagedNetworkCannotBeWidened',
  ],
  [
    'no managed network any more',
    managed('AllowInternetOutbound'),
    WORKSPACE,
    { managedNetwork: { isolationMode: 'Disabled' } },
    'ManagedNetworkCannotBeWidened',
  ],
  [
    'a host of a managed network that lets everything out',
    managed('AllowInternetOutbound'),
    `${WORKSPACE}/outboundRules/pypi`,
    { type: 'FQDN', destination: 'pypi.org' },
    'OutboundRuleNotAllowed',
  ],
  [
    'an endpoint of no managed network',
    managed('Disabled'),
    `${WORKSPACE}/outboundRules/queue`,
    endpointRule('queue'),
    'OutboundRuleNotAllowed',
  ],
  [
    'storage by host',
    managed('AllowOnlyApprovedOutbound'),
    `${WORKSPACE}/outboundRules/blobs`,
    { type: 'FQDN', destination: '*.blob.core.windows.net' },
    'StorageByHost',
  ],
  [
    'an endpoint that Azure makes itself',
    managed('AllowOnlyApprovedOutbound'),
    `${WORKSPACE}/outboundRules/blobs`,
    endpointRule('blob'),
    'OutboundRuleExists',
  ],
  [
    'an endpoint that another rule makes',
    (arm) => [
      managed('AllowOnlyApprovedOutbound')(arm),
      arm.make(`${WORKSPACE}/outboundRules/queue`, endpointRule('queue')),
    ],
    `${WORKSPACE}/outboundRules/again`,
    endpointRule('queue'),
    'OutboundRuleExists',
  ],
  [
    'a subnet beside a managed network',
    managed('AllowInternetOutbound'),
    `${WORKSPACE}/computes/cpu`,
    { computeType: 'AmlCompute', properties: { subnet: { id: subnetId('one') } } },
    'SubnetBesideManagedNetwork',
  ],
  [
    'a rule at a number that Databricks took',
    inDatabricks,
    `${NSG}/securityRules/own`,
    { priority: 101, direction: 'Outbound' },
    'SecurityRuleConflict',
  ],
];

test('fails when Databricks is to be of the retired tier', () => {
  const arm = new TestArm();
  handed()(arm);
  const standard = { sku: { name: 'standard' }, properties: databricks() };
  expect(codeOf(arm.send('PUT', DATABRICKS, standard))).toBe('InvalidSku');
});

test('Databricks writes its rules, keeps a group of its own, and takes both with it', () => {
  const arm = new TestArm();
  inDatabricks(arm);
  const rules = () =>
    arm.store.children(NSG, 'securityRules').map(({ properties }) => properties.destinationAddressPrefix);
  expect(rules()).toEqual(['VirtualNetwork', 'AzureDatabricks', 'Sql', 'Storage', 'VirtualNetwork', 'EventHub']);
  expect(arm.store.has('/subscriptions/s/resourceGroups/rg-databricks')).toBe(true);
  arm.make(`${NSG}/securityRules/own`, { priority: 200, direction: 'Outbound' });
  expect(arm.send('DELETE', DATABRICKS).status).toBe(200);
  expect(rules()).toEqual([undefined]);
  expect(arm.store.below('/subscriptions/s/resourceGroups/rg-databricks')).toEqual([]);
});

test('a closed Databricks writes no rule to its control plane', () => {
  const arm = new TestArm();
  handed()(arm);
  arm.make(DATABRICKS, databricks({ publicNetworkAccess: 'Disabled', requiredNsgRules: 'NoAzureDatabricksRules' }));
  const tags = arm.store.children(NSG, 'securityRules').map(({ properties }) => properties.destinationAddressPrefix);
  expect(tags).not.toContain('AzureDatabricks');
  expect(tags).toContain('EventHub');
});

test.each(BAD)('fails when there is %s', (_, prepare, id, properties, code) => {
  const arm = new TestArm();
  prepare(arm);
  expect(codeOf(arm.send('PUT', id, { location: 'westeurope', properties }))).toBe(code);
});

const GOOD: readonly (readonly [string, Prepare, id: string, properties: Body])[] = [
  ['two directions with one priority', nothing, NSG, group(rule('a'), rule('b', { direction: 'Outbound' }))],
  ['a service tag as a prefix', nothing, NSG, group(rule('a', { sourceAddressPrefix: 'AzureMachineLearning' }))],
  [
    'an appliance with an address',
    nothing,
    TABLE,
    route({ nextHopType: 'VirtualAppliance', addressPrefix: '0.0.0.0/0', nextHopIpAddress: '10.0.0.4' }),
  ],
  ['subnets side by side', one, subnetId('x'), { addressPrefixes: ['10.0.1.0/24'] }],
  [
    'an attached machine that is put again',
    (arm) => [workspace(arm), arm.make(`${WORKSPACE}/computes/vm`, attached())],
    `${WORKSPACE}/computes/vm`,
    attached(),
  ],
  ['a cluster with a route table', table, CLUSTER, aks('userDefinedRouting')],
];

test.each(GOOD)('takes %s', (_, prepare, id, properties) => {
  const arm = new TestArm();
  prepare(arm);
  expect(arm.send('PUT', id, { location: 'westeurope', properties }).status).toBe(200);
});

test('an attached cluster is taken once its identity holds a role on the subnet', () => {
  const arm = new TestArm();
  workspace(arm);
  const identity = arm.make(inGroup('Microsoft.ManagedIdentity/userAssignedIdentities', 'id'));
  arm.make(CLUSTER, aks('loadBalancer'), {
    identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } },
  });
  const principalId = arm.store.get(identity)?.properties.principalId;
  arm.make(`${subnetId('one')}/providers/Microsoft.Authorization/roleAssignments/r`, { principalId });
  const attached = { resourceId: CLUSTER, properties: { loadBalancerType: 'InternalLoadBalancer' } };
  expect(arm.send('PUT', `${WORKSPACE}/computes/aks`, { properties: attached }).status).toBe(200);
});

const USED: readonly (readonly [string, Prepare, id: string, code: string])[] = [
  [
    'a subnet with an endpoint',
    (arm) => arm.make(ENDPOINT, { subnet: { id: one(arm) } }),
    subnetId('one'),
    'InUseSubnetCannotBeDeleted',
  ],
  [
    'a network with such a subnet',
    (arm) => arm.make(ENDPOINT, { subnet: { id: one(arm) } }),
    NETWORK,
    'InUseSubnetCannotBeDeleted',
  ],
  [
    'the rules of a subnet',
    (arm) => arm.subnet('one', '10.0.0.0/24', { networkSecurityGroup: { id: arm.make(NSG) } }),
    NSG,
    'InUseNetworkSecurityGroupCannotBeDeleted',
  ],
  ['the routes of a subnet', table, TABLE, 'InUseRouteTableCannotBeDeleted'],
  [
    'the NAT gateway of a subnet',
    (arm) => arm.subnet('one', '10.0.0.0/24', { natGateway: { id: arm.make(GATEWAY) } }),
    GATEWAY,
    'InUseNatGatewayCannotBeDeleted',
  ],
  [
    'the address of a NAT gateway',
    (arm) => arm.make(GATEWAY, { publicIpAddresses: [{ id: arm.make(ADDRESS, {}, { sku: { name: 'Standard' } }) }] }),
    ADDRESS,
    'PublicIPAddressCannotBeDeleted',
  ],
  [
    'the interface of a machine',
    (arm) => arm.make(MACHINE, { networkProfile: { networkInterfaces: [{ id: arm.make(INTERFACE) }] } }),
    INTERFACE,
    'NicInUse',
  ],
  [
    'the policy of a firewall',
    (arm) => arm.make(FIREWALL, { firewallPolicy: { id: arm.make(POLICY) } }),
    POLICY,
    'FirewallPolicyCannotBeDeleted',
  ],
  [
    'the endpoint policy of a subnet',
    (arm) =>
      arm.subnet('one', '10.0.0.0/24', {
        serviceEndpoints: [{ service: 'Microsoft.Storage' }],
        serviceEndpointPolicies: [{ id: arm.make(ENDPOINT_POLICY) }],
      }),
    ENDPOINT_POLICY,
    'ServiceEndpointPolicyInUse',
  ],
  [
    'a zone with a link',
    (arm) => arm.make(`${arm.make(ZONE)}/virtualNetworkLinks/l`, { virtualNetwork: { id: NETWORK } }),
    ZONE,
    'CannotDeleteResource',
  ],
  ['a subnet of Databricks', inDatabricks, subnetId('private'), 'InUseSubnetCannotBeDeleted'],
];

test.each(USED)('fails when %s is to be deleted', (_, prepare, id, code) => {
  const arm = new TestArm();
  prepare(arm);
  expect(codeOf(arm.send('DELETE', id))).toBe(code);
  expect(arm.store.has(id)).toBe(true);
});

test('a subnet that a firewall rule of storage names can be deleted', () => {
  const arm = new TestArm();
  const subnet = arm.subnet('one', '10.0.0.0/24', { serviceEndpoints: [{ service: 'Microsoft.Storage' }] });
  arm.make(STORAGE, { networkAcls: { virtualNetworkRules: [{ id: subnet }] } });
  expect(arm.send('DELETE', subnet).status).toBe(200);
});

test('every rule says where it was read, and a case above sets it off', () => {
  expect([...PUT_RULES, ...DELETE_RULES].filter(({ source }) => source.length < 20)).toEqual([]);
  const fired = new Set<string>();
  for (const [, prepare, id, properties] of BAD) {
    const arm = new TestArm();
    prepare(arm);
    const put = {
      id,
      name: id.slice(id.lastIndexOf('/') + 1),
      properties,
      body: { properties, sku: { name: 'standard' } },
      store: arm.store,
    };
    for (const one of PUT_RULES) {
      const about = one.types === undefined || one.types.some((type) => isOfType(id, type));
      if (about && one.refuse(put) !== undefined) fired.add(one.source);
    }
  }
  expect(PUT_RULES.filter((one) => !fired.has(one.source)).map(({ source }) => source)).toEqual([]);
  expect(USED.length).toBeGreaterThanOrEqual(DELETE_RULES.length);
});

function isOfType(id: string, type: string): boolean {
  const [namespace, ...kinds] = type.split('/');
  const path = kinds.map((kind) => `/${kind}/[^/]+`).join('');
  return new RegExp(`/providers/${namespace}${path}$`, 'i').test(id);
}
