import type { Answer } from '../answer';
import type { Body, Resource } from '../resource';
import type { Store } from '../store';

/** What a rule looks at: the properties that are put, by whom, and what exists already. */
export interface Put {
  readonly id: string;
  readonly name: string;
  readonly properties: Body;
  readonly body: Body;
  readonly store: Store;
}

/** Something that Azure refuses to make. */
export interface PutRule {
  /** Types that it is about, in lower case; none is every type. */
  readonly types?: readonly string[];
  /** Where it was read that Azure refuses this. */
  readonly source: string;
  readonly refuse: (put: Put) => Answer | undefined;
}

/** Something that Azure refuses to take away. */
export interface DeleteRule {
  readonly types: readonly string[];
  readonly source: string;
  readonly refuse: (resource: Resource, store: Store) => Answer | undefined;
}

/** The first refusal that a list gives. */
export function firstOf<T>(items: Iterable<T>, refuse: (item: T) => Answer | undefined): Answer | undefined {
  for (const item of items) {
    const refused = refuse(item);
    if (refused !== undefined) return refused;
  }
  return undefined;
}
