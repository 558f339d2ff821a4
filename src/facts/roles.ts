import type { Sourced } from './source';

interface RoleRow extends Sourced {
  readonly role: string;
  readonly on:
    | 'workspaceStorage'
    | 'keyVault'
    | 'containerRegistry'
    | 'applicationInsights'
    | 'workspace'
    | 'aksSubnet'
    | 'workspaceResourceGroup';
  readonly why: string;
}

/** What the user-assigned identity of a workspace must hold before the workspace is made. */
export const WORKSPACE_ROLES: readonly RoleRow[] = [
  {
    role: 'Contributor',
    on: 'workspaceStorage',
    why: 'Containers and keys of the default account',
    source: 'mlIdentity',
    confidence: 'high',
  },
  {
    role: 'Storage Blob Data Contributor',
    on: 'workspaceStorage',
    why: 'Data preview in studio',
    source: 'mlIdentity',
    confidence: 'high',
  },
  {
    role: 'Contributor',
    on: 'keyVault',
    why: 'The vault as the store of the workspace',
    source: 'mlIdentity',
    confidence: 'high',
  },
  {
    role: 'Key Vault Administrator',
    on: 'keyVault',
    why: 'Secrets of datastores and registries',
    source: 'mlIdentity',
    confidence: 'high',
  },
  {
    role: 'Contributor',
    on: 'containerRegistry',
    why: 'Images built for environments',
    source: 'mlIdentity',
    confidence: 'high',
  },
  {
    role: 'Contributor',
    on: 'applicationInsights',
    why: 'Telemetry of jobs and endpoints',
    source: 'mlIdentity',
    confidence: 'high',
  },
  { role: 'Contributor', on: 'workspace', why: 'The workspace itself', source: 'mlIdentity', confidence: 'high' },
];

/** What the user-assigned identity of a workspace must hold on a cluster before it is attached as Kubernetes compute. */
export const KUBERNETES_ROLES = [
  { role: 'Reader', why: 'Sees the cluster' },
  { role: 'Kubernetes Extension Contributor', why: 'Finds the extension' },
  { role: 'Azure Kubernetes Service Cluster Admin Role', why: 'Works in the cluster' },
].map((row) => ({ ...row, source: 'mlKubernetesAttach', confidence: 'high' }) as const);

/** Pulls images from the registry without its admin account. */
export const IMAGE_PULL_ROLE = { role: 'AcrPull', source: 'mlIdentity', confidence: 'high' } as const;
/** Lets AKS put nodes and its internal load balancer into a subnet that it does not own. */
export const AKS_SUBNET_ROLE = { role: 'Network Contributor', source: 'aksAddressPlan', confidence: 'high' } as const;
/** Lets the workspace see a private endpoint of a storage account: studio shows no data without it. */
export const STORAGE_ENDPOINT_ROLE = { role: 'Reader', source: 'mlStudioNetwork', confidence: 'high' } as const;

/** What reads and writes the data of a further account: the workspace's identity for studio, the computes' for jobs. */
export const DATA_ROLES = {
  workspace: [
    { role: 'Reader', why: 'Sees the account and its endpoints', source: 'mlIdentity', confidence: 'high' },
    {
      role: 'Storage Blob Data Contributor',
      why: 'Shows and takes data in studio',
      source: 'mlIdentity',
      confidence: 'high',
    },
  ],
  compute: [
    { role: 'Storage Blob Data Contributor', why: 'Jobs read and write', source: 'mlIdentity', confidence: 'high' },
  ],
} as const satisfies Record<string, readonly ({ role: string; why: string } & Sourced)[]>;
