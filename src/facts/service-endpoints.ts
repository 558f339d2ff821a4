import type { Sourced } from './source';

interface ServiceEndpoint extends Sourced {
  readonly service: string;
}

/** Service endpoints of a subnet. There is none for Azure Machine Learning, and the registry's was never finished. */
export const SERVICE_ENDPOINTS = {
  storage: { service: 'Microsoft.Storage', source: 'seed', confidence: 'high' },
  keyVault: { service: 'Microsoft.KeyVault', source: 'seed', confidence: 'high' },
} as const satisfies Record<string, ServiceEndpoint>;

/** Every name that azurerm 5 takes; 4.55 takes any text. */
export const SERVICE_ENDPOINT_NAMES = [
  'Microsoft.AzureActiveDirectory',
  'Microsoft.AzureCosmosDB',
  'Microsoft.CognitiveServices',
  'Microsoft.ContainerRegistry',
  'Microsoft.EventHub',
  'Microsoft.KeyVault',
  'Microsoft.ServiceBus',
  'Microsoft.Sql',
  'Microsoft.Storage',
  'Microsoft.Storage.Global',
  'Microsoft.Web',
] as const;
export type ServiceEndpointName = (typeof SERVICE_ENDPOINT_NAMES)[number];
