import type { Sourced } from './source';

/** The ARM id of a secret in a vault: the vault's id, and the secret's name. */
export const VAULT_SECRET_ID = {
  pattern:
    /^(\/subscriptions\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/resourceGroups\/[\w().-]{0,89}[\w()-]\/providers\/Microsoft\.KeyVault\/vaults\/[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9])\/secrets\/([a-zA-Z0-9-]{1,127})$/,
  fix: "write '<id of the vault>/secrets/<name>'; 'az keyvault show --query id' tells the id of the vault",
  source: 'nameRules',
  confidence: 'high',
} as const satisfies { pattern: RegExp; fix: string } & Sourced;

/** Names that Terraform takes for no variable. */
export const RESERVED_VARIABLES = {
  words: ['count', 'depends_on', 'for_each', 'lifecycle', 'locals', 'providers', 'source', 'version'],
  source: 'terraformVariables',
  confidence: 'high',
} as const satisfies { words: readonly string[] } & Sourced;
