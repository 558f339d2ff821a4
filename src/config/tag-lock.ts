import type { Cidr } from '../net/cidr';
import { readServiceTagFile, type ServiceTagFile } from '../net/service-tag-file';

/** What to do about a lock that does not fit. */
export const RENEW = "run 'secured-ml tags lock <config> --from ServiceTags_Public_….json'";

/** The prefixes that one config needs, pinned: equal input, equal routes, until somebody renews it. */
export interface TagLock {
  /** The file that it was taken from. */
  readonly file: string;
  readonly cloud: string;
  readonly changeNumber: number;
  readonly tags: { readonly [tag: string]: readonly Cidr[] };
}

/**
 * Takes the tags of a config out of a file.
 *
 * @throws Error naming every tag that the file lacks, or a file that does not say its version
 */
export function makeTagLock(from: ServiceTagFile, file: string, tags: readonly string[]): TagLock {
  const { cloud, changeNumber } = from;
  if (cloud === undefined || changeNumber === undefined)
    throw new Error("the file does not say its 'cloud' and its 'changeNumber'");
  const missing = tags.filter((tag) => from.ipv4Of(tag) === undefined);
  if (missing.length > 0) throw new Error(`the file lacks ${missing.join(', ')}: it is of another cloud, or too old`);
  const sorted = [...tags].sort();
  return { file, cloud, changeNumber, tags: Object.fromEntries(sorted.map((tag) => [tag, from.ipv4Of(tag) ?? []])) };
}

/** @throws Error when the data is no lock */
export function readTagLock(data: unknown): TagLock {
  const { lock, file } = (data ?? {}) as { lock?: unknown; file?: unknown };
  if (lock !== 1 || typeof file !== 'string') throw new Error('it is no lock of service tags');
  const from = readServiceTagFile(data);
  return makeTagLock(from, file, from.tags);
}

/** The lock as its file has it: one prefix on a line, so that a change reads like a list. */
export function writeTagLock({ file, cloud, changeNumber, tags }: TagLock): string {
  const texts = Object.fromEntries(Object.entries(tags).map(([tag, blocks]) => [tag, blocks.map(String)]));
  return `${JSON.stringify({ lock: 1, file, cloud, changeNumber, tags: texts }, undefined, 2)}\n`;
}
