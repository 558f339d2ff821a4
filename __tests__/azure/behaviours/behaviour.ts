import type { Body, Resource } from '../resource';
import type { Store } from '../store';

/**
 * What Azure adds to a resource of one type, as far as the azurerm provider reads it back. It changes the resource
 * before it is stored. A missing nested field (an `id`, say) makes the provider panic, which ends the whole apply.
 */
export type Behaviour = (resource: Resource, store: Store) => void;

/** By type, in lower case. */
export type Behaviours = { readonly [type: string]: Behaviour };

/** Sets what the body did not. */
export function defaults(target: Body, values: Body): void {
  for (const [name, value] of Object.entries(values)) target[name] ??= value;
}
