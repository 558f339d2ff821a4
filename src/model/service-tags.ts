import { addressesOf } from '../net/address-set';
import type { Cidr } from '../net/cidr';
import type { IntervalSet } from '../net/interval-set';
import { readServiceTagFile } from '../net/service-tag-file';

/** The addresses of service tags, from one of Microsoft's files or a lock; a tag that the file lacks stays unknown. */
export interface ServiceTags {
  readonly origin: string;
  readonly tags: readonly string[];
  addressesOf(tag: string): IntervalSet | undefined;
  prefixesOf(tag: string): readonly Cidr[] | undefined;
}

/**
 * Reads `ServiceTags_Public_….json`, the answer of `az network list-service-tags`, or a lock.
 *
 * @throws Error when the data has another shape
 */
export function readServiceTags(data: unknown): ServiceTags {
  const file = readServiceTagFile(data);
  const blocks = new Map<string, readonly Cidr[]>();
  const sets = new Map<string, IntervalSet>();
  const prefixesOf = (tag: string) => remembered(blocks, tag, (key) => file.ipv4Of(key));
  return {
    origin: `${file.cloud ?? 'unknown cloud'}, change ${file.changeNumber ?? 'unknown'}`,
    tags: file.tags,
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
