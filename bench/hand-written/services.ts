import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import type { TerraformStack } from 'cdktf';
import type { Network } from './network';
import type { Placed } from './stack';
import { workspace } from './workspace';

export type Services = ReturnType<typeof services>;

/** What the workspace stands on, and the workspace. */
export function services(stack: TerraformStack, placed: Placed, net: Network) {
  const client = new DataAzurermClientConfig(stack, 'client', {});
  const closed = {
    defaultAction: 'Deny',
    ipRules: ['203.0.113.7'],
    virtualNetworkSubnetIds: [net.subnets.compute.id, net.subnets.aks.id],
  };
  const storage = new StorageAccount(stack, 'storage', {
    name: 'stfrauddev4b083d',
    ...placed,
    accountKind: 'StorageV2',
    accountTier: 'Standard',
    accountReplicationType: 'LRS',
    isHnsEnabled: false,
    minTlsVersion: 'TLS1_2',
    httpsTrafficOnlyEnabled: true,
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    localUserEnabled: false,
    sftpEnabled: false,
    sharedAccessKeyEnabled: true,
    defaultToOauthAuthentication: true,
    publicNetworkAccessEnabled: true,
    networkRules: { ...closed, bypass: ['AzureServices'] },
  });
  const vault = new KeyVault(stack, 'vault', {
    name: 'kv-fraud-dev-4b083d',
    ...placed,
    tenantId: client.tenantId,
    skuName: 'standard',
    rbacAuthorizationEnabled: true,
    purgeProtectionEnabled: true,
    softDeleteRetentionDays: 90,
    enabledForDeployment: false,
    enabledForDiskEncryption: false,
    enabledForTemplateDeployment: false,
    publicNetworkAccessEnabled: true,
    networkAcls: { ...closed, bypass: 'AzureServices' },
  });
  const registry = new ContainerRegistry(stack, 'registry', {
    name: 'crfrauddev4b083d',
    ...placed,
    sku: 'Premium',
    publicNetworkAccessEnabled: false,
    networkRuleBypassOption: 'AzureServices',
    adminEnabled: false,
    anonymousPullEnabled: false,
    dataEndpointEnabled: false,
    exportPolicyEnabled: false,
  });
  const logs = new LogAnalyticsWorkspace(stack, 'logs', {
    name: 'log-fraud-dev-eastus2',
    ...placed,
    sku: 'PerGB2018',
    retentionInDays: 90,
    internetIngestionEnabled: true,
    internetQueryEnabled: true,
    localAuthenticationEnabled: false,
  });
  const insights = new ApplicationInsights(stack, 'insights', {
    name: 'appi-fraud-dev-eastus2',
    ...placed,
    applicationType: 'web',
    workspaceId: logs.id,
    retentionInDays: 90,
    disableIpMasking: false,
    internetIngestionEnabled: true,
    internetQueryEnabled: true,
    localAuthenticationDisabled: false,
  });
  return { registry, workspace: workspace(stack, placed, net, { storage, vault, registry, insights }) };
}
