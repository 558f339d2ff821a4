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

interface EndpointTag extends Sourced {
  readonly tag: string;
  readonly service: ServiceEndpointName;
  readonly ownRegion: boolean;
  readonly pairToo?: boolean;
}

/**
 * The service endpoint that takes traffic for the addresses of a tag, and whether only in the network's own region;
 * `pairToo`: the region that it is paired with as well.
 */
export const ENDPOINT_TAGS: readonly EndpointTag[] = [
  {
    tag: 'Storage',
    service: 'Microsoft.Storage',
    ownRegion: true,
    pairToo: true,
    source: 'serviceTagsDoc',
    confidence: 'medium',
  },
  {
    tag: 'Storage',
    service: 'Microsoft.Storage.Global',
    ownRegion: false,
    source: 'serviceTagsDoc',
    confidence: 'high',
  },
  { tag: 'Sql', service: 'Microsoft.Sql', ownRegion: true, source: 'serviceTagsDoc', confidence: 'high' },
  {
    tag: 'AzureKeyVault',
    service: 'Microsoft.KeyVault',
    ownRegion: false,
    source: 'serviceTagsDoc',
    confidence: 'high',
  },
  {
    tag: 'AzureContainerRegistry',
    service: 'Microsoft.ContainerRegistry',
    ownRegion: false,
    source: 'serviceTagsDoc',
    confidence: 'high',
  },
  {
    tag: 'AzureCosmosDB',
    service: 'Microsoft.AzureCosmosDB',
    ownRegion: false,
    source: 'serviceTagsDoc',
    confidence: 'high',
  },
  { tag: 'EventHub', service: 'Microsoft.EventHub', ownRegion: false, source: 'serviceTagsDoc', confidence: 'high' },
  {
    tag: 'ServiceBus',
    service: 'Microsoft.ServiceBus',
    ownRegion: false,
    source: 'serviceTagsDoc',
    confidence: 'high',
  },
];
