import { CLOUDS, type Cloud, type Elsewhere, forCloud } from './clouds';
import type { Sourced } from './source';

export interface PrivateLink extends Sourced {
  /** `subresource_names` of the endpoint. */
  readonly groupId: string;
  readonly zones: readonly string[];
  readonly elsewhere?: Elsewhere<PrivateLink>;
}

/** A part of a storage account. */
const storage = <const Part extends string>(groupId: Part) => {
  const zones = (cloud: Cloud) => [`privatelink.${groupId}.${CLOUDS[cloud].storage}`];
  return {
    groupId,
    zones: zones('public'),
    source: 'privateLinkDns',
    confidence: 'high',
    elsewhere: {
      usgovernment: { zones: zones('usgovernment'), confidence: 'medium' },
      china: { zones: zones('china'), confidence: 'medium' },
    },
  } as const;
};

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
  vault: {
    groupId: 'vault',
    zones: ['privatelink.vaultcore.azure.net'],
    source: 'privateLinkDns',
    confidence: 'high',
    elsewhere: {
      usgovernment: { zones: ['privatelink.vaultcore.usgovcloudapi.net'], confidence: 'medium' },
      china: { zones: ['privatelink.vaultcore.azure.cn'], confidence: 'medium' },
    },
  },
  blob: storage('blob'),
  file: storage('file'),
  queue: storage('queue'),
  table: storage('table'),
  dfs: storage('dfs'),
  /** Web application and API, for users and for the relay of the clusters. */
  databricks: {
    groupId: 'databricks_ui_api',
    zones: ['privatelink.azuredatabricks.net'],
    source: 'databricksPrivateLink',
    confidence: 'high',
    elsewhere: {
      usgovernment: { zones: ['privatelink.databricks.azure.us'], confidence: 'medium' },
      china: { zones: ['privatelink.databricks.azure.cn'], confidence: 'low' },
    },
  },
  /** Where a browser comes back to after it signed in; one for each region and zone. */
  databricksSignIn: {
    groupId: 'browser_authentication',
    zones: ['privatelink.azuredatabricks.net'],
    source: 'databricksPrivateLink',
    confidence: 'high',
    elsewhere: {
      usgovernment: { zones: ['privatelink.databricks.azure.us'], confidence: 'medium' },
      china: { zones: ['privatelink.databricks.azure.cn'], confidence: 'low' },
    },
  },
} as const satisfies Record<string, PrivateLink>;

/** A kind of private endpoint: a service, or one part of a storage account. */
export type PrivateLinkKind = keyof typeof PRIVATE_LINKS;
export const PRIVATE_LINK_KINDS = Object.keys(PRIVATE_LINKS) as readonly PrivateLinkKind[];

/** What a workspace needs of its default account when that is reached at private addresses. */
export const REQUIRED_STORAGE_LINKS = {
  kinds: ['blob', 'file'],
  source: 'mlWorkspaceNetwork',
  confidence: 'high',
} as const satisfies { kinds: readonly PrivateLinkKind[] } & Sourced;

/** What only some workspaces need: queue and table for batch endpoints and ParallelRunStep, dfs for Data Lake's API. */
export const OPTIONAL_STORAGE_LINKS = {
  kinds: ['queue', 'table', 'dfs'],
  source: 'mlWorkspaceNetwork',
  confidence: 'high',
} as const satisfies { kinds: readonly PrivateLinkKind[] } & Sourced;

export type StorageLinkKind = (
  | (typeof REQUIRED_STORAGE_LINKS)['kinds']
  | (typeof OPTIONAL_STORAGE_LINKS)['kinds']
)[number];

/** The zones that endpoints of these kinds write their names into, each once. */
export function zonesOf(kinds: readonly PrivateLinkKind[], cloud: Cloud): readonly string[] {
  const links = kinds.map((kind): PrivateLink => PRIVATE_LINKS[kind]);
  return [...new Set(links.flatMap((link) => forCloud(link, cloud)?.zones ?? []))];
}
