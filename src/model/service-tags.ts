import { addressesOf } from '../net/address-set';
import { Cidr } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';

/** The addresses of service tags, from one of Microsoft's files; a tag that the file lacks stays unknown. */
export interface ServiceTags {
  readonly origin: string;
  addressesOf(tag: string): IntervalSet | undefined;
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
  const read = new Map<string, IntervalSet>();
  return {
    origin: `${file.cloud ?? 'unknown cloud'}, change ${file.changeNumber ?? 'unknown'}`,
    addressesOf(tag) {
      const key = tag.toLowerCase();
      const texts = prefixes.get(key);
      if (texts === undefined) return undefined;
      const before = read.get(key);
      if (before !== undefined) return before;
      // IPv6 prefixes are in the same list; no path of the model is IPv6.
      const addresses = addressesOf(texts.filter((text) => !text.includes(':')).map((text) => Cidr.parse(text)));
      read.set(key, addresses);
      return addresses;
    },
  };
}
