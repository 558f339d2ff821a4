import type { Elsewhere } from './clouds';
import type { BaseTag } from './service-tags';
import type { Sourced } from './source';

export interface HostGroup extends Sourced {
  /** The name of the rule. */
  readonly name: string;
  /** Host names; a wildcard stands for the left-most label only. `<region>` is the region's name. */
  readonly hosts: readonly string[];
  readonly protocols: readonly { readonly type: 'Http' | 'Https'; readonly port: number }[];
  readonly why: string;
  /** The hosts are those of every account there is. */
  readonly anybodysStorage?: true;
  readonly elsewhere?: Elsewhere<HostGroup>;
}

export interface NetworkFlow extends Sourced {
  readonly name: string;
  readonly protocols: readonly ('TCP' | 'UDP' | 'Any')[];
  readonly ports: readonly string[];
  readonly to: { readonly tag: BaseTag } | { readonly hosts: readonly string[] };
  readonly why: string;
  readonly elsewhere?: Elsewhere<NetworkFlow>;
}

const high = (source: Sourced['source']) => ({ source, confidence: 'high' }) as const;
const HTTPS = [{ type: 'Https', port: 443 }] as const;
const WEB = [
  { type: 'Http', port: 80 },
  { type: 'Https', port: 443 },
] as const;
const PUBLIC_ONLY = { elsewhere: { usgovernment: 'absent', china: 'absent' } } as const;

/** Application rules for what secured workspaces need today; `OUTBOUND_NEEDS` says which of them need it. */
export const REQUIRED_HOSTS: readonly HostGroup[] = [
  {
    name: 'entra-id',
    hosts: ['login.microsoftonline.com'],
    protocols: WEB,
    why: 'Tokens from Microsoft Entra ID',
    ...high('mlFirewall'),
    elsewhere: { usgovernment: { hosts: ['login.microsoftonline.us'] }, china: { hosts: ['login.chinacloudapi.cn'] } },
  },
  {
    name: 'resource-manager',
    hosts: ['management.azure.com'],
    protocols: HTTPS,
    why: 'Azure Resource Manager',
    ...high('mlFirewall'),
    elsewhere: {
      usgovernment: { hosts: ['management.usgovcloudapi.net', 'management.azure.us'] },
      china: { hosts: ['management.chinacloudapi.cn', 'management.azure.cn'] },
    },
  },
  {
    name: 'studio',
    hosts: ['ml.azure.com', '*.azureml.ms', '*.azureml.net', '*.modelmanagement.azureml.net'],
    protocols: HTTPS,
    why: 'Studio and the workspace API',
    ...high('mlFirewall'),
    elsewhere: {
      usgovernment: { hosts: ['ml.azure.us', '*.ml.azure.us', '*.modelmanagement.azureml.us'] },
      china: { hosts: ['studio.ml.azure.cn', '*.ml.azure.cn', '*.azureml.cn', '*.modelmanagement.ml.azure.cn'] },
    },
  },
  {
    name: 'notebooks',
    hosts: ['*.notebooks.azure.net', 'graph.microsoft.com', '*.aznbcontent.net'],
    protocols: HTTPS,
    why: 'Notebooks in studio',
    ...high('mlFirewall'),
    elsewhere: {
      usgovernment: { hosts: ['*.notebooks.usgovcloudapi.net', 'graph.microsoft.us', '*.aznbcontent.net'] },
      china: { hosts: ['*.notebooks.chinacloudapi.cn', 'graph.chinacloudapi.cn', '*.aznbcontent.net'] },
    },
  },
  {
    name: 'automl',
    hosts: ['automlresources-prod.azureedge.net', 'automlresources-prod-d0eaehh7g8andvav.b02.azurefd.net', 'aka.ms'],
    protocols: HTTPS,
    why: 'Automated ML',
    ...high('mlFirewall'),
    ...PUBLIC_ONLY,
  },
  {
    name: 'compute',
    hosts: ['graph.windows.net'],
    protocols: HTTPS,
    why: 'Compute instances and clusters',
    ...high('mlFirewall'),
    elsewhere: { china: { hosts: ['graph.chinacloudapi.cn'] } },
  },
  {
    name: 'instances',
    hosts: ['*.instances.azureml.net', '*.instances.azureml.ms'],
    protocols: HTTPS,
    why: 'Addresses of compute instances',
    ...high('mlFirewall'),
    elsewhere: {
      usgovernment: { hosts: ['*.instances.azureml.us', '*.instances.azureml.ms'] },
      china: { hosts: ['*.instances.azureml.cn', '*.instances.azureml.ms'] },
    },
  },
  {
    name: 'batch',
    hosts: ['*.<region>.batch.azure.com', '*.<region>.service.batch.azure.com'],
    protocols: HTTPS,
    why: 'Azure Batch runs the nodes',
    ...high('mlFirewall'),
    elsewhere: {
      usgovernment: {
        hosts: ['*.<region>.batch.usgovcloudapi.net', '*.<region>.service.batch.usgovcloudapi.net'],
        source: 'privateLinkDns',
        confidence: 'medium',
      },
      china: {
        hosts: ['*.<region>.batch.chinacloudapi.cn', '*.<region>.service.batch.chinacloudapi.cn'],
        source: 'privateLinkDns',
        confidence: 'medium',
      },
    },
  },
  {
    name: 'microsoft-storage',
    hosts: ['*.blob.core.windows.net', '*.table.core.windows.net', '*.queue.core.windows.net'],
    protocols: HTTPS,
    anybodysStorage: true,
    why: "Azure Batch's own storage accounts",
    ...high('mlFirewall'),
    elsewhere: {
      usgovernment: {
        hosts: ['*.blob.core.usgovcloudapi.net', '*.table.core.usgovcloudapi.net', '*.queue.core.usgovcloudapi.net'],
      },
      china: {
        hosts: ['*.blob.core.chinacloudapi.cn', '*.table.core.chinacloudapi.cn', '*.queue.core.chinacloudapi.cn'],
      },
    },
  },
  {
    name: 'images',
    hosts: ['mcr.microsoft.com', '*.data.mcr.microsoft.com'],
    protocols: HTTPS,
    why: "Microsoft's base images",
    ...high('mlFirewall'),
  },
  {
    name: 'vaults',
    hosts: ['*.vault.azure.net'],
    protocols: HTTPS,
    why: "Azure Batch's own vault, of a workspace for high business impact",
    ...high('mlFirewall'),
    elsewhere: { usgovernment: { hosts: ['*.vault.usgovcloudapi.net'] }, china: { hosts: ['*.vault.azure.cn'] } },
  },
  {
    name: 'monitor',
    hosts: [
      'dc.applicationinsights.azure.com',
      'dc.applicationinsights.microsoft.com',
      'dc.services.visualstudio.com',
      '*.in.applicationinsights.azure.com',
    ],
    protocols: HTTPS,
    why: 'Metrics and logs, as there is no private link scope',
    ...high('mlFirewall'),
    elsewhere: {
      usgovernment: {
        hosts: ['dc.applicationinsights.us', '*.in.applicationinsights.azure.us'],
        source: 'appInsightsEndpoints',
        confidence: 'medium',
      },
      china: {
        hosts: ['dc.applicationinsights.azure.cn', '*.in.applicationinsights.azure.cn'],
        source: 'appInsightsEndpoints',
        confidence: 'medium',
      },
    },
  },
];

/** The same as network rules: what is not HTTP, or has no complete host list. */
export const REQUIRED_NETWORK_FLOWS: readonly NetworkFlow[] = [
  {
    name: 'machine-learning',
    protocols: ['TCP'],
    ports: ['443'],
    to: { tag: 'AzureMachineLearning' },
    why: 'The workspace service',
    ...high('mlPublicAccess'),
  },
  {
    name: 'intellisense',
    protocols: ['TCP'],
    ports: ['18881'],
    to: { tag: 'AzureMachineLearning' },
    why: 'IntelliSense in notebooks',
    ...high('mlPublicAccess'),
  },
  {
    name: 'machine-learning-udp',
    protocols: ['UDP'],
    ports: ['5831'],
    to: { tag: 'AzureMachineLearning' },
    why: 'Create, update and delete of compute instances',
    ...high('mlPublicAccess'),
  },
  {
    name: 'batch',
    protocols: ['Any'],
    ports: ['443'],
    to: { tag: 'BatchNodeManagement' },
    why: 'Azure Batch, any protocol; a firewall takes no regional form of the tag',
    source: 'serviceTagsPublic',
    confidence: 'medium',
    // No firewall in China takes the tag: the hosts above are what is left, over HTTPS.
    elsewhere: { china: 'absent' },
  },
];

/**
 * The seven addresses of the guide of 2020, which wrote them all as network rules for any protocol and port.
 * Azure takes no wildcard there, so those became application rules.
 */
export const SEED_HOSTS = {
  network: [
    {
      name: 'seed-2020',
      protocols: ['TCP'],
      ports: ['80', '443'],
      to: { hosts: ['ml.azure.com', 'mlworkspace.azure.ai'] },
      why: 'Studio, as the guide of 2020 lists it',
      ...high('seed'),
      ...PUBLIC_ONLY,
    },
  ],
  application: [
    {
      name: 'seed-2020',
      hosts: [
        '*.azureml.ms',
        '*.experiments.azureml.net',
        '*.modelmanagement.azureml.net',
        '*.batchai.core.windows.net',
        '*.aether.ms',
      ],
      protocols: WEB,
      why: 'Services that the guide of 2020 lists',
      ...high('seed'),
      ...PUBLIC_ONLY,
    },
  ],
} as const satisfies { network: readonly NetworkFlow[]; application: readonly HostGroup[] };

/** Hosts that only some workspaces need; each group is opened by its name. */
export const OPTIONAL_HOSTS = {
  python: [
    {
      name: 'python',
      hosts: [
        'anaconda.com',
        '*.anaconda.com',
        '*.anaconda.org',
        'pypi.org',
        '*.pythonhosted.org',
        'pytorch.org',
        '*.pytorch.org',
        '*.tensorflow.org',
      ],
      protocols: HTTPS,
      why: 'Python packages',
      ...high('mlFirewall'),
    },
  ],
  r: [{ name: 'r', hosts: ['cloud.r-project.org'], protocols: HTTPS, why: 'R packages', ...high('mlFirewall') }],
  ubuntu: [
    {
      name: 'ubuntu',
      hosts: ['archive.ubuntu.com', 'security.ubuntu.com', 'ppa.launchpad.net'],
      protocols: [{ type: 'Http', port: 80 }],
      why: 'Ubuntu packages',
      ...high('mlFirewall'),
    },
  ],
} as const satisfies Record<string, readonly HostGroup[]>;

export type OptionalHosts = keyof typeof OPTIONAL_HOSTS;
export const OPTIONAL_HOST_GROUPS = Object.keys(OPTIONAL_HOSTS) as readonly OptionalHosts[];
