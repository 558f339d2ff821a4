/** A resource as it stands in `cdk.tf.json`. */
export type Block = { readonly [argument: string]: unknown };

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLOUDS, type Cloud } from '../facts/clouds';

/** What `cdk.tf.json` holds, as far as adopt reads it. */
export interface Stack {
  readonly resource?: { readonly [type: string]: { readonly [name: string]: Block } };
  readonly data?: { readonly [type: string]: { readonly [name: string]: Block } };
  readonly provider?: { readonly azurerm?: readonly Block[] };
}

/** One resource of a stack. */
export interface StackResource {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly block: Block;
}

export function resourcesOf({ resource = {} }: Stack): readonly StackResource[] {
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, block]) => ({ type, name, address: `${type}.${name}`, block })),
  );
}

/** The stack of a folder. */
export const readStack = (folder: string) => JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as Stack;

/** The cloud that the provider is configured for. */
export function cloudOfStack({ provider }: Stack): Cloud {
  const environment = provider?.azurerm?.[0]?.environment;
  return (Object.keys(CLOUDS) as Cloud[]).find((cloud) => cloud === environment) ?? 'public';
}

/** Resources of others that the stack looks at. */
export function lookedAt({ data = {} }: Stack): readonly StackResource[] {
  return resourcesOf({ resource: data }).map((one) => ({ ...one, address: `data.${one.address}` }));
}

/** The subscription that the provider is configured for, where the stack says it. */
export function subscriptionOf({ provider }: Stack): string | undefined {
  const id = provider?.azurerm?.[0]?.subscription_id;
  return typeof id === 'string' && !id.includes('${') ? id : undefined;
}
