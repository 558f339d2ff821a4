import type { Sourced } from './source';

/** What the nodes of a managed network reach: the Internet, or what is approved. Azure never goes back to a wider one. */
export const MANAGED_ISOLATION = ['AllowInternetOutbound', 'AllowOnlyApprovedOutbound'] as const;
export type ManagedIsolation = (typeof MANAGED_ISOLATION)[number];

/** Parts of a service that a private endpoint of a managed network leads to. */
export const MANAGED_ENDPOINT_TARGETS = [
  'vault',
  'amlworkspace',
  'blob',
  'table',
  'queue',
  'file',
  'web',
  'dfs',
  'redisCache',
] as const;
export type ManagedEndpointTarget = (typeof MANAGED_ENDPOINT_TARGETS)[number];

/** Service tags that a rule of a managed network takes, of those that this project writes: none with a region. */
export const MANAGED_TAGS = [
  'AzureActiveDirectory',
  'AzureCloud',
  'AzureContainerRegistry',
  'AzureDatabricks',
  'AzureFrontDoor.FirstParty',
  'AzureFrontDoor.Frontend',
  'AzureKeyVault',
  'AzureMachineLearning',
  'AzureMonitor',
  'AzureResourceManager',
  'BatchNodeManagement',
  'EventHub',
  'Internet',
  'MicrosoftContainerRegistry',
  'ServiceBus',
  'Sql',
  'Storage',
  'VirtualNetwork',
] as const;
export type ManagedTag = (typeof MANAGED_TAGS)[number];

export const MANAGED_RULE_NAME = {
  pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}$/,
  words: '3-33 letters, digits, _ -, starting with a letter or digit',
  source: 'mlArmTypes',
  confidence: 'high',
} as const satisfies { pattern: RegExp; words: string } & Sourced;

/** Lets a workspace with an identity of one's own approve the private endpoints that its managed network asks for. */
export const MANAGED_ENDPOINT_ROLE = {
  role: 'Azure AI Enterprise Network Connection Approver',
  source: 'mlManagedNetwork',
  confidence: 'high',
} as const satisfies { role: string } & Sourced;
