import type { Sourced } from './source';

/** The ways to a storage account or vault: at its public address by service endpoint (the seed), or at a private one. */
export const CONNECTIVITY = {
  serviceEndpoint: { source: 'seed', confidence: 'high' },
  privateEndpoint: { source: 'mlWorkspaceNetwork', confidence: 'high' },
} as const satisfies Record<string, Sourced>;

export type Connectivity = keyof typeof CONNECTIVITY;
export const CONNECTIVITIES = Object.keys(CONNECTIVITY) as readonly Connectivity[];
