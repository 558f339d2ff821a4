import type { Elsewhere } from './clouds';
import type { BaseTag } from './service-tags';
import type { Sourced } from './source';

/** What must be so for a flow to be needed; a row with several needs them all, a row with none is always needed. */
export type FlowCondition =
  | 'classic'
  | 'simplified'
  | 'instance'
  | 'publicIp'
  | 'vaultByServiceEndpoint'
  | 'highBusinessImpact'
  | 'microsoftImages'
  | 'automl'
  | 'rstudio'
  | 'vsCode'
  | 'huggingFace';

export interface ComputeFlow extends Sourced {
  /** The name of the security rule. */
  readonly name: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly protocol: 'Tcp' | 'Udp' | '*';
  readonly tag: BaseTag;
  /** Write the tag of the workspace's region. */
  readonly regional: boolean;
  readonly ports: readonly string[];
  /** Of inbound rows; when an outbound row is needed, `OUTBOUND_NEEDS` says. */
  readonly when: readonly FlowCondition[];
  /** At most 140 characters: it becomes the description of the rule. */
  readonly why: string;
  readonly elsewhere?: Elsewhere<ComputeFlow>;
}

const high = (source: Sourced['source']) => ({ source, confidence: 'high' }) as const;

/**
 * What a training compute sends and receives, by service tag.
 *
 * Inbound rows are needed whatever the outbound mode; outbound rows only where the Internet is denied.
 */
export const COMPUTE_FLOWS: readonly ComputeFlow[] = [
  {
    name: 'AllowBatchNodeManagement',
    direction: 'Inbound',
    protocol: 'Tcp',
    tag: 'BatchNodeManagement',
    regional: true,
    ports: ['29876-29877'],
    when: ['classic'],
    why: 'Azure Batch manages classic nodes (retired by Microsoft on 2026-03-31)',
    ...high('seed'),
  },
  {
    name: 'AllowAzureMachineLearning',
    direction: 'Inbound',
    protocol: 'Tcp',
    tag: 'AzureMachineLearning',
    regional: false,
    ports: ['44224'],
    when: ['classic', 'instance'],
    why: 'The service reaches a classic compute instance',
    ...high('seed'),
  },
  {
    name: 'AllowAzureMachineLearning',
    direction: 'Inbound',
    protocol: 'Tcp',
    tag: 'AzureMachineLearning',
    regional: false,
    ports: ['44224'],
    when: ['publicIp'],
    why: 'The service reaches nodes that have a public address',
    ...high('mlFirewall'),
  },
  {
    name: 'AllowEntraId',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureActiveDirectory',
    regional: false,
    ports: ['80', '443'],
    when: [],
    why: 'Tokens from Microsoft Entra ID',
    ...high('mlFirewall'),
  },
  {
    name: 'AllowMachineLearning',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureMachineLearning',
    regional: false,
    ports: ['443'],
    when: [],
    why: 'The workspace service',
    ...high('mlPublicAccess'),
  },
  {
    name: 'AllowMachineLearningUdp',
    direction: 'Outbound',
    protocol: 'Udp',
    tag: 'AzureMachineLearning',
    regional: false,
    ports: ['5831'],
    when: [],
    why: 'Create, update and delete of compute instances',
    ...high('mlPublicAccess'),
  },
  {
    name: 'AllowBatch',
    direction: 'Outbound',
    protocol: '*',
    tag: 'BatchNodeManagement',
    regional: true,
    ports: ['443'],
    when: [],
    why: 'Nodes report to Azure Batch (any protocol, as Microsoft lists it)',
    ...high('mlPublicAccess'),
  },
  {
    name: 'AllowResourceManager',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureResourceManager',
    regional: false,
    ports: ['443'],
    when: [],
    why: 'Azure Resource Manager, for compute and identity',
    ...high('mlFirewall'),
  },
  {
    name: 'AllowStorage',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'Storage',
    regional: true,
    ports: ['443'],
    when: [],
    why: "The workspace's blobs and Batch's own accounts",
    ...high('mlFirewall'),
  },
  {
    name: 'AllowStorageSmb',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'Storage',
    regional: true,
    ports: ['445'],
    when: [],
    why: "The workspace's file share; the service refuses computes without it",
    source: 'azureTre2780',
    confidence: 'medium',
  },
  {
    name: 'AllowFrontDoor',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureFrontDoor.Frontend',
    regional: false,
    ports: ['443'],
    when: [],
    why: 'Studio and AutoML content behind Azure Front Door',
    ...high('mlFirewall'),
    elsewhere: { china: 'absent' },
  },
  {
    name: 'AllowImages',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'MicrosoftContainerRegistry',
    regional: false,
    ports: ['443'],
    when: [],
    why: "Microsoft's base images",
    ...high('mlFirewall'),
  },
  {
    name: 'AllowImageLayers',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureFrontDoor.FirstParty',
    regional: false,
    ports: ['443'],
    when: [],
    why: 'Image layers: MicrosoftContainerRegistry depends on it',
    ...high('mlFirewall'),
    elsewhere: { usgovernment: 'absent', china: 'absent' },
  },
  {
    name: 'AllowMonitor',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureMonitor',
    regional: false,
    ports: ['443'],
    when: [],
    why: 'Metrics and logs, as there is no private link scope',
    ...high('mlFirewall'),
  },
  {
    name: 'AllowKeyVault',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureKeyVault',
    regional: true,
    ports: ['443'],
    when: [],
    why: "Vaults at public addresses: the workspace's, or Azure Batch's",
    source: 'mlPublicAccess',
    confidence: 'low',
  },
  {
    name: 'AllowRegistry',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureContainerRegistry',
    regional: true,
    ports: ['443'],
    when: [],
    why: 'Registries of the region, as the guide of 2020 lists them',
    ...high('seed'),
  },
  {
    name: 'AllowIntelliSense',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureMachineLearning',
    regional: false,
    ports: ['18881'],
    when: [],
    why: 'IntelliSense in notebooks',
    ...high('mlPublicAccess'),
  },
  {
    name: 'AllowRStudio',
    direction: 'Outbound',
    protocol: 'Tcp',
    tag: 'AzureMachineLearning',
    regional: false,
    ports: ['8787'],
    when: [],
    why: 'RStudio on compute instances',
    ...high('mlPublicAccess'),
  },
];

/** The port of SSH, opened to named addresses only. */
export const SSH = { port: '22', source: 'seed', confidence: 'high' } as const satisfies { port: string } & Sourced;

/** A service whose calls must be answered on the way they came. */
export interface AsymmetryRoute extends Sourced {
  readonly tag: BaseTag;
  /** The regions whose addresses call, where routes name addresses: the own one, or its pair as well. */
  readonly callers: 'region' | 'regionAndPair';
  readonly when: readonly FlowCondition[];
  readonly why: string;
}

/**
 * Routes of a compute with a public address behind `0.0.0.0/0`: what the service opens must be answered on the
 * way it came. The regional Batch tag is not taken by a route, so the base tag stands; the regions are of `mlUserRoutes`.
 */
export const ASYMMETRY_ROUTES: readonly AsymmetryRoute[] = [
  {
    tag: 'AzureMachineLearning',
    callers: 'regionAndPair',
    when: ['publicIp'],
    why: 'Answers to the service leave by the public address they came to',
    ...high('mlFirewall'),
  },
  {
    tag: 'BatchNodeManagement',
    callers: 'region',
    when: ['publicIp', 'classic'],
    why: 'Answers to Azure Batch leave by the public address they came to',
    ...high('seed'),
  },
];
