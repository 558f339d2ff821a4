import type { Sourced } from './source';

/** What the service takes as the name of a datastore; the provider takes '-' as well, which SDKs refuse. */
export const DATASTORE_NAME = {
  pattern: /^[a-zA-Z0-9][a-zA-Z0-9_]{0,254}$/,
  words: '1-255 letters, digits, _, starting with a letter or digit',
  source: 'azurerm4',
  confidence: 'medium',
} as const satisfies { pattern: RegExp; words: string } & Sourced;

/** Containers, shares and filesystems are named alike. */
export const STORAGE_CONTAINER_NAME = {
  pattern: /^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/,
  words: "3-63 lower-case letters, digits and single '-', no '-' at either end",
  source: 'nameRules',
  confidence: 'high',
} as const satisfies { pattern: RegExp; words: string } & Sourced;

/** Datastores that a workspace makes itself. */
export const OWN_DATASTORES = {
  names: ['workspaceblobstore', 'workspaceartifactstore', 'workspacefilestore', 'workspaceworkingdirectory'],
  source: 'mlWorkspaceNetwork',
  confidence: 'medium',
} as const satisfies { names: readonly string[] } & Sourced;

/** As whom the service itself reads the data: the user-assigned identity of the workspace. */
export const DATASTORE_IDENTITY = {
  workspace: 'WorkspaceUserAssignedIdentity',
  none: 'None',
  source: 'azurerm4',
  confidence: 'high',
} as const satisfies { workspace: string; none: string } & Sourced;
