import * as z from 'zod';
import { RESERVED_VARIABLES, VAULT_SECRET_ID } from '../facts/secrets';
import { formText, parsedText, type Refusal } from './leaf';

/** A secret, told by where it is: the file never holds it. */
export interface VaultSecret {
  readonly keyVaultId: string;
  readonly secretName: string;
}

/** A Terraform variable that a secret comes in. */
export const secretVariable = formText({
  pattern: new RegExp(`^(?!(${RESERVED_VARIABLES.words.join('|')})$)[a-z][a-z0-9_]{0,62}$`),
  words: '1-63 lower-case letters, digits, _, starting with a letter, and no word that Terraform keeps',
  code: 'variable',
  fix: 'name the variable; its value goes into TF_VAR_<name>, never into this file',
  description: 'The name of a sensitive Terraform variable; its value comes from TF_VAR_<name>',
});

/** Where a secret is found, as the config is read. */
export interface Secret {
  readonly keyVaultSecret?: VaultSecret | undefined;
  readonly variable?: string | undefined;
}

/** Where a secret is found: one of a vault and a variable. */
export const secret = (description: string) =>
  z
    .strictObject({
      keyVaultSecret: parsedText(
        {
          code: 'secret-id',
          allowed: 'the id of a secret in a key vault, without a version',
          example:
            '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ops/providers/Microsoft.KeyVault/vaults/kv-ops/secrets/vm-key',
          description: 'Azure reads it itself, so it passes neither Terraform nor its state',
        },
        readVaultSecret,
      ).optional(),
      variable: secretVariable.optional(),
    })
    .superRefine(({ keyVaultSecret, variable }, context) => {
      if ((keyVaultSecret === undefined) !== (variable === undefined)) return;
      const refusal: Refusal = {
        code: 'one-secret',
        allowed: 'one of keyVaultSecret, variable',
        fix: variable === undefined ? 'add keyVaultSecret' : 'remove variable: keyVaultSecret keeps the secret safer',
      };
      const input = variable === undefined ? 'neither' : 'both';
      context.addIssue({ code: 'custom', message: refusal.allowed, params: { ...refusal }, input });
    })
    .meta({ description });

function readVaultSecret(text: string): VaultSecret {
  const [, keyVaultId, secretName] = VAULT_SECRET_ID.pattern.exec(text) ?? [];
  if (keyVaultId === undefined || secretName === undefined) throw new Error(VAULT_SECRET_ID.fix);
  return { keyVaultId, secretName };
}
