import { CLOUDS, type Elsewhere } from './clouds';
import type { BaseTag } from './service-tags';
import type { Sourced } from './source';

export interface ServiceName extends Sourced {
  readonly kind: 'storage' | 'vault' | 'registry' | 'workspace' | 'databricks';
  /** One public name of the service; two parts may be served by one sub-resource. */
  readonly part: string;
  readonly subresource: string;
  /** The private zone that its public name leads to once a private endpoint is approved. */
  readonly zone: string;
  /** The tag of its public addresses. */
  readonly tag: BaseTag;
  readonly regional: boolean;
  /** The service endpoint that takes its traffic. */
  readonly endpoint?: string;
  readonly elsewhere?: Elsewhere<ServiceName>;
}

const row = (one: Omit<ServiceName, keyof Sourced>): ServiceName => ({
  ...one,
  source: 'privateLinkDns',
  confidence: 'high',
});
const zones = (usgovernment: string, china: string) => ({
  elsewhere: { usgovernment: { zone: usgovernment }, china: { zone: china } },
});
const storage = (part: string) =>
  row({
    kind: 'storage',
    part,
    subresource: part,
    zone: `privatelink.${part}.core.windows.net`,
    tag: 'Storage',
    regional: true,
    endpoint: 'Microsoft.Storage',
    ...zones(`privatelink.${part}.${CLOUDS.usgovernment.storage}`, `privatelink.${part}.${CLOUDS.china.storage}`),
  });

/** The public names that services answer to, and what private links and service endpoints make of them. */
export const SERVICE_NAMES: readonly ServiceName[] = [
  ...['blob', 'file', 'queue', 'table', 'dfs', 'web'].map(storage),
  row({
    kind: 'vault',
    part: 'vault',
    subresource: 'vault',
    zone: 'privatelink.vaultcore.azure.net',
    tag: 'AzureKeyVault',
    regional: true,
    endpoint: 'Microsoft.KeyVault',
    ...zones('privatelink.vaultcore.usgovcloudapi.net', 'privatelink.vaultcore.azure.cn'),
  }),
  row({
    kind: 'registry',
    part: 'registry',
    subresource: 'registry',
    zone: 'privatelink.azurecr.io',
    tag: 'AzureContainerRegistry',
    regional: true,
    endpoint: 'Microsoft.ContainerRegistry',
    ...zones('privatelink.azurecr.us', 'privatelink.azurecr.cn'),
  }),
  row({
    kind: 'registry',
    part: 'data',
    subresource: 'registry',
    zone: 'privatelink.azurecr.io',
    tag: 'AzureContainerRegistry',
    regional: true,
    ...zones('privatelink.azurecr.us', 'privatelink.azurecr.cn'),
  }),
  row({
    kind: 'workspace',
    part: 'api',
    subresource: 'amlworkspace',
    zone: 'privatelink.api.azureml.ms',
    tag: 'AzureMachineLearning',
    regional: false,
    ...zones('privatelink.api.ml.azure.us', 'privatelink.api.ml.azure.cn'),
  }),
  row({
    kind: 'workspace',
    part: 'notebooks',
    subresource: 'amlworkspace',
    zone: 'privatelink.notebooks.azure.net',
    tag: 'AzureMachineLearning',
    regional: false,
    ...zones('privatelink.notebooks.usgovcloudapi.net', 'privatelink.notebooks.chinacloudapi.cn'),
  }),
  ...[
    ['front', 'databricks_ui_api'],
    ['sign-in', 'browser_authentication'],
  ].map(
    ([part = '', subresource = '']): ServiceName => ({
      ...row({
        kind: 'databricks',
        part,
        subresource,
        zone: 'privatelink.azuredatabricks.net',
        tag: 'AzureDatabricks',
        regional: false,
        ...zones('privatelink.databricks.azure.us', 'privatelink.databricks.azure.cn'),
      }),
      source: 'databricksPrivateLink',
    }),
  ),
];
