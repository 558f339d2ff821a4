import type { BaseTag } from './service-tags';
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

/** Service tags that Azure opens by itself where only approved outbound is allowed; it opens them for every workspace. */
export interface RequiredTag extends Sourced {
  readonly tag: BaseTag;
  /** Only the addresses of the workspace's region. */
  readonly regional: boolean;
  readonly tcp: readonly string[];
  readonly udp: readonly string[];
}

/** The page names the tags and two of the ports; the other ports are those of the same tags in a network of one's own. */
const opened = (tag: BaseTag, row: Partial<RequiredTag> = {}): RequiredTag => ({
  tag,
  regional: false,
  tcp: ['443'],
  udp: [],
  source: 'mlManagedNetwork',
  confidence: 'medium',
  ...row,
});

export const MANAGED_REQUIRED_TAGS: readonly RequiredTag[] = [
  opened('AzureActiveDirectory', { tcp: ['80', '443'] }),
  opened('AzureFrontDoor.FirstParty'),
  opened('AzureMachineLearning', { tcp: ['443', '18881'], udp: ['5831'] }),
  opened('AzureMonitor'),
  opened('AzureResourceManager'),
  opened('BatchNodeManagement', { regional: true, udp: ['443'] }),
  opened('MicrosoftContainerRegistry'),
];

/** Parts of the workspace's own services that Azure makes private endpoints for; others of them want a rule. */
export const MANAGED_REQUIRED_PARTS = {
  parts: ['blob', 'file', 'vault', 'registry', 'data', 'api', 'notebooks'],
  source: 'mlManagedNetwork',
  confidence: 'medium',
} as const satisfies { parts: readonly string[] } & Sourced;

/** A rule by host lets these ports through, and no others. */
export const MANAGED_HOST_PORTS = {
  ports: [80, 443],
  source: 'mlManagedNetwork',
  confidence: 'high',
} as const satisfies { ports: readonly number[] } & Sourced;

/** What the nodes of a managed network cannot have beside them, as Microsoft's page lists it. */
export const NOT_IN_MANAGED_NETWORK = {
  computes: 'Kubernetes and attached machines are not supported in a managed network',
  subnets: 'computes of such a workspace live in the managed network, never in a subnet of yours',
  endpoints: 'nodes come by private endpoint, and a service has a private endpoint or a service endpoint',
  source: 'mlManagedNetwork',
  confidence: 'high',
} as const satisfies { [what: string]: string } & Sourced;
