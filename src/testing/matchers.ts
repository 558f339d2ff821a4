import { isDeepStrictEqual } from 'node:util';
import type { ResourceJson, SynthesizedStack } from './synthesize';

interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** What jest hands to a matcher: its notion of equality, so that `expect.stringMatching` and others work, and its words. */
interface MatcherContext {
  readonly equals?: (one: unknown, other: unknown) => boolean;
  readonly utils?: { readonly stringify: (value: unknown) => string };
}

/** Matchers for `expect(stack)`; each says what was found where it fails. */
export const matchers = {
  /** Some resource of the type has these arguments (it may have more). */
  toHaveResource(this: MatcherContext, stack: SynthesizedStack, type: string, wanted: ResourceJson = {}): Verdict {
    const equals = this.equals ?? isDeepStrictEqual;
    const show = this.utils?.stringify ?? JSON.stringify;
    const all = stack.all(type);
    const pass = all.some((resource) => Object.entries(wanted).every(([key, value]) => equals(resource[key], value)));
    return {
      pass,
      message: () =>
        `expected ${pass ? 'no' : 'a'} ${type} with ${show(wanted)}, found ${all.length === 0 ? 'none of the type' : all.map((one) => show(pick(one, Object.keys(wanted)))).join(', ')}`,
    };
  },

  /** There are exactly so many resources of the type. */
  toHaveResourceCount(stack: SynthesizedStack, type: string, count: number): Verdict {
    const ids = Object.keys(stack.byId(type));
    const pass = ids.length === count;
    return {
      pass,
      message: () =>
        `expected ${pass ? 'any number but ' : ''}${count} ${type}, found ${ids.length === 0 ? 'none' : `${ids.length}: ${ids.join(', ')}`}`,
    };
  },
};

/** Teaches jest (or whatever has its `expect.extend`) the matchers; call it once in a setup file. */
export function useMatchers(expect: { extend(matchers: object): void }): void {
  expect.extend(matchers);
}

function pick(resource: ResourceJson, keys: readonly string[]): ResourceJson {
  return keys.length === 0 ? resource : Object.fromEntries(keys.map((key) => [key, resource[key]]));
}

declare global {
  namespace jest {
    interface Matchers<R> {
      toHaveResource(type: string, wanted?: ResourceJson): R;
      toHaveResourceCount(type: string, count: number): R;
    }
  }
}
