import { addressesOf } from '../net/address-set';
import { Cidr } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';

/** The addresses of service tags, from one of Microsoft's files; a tag that the file lacks stays unknown. */
export interface ServiceTags {
  readonly origin: string;
  addressesOf(tag: string): IntervalSet | undefined;
  prefixesOf(tag: string): readonly Cidr[] | undefined;
}

interface TagFile {
  readonly changeNumber?: number | string;
  readonly cloud?: string;
  readonly values: readonly {
    readonly name: string;
    readonly properties: { readonly addressPrefixes?: readonly string[] };
  }[];
}

/**
 * Reads `ServiceTags_Public_….json`, or the answer of `az network list-service-tags`.
 *
 * @throws Error when the data has another shape
 */
export function readServiceTags(data: unknown): ServiceTags {
  const file = data as TagFile;
  if (typeof file?.values?.[Symbol.iterator] !== 'function')
    throw new Error("expected a service tag file with 'values', got something else");
  const prefixes = new Map(file.values.map(({ name, properties }) => [name.toLowerCase(), properties.addressPrefixes]));
  const blocks = new Map<string, readonly Cidr[]>();
  const sets = new Map<string, IntervalSet>();
  const prefixesOf = (tag: string) =>
    remembered(blocks, tag, (key) =>
      // IPv6 prefixes are in the same list; no path of the model is IPv6.
      prefixes
        .get(key)
        ?.filter((text) => !text.includes(':'))
        .map((text) => Cidr.parse(text)),
    );
  return {
    origin: `${file.cloud ?? 'unknown cloud'}, change ${file.changeNumber ?? 'unknown'}`,
    prefixesOf,
    addressesOf: (tag) =>
      remembered(sets, tag, () => {
        const found = prefixesOf(tag);
        return found === undefined ? undefined : addressesOf(found);
      }),
  };
}

function remembered<T>(memory: Map<string, T>, tag: string, read: (key: string) => T | undefined): T | undefined {
  const key = tag.toLowerCase();
  const value = memory.get(key) ?? read(key);
  if (value !== undefined) memory.set(key, value);
  return value;
}
