import type { Elsewhere } from './clouds';
import { COMPUTE_ALIAS, type ServiceAlias } from './service-aliases';
import type { Sourced } from './source';

/** What must be so for a row to hold; a row with several needs them all. */
export type RequiredWhen =
  | 'cluster'
  | 'instance'
  | 'publicIp'
  | 'noPublicIp'
  | 'classic'
  | 'simplified'
  | 'publicApiServer'
  | 'publicFrontEnd'
  | 'closedFrontEnd'
  | 'training'
  | 'highBusinessImpact'
  | 'microsoftImages';

/**
 * One flow that a compute needs, by the service tag of its other side. This is the reader's own table, copied from the
 * sources again, and no table of the write side: a row that was misread there is found here.
 */
export interface RequiredFlow extends Sourced {
  /** Stable; a report names it. */
  readonly id: string;
  readonly direction: 'out' | 'in';
  readonly tag: string;
  /** The region of the compute's network follows the tag. */
  readonly regional: boolean;
  /** In place of the own region, the one that Azure pairs it with; no flow where there is none. */
  readonly pair?: true;
  /** Names that clients ask for, as a firewall sees them; `<region>` stands for the region. */
  readonly hosts: readonly string[];
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  readonly when: readonly RequiredWhen[];
  readonly why: string;
  /** Accounts that a service of Azure owns, where they are storage. */
  readonly owner?: ServiceAlias;
  readonly elsewhere?: Elsewhere<RequiredFlow>;
}

/** A flow on its way out, over TCP and to the whole tag unless the row says otherwise. */
export const out = (
  row: Omit<RequiredFlow, 'direction' | 'protocol' | 'regional' | 'when' | 'confidence'> & Partial<RequiredFlow>,
): RequiredFlow => ({
  direction: 'out',
  protocol: 'tcp',
  regional: false,
  when: [],
  confidence: 'high',
  ...row,
});

/** Front Door's own tag is in the public cloud only: elsewhere the same hosts are somewhere on the Internet. */
export const UNTAGGED_ELSEWHERE = { usgovernment: { tag: 'Internet' }, china: { tag: 'Internet' } } as const;

/** Today's list, with the rows of 2020 where a compute is classic. */
export const REQUIRED_FLOWS: readonly RequiredFlow[] = [
  out({
    id: 'entra-https',
    tag: 'AzureActiveDirectory',
    hosts: ['login.microsoftonline.com'],
    port: 443,
    why: 'tokens from Microsoft Entra ID',
    source: 'mlFirewall',
    elsewhere: { usgovernment: { hosts: ['login.microsoftonline.us'] }, china: { hosts: ['login.chinacloudapi.cn'] } },
  }),
  out({
    id: 'entra-http',
    tag: 'AzureActiveDirectory',
    hosts: ['login.microsoftonline.com'],
    port: 80,
    why: 'tokens from Microsoft Entra ID',
    source: 'mlFirewall',
    elsewhere: { usgovernment: { hosts: ['login.microsoftonline.us'] }, china: { hosts: ['login.chinacloudapi.cn'] } },
  }),
  out({
    id: 'workspace-service',
    tag: 'AzureMachineLearning',
    hosts: ['*.azureml.ms', '*.azureml.net', '*.modelmanagement.azureml.net'],
    port: 443,
    why: 'the workspace service',
    source: 'mlFirewall',
    elsewhere: {
      usgovernment: { hosts: ['*.ml.azure.us', '*.modelmanagement.azureml.us'] },
      china: { hosts: ['*.ml.azure.cn', '*.azureml.cn', '*.modelmanagement.ml.azure.cn'] },
    },
  }),
  out({
    id: 'intellisense',
    tag: 'AzureMachineLearning',
    hosts: [],
    port: 18881,
    when: ['instance'],
    why: 'IntelliSense in notebooks',
    source: 'mlPublicAccess',
  }),
  out({
    id: 'instance-addresses',
    tag: 'AzureMachineLearning',
    hosts: ['*.instances.azureml.net', '*.instances.azureml.ms'],
    port: 443,
    when: ['instance'],
    why: 'addresses of compute instances',
    source: 'mlFirewall',
    elsewhere: {
      usgovernment: { hosts: ['*.instances.azureml.us', '*.instances.azureml.ms'] },
      china: { hosts: ['*.instances.azureml.cn', '*.instances.azureml.ms'] },
    },
  }),
  out({
    id: 'batch-vault',
    tag: 'AzureKeyVault',
    regional: true,
    hosts: ['*.vault.azure.net'],
    port: 443,
    when: ['highBusinessImpact'],
    why: "Azure Batch's own vault, of a workspace for high business impact",
    source: 'mlFirewall',
    elsewhere: { usgovernment: { hosts: ['*.vault.usgovcloudapi.net'] }, china: { hosts: ['*.vault.azure.cn'] } },
  }),
  out({
    id: 'instance-udp',
    tag: 'AzureMachineLearning',
    hosts: [],
    port: 5831,
    protocol: 'udp',
    when: ['instance'],
    why: 'create, update and delete of compute instances',
    source: 'mlPublicAccess',
  }),
  out({
    id: 'batch',
    tag: 'BatchNodeManagement',
    regional: true,
    hosts: ['*.<region>.batch.azure.com', '*.<region>.service.batch.azure.com'],
    port: 443,
    why: 'Azure Batch runs the nodes',
    source: 'mlFirewall',
    elsewhere: {
      usgovernment: {
        hosts: ['*.<region>.batch.usgovcloudapi.net', '*.<region>.service.batch.usgovcloudapi.net'],
        source: 'privateLinkDns',
      },
      china: {
        hosts: ['*.<region>.batch.chinacloudapi.cn', '*.<region>.service.batch.chinacloudapi.cn'],
        source: 'privateLinkDns',
      },
    },
  }),
  out({
    id: 'resource-manager',
    tag: 'AzureResourceManager',
    hosts: ['management.azure.com'],
    port: 443,
    why: 'Azure Resource Manager',
    source: 'mlFirewall',
    elsewhere: {
      usgovernment: { hosts: ['management.usgovcloudapi.net'] },
      china: { hosts: ['management.chinacloudapi.cn'] },
    },
  }),
  out({
    id: 'batch-storage',
    tag: 'Storage',
    regional: true,
    hosts: ['*.blob.core.windows.net', '*.table.core.windows.net', '*.queue.core.windows.net'],
    port: 443,
    owner: COMPUTE_ALIAS,
    why: "Azure Batch's own storage accounts",
    source: 'mlFirewall',
    elsewhere: {
      usgovernment: {
        hosts: ['*.blob.core.usgovcloudapi.net', '*.table.core.usgovcloudapi.net', '*.queue.core.usgovcloudapi.net'],
      },
      china: {
        hosts: ['*.blob.core.chinacloudapi.cn', '*.table.core.chinacloudapi.cn', '*.queue.core.chinacloudapi.cn'],
      },
    },
  }),
  out({
    id: 'studio',
    tag: 'AzureFrontDoor.Frontend',
    hosts: ['ml.azure.com'],
    port: 443,
    why: 'studio behind Azure Front Door',
    source: 'mlFirewall',
    elsewhere: { usgovernment: { hosts: ['ml.azure.us'] }, china: 'absent' },
  }),
  out({
    id: 'images',
    tag: 'MicrosoftContainerRegistry',
    hosts: ['mcr.microsoft.com'],
    port: 443,
    when: ['microsoftImages'],
    why: "Microsoft's base images",
    source: 'mlFirewall',
  }),
  out({
    id: 'image-layers',
    tag: 'AzureFrontDoor.FirstParty',
    hosts: ['*.data.mcr.microsoft.com'],
    port: 443,
    when: ['microsoftImages'],
    why: "the layers of Microsoft's images",
    source: 'mlFirewall',
    elsewhere: UNTAGGED_ELSEWHERE,
  }),
  out({
    id: 'telemetry',
    tag: 'AzureMonitor',
    hosts: ['dc.applicationinsights.azure.com', 'dc.services.visualstudio.com'],
    port: 443,
    why: 'metrics and logs, as there is no private link scope',
    source: 'mlFirewall',
    elsewhere: {
      usgovernment: {
        hosts: ['*.in.applicationinsights.azure.us'],
        source: 'appInsightsEndpoints',
        confidence: 'medium',
      },
      china: { hosts: ['*.in.applicationinsights.azure.cn'], source: 'appInsightsEndpoints', confidence: 'medium' },
    },
  }),
  ...(['service-to-node', 'paired-service-to-node'] as const).map(
    (id): RequiredFlow => ({
      id,
      direction: 'in',
      tag: 'AzureMachineLearning',
      regional: true,
      ...(id === 'service-to-node' ? {} : { pair: true }),
      hosts: [],
      protocol: 'tcp',
      port: 44224,
      when: ['publicIp'],
      why: `the service${id === 'service-to-node' ? '' : ' of the paired region'} reaches nodes that have a public address`,
      source: 'mlUserRoutes',
      confidence: 'high',
    }),
  ),
  ...[29876, 29877].map(
    (port): RequiredFlow => ({
      id: `batch-to-node-${port}`,
      direction: 'in',
      tag: 'BatchNodeManagement',
      regional: true,
      hosts: [],
      protocol: 'tcp',
      port,
      when: ['classic', 'publicIp'],
      why: 'Azure Batch manages classic nodes',
      source: 'seed',
      confidence: 'high',
    }),
  ),
];

/** What a compute needs of the workspace's own services: part, port, and whether only a private endpoint will do. */
export interface RequiredService extends Sourced {
  readonly id: string;
  readonly kind: 'storage' | 'vault' | 'registry' | 'workspace' | 'databricks';
  readonly part: string;
  readonly port: number;
  readonly when: readonly RequiredWhen[];
  readonly privately: boolean;
  readonly why: string;
}

/** A service that is needed, at its public name or privately, unless the row says otherwise. */
export const service = (
  row: Omit<RequiredService, 'when' | 'privately' | 'confidence'> & Partial<RequiredService>,
): RequiredService => ({
  when: [],
  privately: false,
  confidence: 'high',
  ...row,
});

export const REQUIRED_SERVICES: readonly RequiredService[] = [
  service({
    id: 'blobs',
    kind: 'storage',
    part: 'blob',
    port: 443,
    why: 'data, code and logs of jobs',
    source: 'mlWorkspaceNetwork',
  }),
  service({
    id: 'files',
    kind: 'storage',
    part: 'file',
    port: 443,
    why: 'the file share of notebooks',
    source: 'mlWorkspaceNetwork',
  }),
  service({
    id: 'files-smb',
    kind: 'storage',
    part: 'file',
    port: 445,
    why: 'the file share is mounted by SMB',
    source: 'azureTre2780',
    confidence: 'medium',
  }),
  service({
    id: 'secrets',
    kind: 'vault',
    part: 'vault',
    port: 443,
    why: "the workspace's secrets",
    source: 'mlFirewall',
  }),
  service({
    id: 'image-login',
    kind: 'registry',
    part: 'registry',
    port: 443,
    why: "the workspace's images",
    source: 'mlFirewall',
  }),
  service({
    id: 'image-data',
    kind: 'registry',
    part: 'data',
    port: 443,
    why: "the layers of the workspace's images",
    source: 'mlFirewall',
  }),
  service({
    id: 'workspace-api',
    kind: 'workspace',
    part: 'api',
    port: 443,
    why: 'the workspace itself',
    source: 'mlTrainingNetwork',
  }),
  service({
    id: 'workspace-endpoint',
    kind: 'workspace',
    part: 'api',
    port: 443,
    when: ['noPublicIp'],
    privately: true,
    why: 'nodes without a public address need a private endpoint of the workspace',
    source: 'mlTrainingNetwork',
  }),
  service({
    id: 'notebooks',
    kind: 'workspace',
    part: 'notebooks',
    port: 443,
    when: ['instance'],
    why: 'notebooks of the workspace',
    source: 'mlDns',
  }),
];

/** Who must not come in, and what must not go out. */
export type ForbiddenId =
  | 'internet-to-node'
  | 'internet-to-storage'
  | 'internet-to-vault'
  | 'internet-to-registry'
  | 'internet-to-workspace'
  | 'internet-to-databricks'
  | 'node-to-internet'
  | 'node-to-anybodys-storage'
  | 'node-to-images'
  | 'elsewhere-to-scoring'
  | 'internet-to-scoring';

/** What people need who work with a workspace from a network in which it has a private endpoint. */
export const CLIENT_SERVICES: readonly RequiredService[] = [
  service({
    id: 'client-workspace',
    kind: 'workspace',
    part: 'api',
    port: 443,
    why: 'people work with the workspace from here',
    source: 'mlManagedNetwork',
  }),
  service({
    id: 'client-notebooks',
    kind: 'workspace',
    part: 'notebooks',
    port: 443,
    why: 'people open notebooks from here',
    source: 'mlManagedNetwork',
  }),
  service({
    id: 'client-blobs',
    kind: 'storage',
    part: 'blob',
    port: 443,
    why: 'studio runs in the browser, which reads the default account itself',
    source: 'mlManagedNetwork',
  }),
  service({
    id: 'client-files',
    kind: 'storage',
    part: 'file',
    port: 443,
    why: 'studio runs in the browser, which shows the file share',
    source: 'mlManagedNetwork',
  }),
];

export interface ForbiddenFlow extends Sourced {
  readonly id: ForbiddenId;
  readonly when: readonly ('limited' | 'simplified')[];
  readonly why: string;
}

const no = (
  id: ForbiddenId,
  why: string,
  source: Sourced['source'],
  ...when: ForbiddenFlow['when']
): ForbiddenFlow => ({ id, why, source, confidence: 'high', when });

export const FORBIDDEN_FLOWS: readonly ForbiddenFlow[] = [
  no('internet-to-node', 'nobody on the Internet reaches a node', 'seed'),
  no('internet-to-storage', 'nobody on the Internet reads the data', 'seed'),
  no('internet-to-vault', 'nobody on the Internet reads the secrets', 'seed'),
  no('internet-to-registry', 'nobody on the Internet pulls the images', 'mlWorkspaceNetwork'),
  // The guide of 2020 knew no private workspace: with classic nodes it is left to sign-in.
  no('internet-to-workspace', 'nobody on the Internet reaches the workspace', 'mlWorkspaceNetwork', 'simplified'),
  no('internet-to-databricks', 'a front end that is closed is closed to the Internet', 'databricksPrivateLink'),
  no('node-to-internet', 'where outbound is limited, data leaves to nobody who is not named', 'seed', 'limited'),
  no(
    'node-to-anybodys-storage',
    'where a service endpoint policy names accounts, data leaves to no other',
    'mlExfiltration',
  ),
  no(
    'node-to-images',
    "where a rule denies Microsoft's registry by name, nothing else lets it in again",
    'mlExfiltration',
  ),
  no('internet-to-scoring', 'nobody on the Internet scores', 'seed'),
  no('elsewhere-to-scoring', 'where callers of scoring are named, nobody else calls', 'seed'),
];
