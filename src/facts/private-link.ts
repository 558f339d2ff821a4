import type { Sourced } from './source';

interface PrivateLink extends Sourced {
  /** `subresource_names` of the endpoint. */
  readonly groupId: string;
  readonly zones: readonly string[];
}

/** What a private endpoint connects to, and the private DNS zones that make its names resolve to it. */
export const PRIVATE_LINKS = {
  workspace: {
    groupId: 'amlworkspace',
    zones: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'],
    source: 'privateLinkDns',
    confidence: 'high',
  },
  registry: { groupId: 'registry', zones: ['privatelink.azurecr.io'], source: 'privateLinkDns', confidence: 'high' },
} as const satisfies Record<string, PrivateLink>;
