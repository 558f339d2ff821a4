import type { Elsewhere } from './clouds';
import type { BaseTag } from './service-tags';
import type { Sourced } from './source';

const high = (source: Sourced['source']) => ({ source, confidence: 'high' }) as const;

interface TagFlow extends Sourced {
  readonly name: string;
  readonly protocol: 'Tcp' | 'Udp';
  readonly tag: BaseTag;
  readonly regional: boolean;
  readonly ports: readonly string[];
  /** A private cluster reaches its control plane inside the network. */
  readonly publicControlPlaneOnly?: true;
  /** An account that has private endpoints is reached inside the network. */
  readonly publicStorageOnly?: true;
  readonly why: string;
  readonly elsewhere?: Elsewhere<TagFlow>;
}

/** What AKS nodes send, by service tag. */
export const AKS_FLOWS: readonly TagFlow[] = [
  {
    name: 'AllowControlPlaneTcp',
    protocol: 'Tcp',
    tag: 'AzureCloud',
    regional: true,
    ports: ['443', '9000'],
    publicControlPlaneOnly: true,
    why: 'API server and tunnel to the control plane',
    source: 'aksEgress',
    confidence: 'medium',
    elsewhere: { china: { ports: ['22', '443', '9000'] } },
  },
  {
    name: 'AllowControlPlaneUdp',
    protocol: 'Udp',
    tag: 'AzureCloud',
    regional: true,
    ports: ['1194'],
    publicControlPlaneOnly: true,
    why: 'Tunnel to the control plane',
    source: 'aksEgress',
    confidence: 'medium',
  },
  {
    name: 'AllowEntraId',
    protocol: 'Tcp',
    tag: 'AzureActiveDirectory',
    regional: false,
    ports: ['80', '443'],
    why: 'Tokens from Microsoft Entra ID',
    ...high('aksEgress'),
  },
  {
    name: 'AllowResourceManager',
    protocol: 'Tcp',
    tag: 'AzureResourceManager',
    regional: false,
    ports: ['443'],
    why: 'Azure Resource Manager, for the cloud controller',
    ...high('aksEgress'),
  },
  {
    name: 'AllowMachineLearning',
    protocol: 'Tcp',
    tag: 'AzureMachineLearning',
    regional: false,
    ports: ['443'],
    why: 'The workspace deploys its models here',
    ...high('mlFirewall'),
  },
  {
    name: 'AllowStorage',
    protocol: 'Tcp',
    tag: 'Storage',
    regional: true,
    ports: ['443'],
    publicStorageOnly: true,
    why: "Models in the workspace's storage account",
    ...high('mlFirewall'),
  },
  {
    name: 'AllowImages',
    protocol: 'Tcp',
    tag: 'MicrosoftContainerRegistry',
    regional: false,
    ports: ['443'],
    why: "Microsoft's images",
    ...high('aksEgress'),
  },
  {
    name: 'AllowImageLayers',
    protocol: 'Tcp',
    tag: 'AzureFrontDoor.FirstParty',
    regional: false,
    ports: ['443'],
    why: 'Image layers: MicrosoftContainerRegistry depends on it',
    ...high('mlFirewall'),
    elsewhere: { usgovernment: 'absent', china: 'absent' },
  },
  {
    name: 'AllowMonitor',
    protocol: 'Tcp',
    tag: 'AzureMonitor',
    regional: false,
    ports: ['443'],
    why: 'Metrics and logs, as there is no private link scope',
    ...high('mlFirewall'),
  },
];

interface HostFlow extends Sourced {
  readonly hosts: readonly string[];
  readonly protocol: 'Http' | 'Https';
  readonly port: number;
  readonly why: string;
  readonly elsewhere?: Elsewhere<HostFlow>;
}

/** What AKS nodes send, by host; `<location>` is the region's name. */
export const AKS_HOSTS: readonly HostFlow[] = [
  {
    hosts: ['*.hcp.<location>.azmk8s.io'],
    protocol: 'Https',
    port: 443,
    why: 'API server',
    ...high('aksEgress'),
    elsewhere: {
      usgovernment: { hosts: ['*.hcp.<location>.cx.aks.containerservice.azure.us'] },
      china: { hosts: ['*.hcp.<location>.cx.prod.service.azk8s.cn', '*.tun.<location>.cx.prod.service.azk8s.cn'] },
    },
  },
  {
    hosts: ['mcr.microsoft.com', '*.data.mcr.microsoft.com', 'mcr-0001.mcr-msedge.net'],
    protocol: 'Https',
    port: 443,
    why: "Microsoft's images",
    ...high('aksEgress'),
  },
  {
    hosts: ['management.azure.com', 'login.microsoftonline.com'],
    protocol: 'Https',
    port: 443,
    why: 'Azure Resource Manager and tokens',
    ...high('aksEgress'),
    elsewhere: {
      usgovernment: { hosts: ['management.usgovcloudapi.net', 'login.microsoftonline.us'] },
      china: { hosts: ['management.chinacloudapi.cn', 'login.chinacloudapi.cn'] },
    },
  },
  {
    hosts: ['packages.microsoft.com', 'acs-mirror.azureedge.net', 'packages.aks.azure.com'],
    protocol: 'Https',
    port: 443,
    why: 'Kubernetes binaries and node packages',
    ...high('aksEgress'),
    elsewhere: { china: { hosts: ['packages.microsoft.com', '*.azk8s.cn', 'packages.aks.azure.com'] } },
  },
  {
    hosts: ['security.ubuntu.com', 'azure.archive.ubuntu.com', 'changelogs.ubuntu.com'],
    protocol: 'Http',
    port: 80,
    why: 'Security updates of the node image',
    ...high('aksEgress'),
  },
];

/** What the attached cluster is called among the computes of the workspace: our own choice. */
export const AKS_COMPUTE_NAME = 'aks-scoring';

/** Time, by host name in a network rule. */
export const AKS_TIME = {
  host: 'ntp.ubuntu.com',
  protocol: 'UDP',
  port: '123',
  why: 'Time of the nodes',
  ...high('aksEgress'),
} as const;

/**
 * Ports that stay open to the Internet where only service tags limit: the hosts behind them
 * (packages.aks.azure.com, security.ubuntu.com, ntp.ubuntu.com) have no tag.
 */
export const AKS_UNTAGGED = {
  tcp: ['80', '443'],
  udp: ['123'],
  hosts: [
    'packages.aks.azure.com',
    'acs-mirror.azureedge.net',
    'packages.microsoft.com',
    'security.ubuntu.com',
    'ntp.ubuntu.com',
  ],
  ...high('aksEgress'),
} as const;

/** The ARM id of a cluster: its subscription, group and name. */
export const AKS_CLUSTER_ID = {
  pattern:
    /^\/subscriptions\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/resourceGroups\/([\w().-]{0,89}[\w()-])\/providers\/Microsoft\.ContainerService\/managedClusters\/([a-zA-Z0-9](?:[\w-]{0,61}[a-zA-Z0-9])?)$/,
  source: 'nameRules',
  confidence: 'high',
} as const;

/** The network plugin that AKS takes out of service. */
export const KUBENET = { endsOn: '2028-03-31', source: 'aksRetirements', confidence: 'high' } as const;

/** Ports of the scoring front end (azureml-fe); the documents name TLS and plain HTTP, the figures are inferred. */
export const SCORING_PORTS = {
  https: '443',
  http: '80',
  source: 'mlAksV1',
  confidence: 'medium',
} as const satisfies Sourced & Record<string, string>;
