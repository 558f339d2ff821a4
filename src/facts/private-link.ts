import type { Elsewhere } from './clouds';
import type { Sourced } from './source';

interface PrivateLink extends Sourced {
  /** `subresource_names` of the endpoint. */
  readonly groupId: string;
  readonly zones: readonly string[];
  readonly elsewhere?: Elsewhere<PrivateLink>;
}

/** What a private endpoint connects to, and the private DNS zones that make its names resolve to it. */
export const PRIVATE_LINKS = {
  workspace: {
    groupId: 'amlworkspace',
    zones: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'],
    source: 'privateLinkDns',
    confidence: 'high',
    elsewhere: {
      usgovernment: { zones: ['privatelink.api.ml.azure.us', 'privatelink.notebooks.usgovcloudapi.net'] },
      china: { zones: ['privatelink.api.ml.azure.cn', 'privatelink.notebooks.chinacloudapi.cn'] },
    },
  },
  registry: {
    groupId: 'registry',
    zones: ['privatelink.azurecr.io'],
    source: 'privateLinkDns',
    confidence: 'high',
    elsewhere: {
      usgovernment: { zones: ['privatelink.azurecr.us'], confidence: 'medium' },
      china: { zones: ['privatelink.azurecr.cn'], confidence: 'medium' },
    },
  },
} as const satisfies Record<string, PrivateLink>;
