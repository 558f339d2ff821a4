import type { Construct } from 'constructs';
import type { SecretRef } from '../constructs/refs';
import { secretVariable } from '../constructs/secret-variable';
import type { AksPlan } from '../plan/aks-plan';

type Secret = NonNullable<AksPlan['tls']>['key'];

/** A secret of the config in the form that constructs take; a variable is declared in the stack. */
export function secretRef(scope: Construct, { keyVaultSecret, variable }: Secret, description: string): SecretRef {
  if (keyVaultSecret !== undefined) return keyVaultSecret;
  if (variable === undefined) throw new Error('a secret is one of a vault or a variable');
  return { secret: secretVariable(scope, variable, description) };
}
