import { Cidr } from './cidr';

/** Service tags as one file has them: which cloud and which version of the list, and the prefixes of each tag. */
export interface ServiceTagFile {
  /** `Public`, `AzureGovernment`, `China`; undefined where the file does not say. */
  readonly cloud: string | undefined;
  /** Grows with every version of the list. */
  readonly changeNumber: number | undefined;
  readonly tags: readonly string[];
  /**
   * The IPv4 prefixes of a tag, whatever its case, sorted; undefined where the file lacks it. IPv6 prefixes stand in the
   * same list and are left out.
   *
   * @throws Error naming the tag and the text that is no prefix
   */
  ipv4Of(tag: string): readonly Cidr[] | undefined;
}

interface Entry {
  readonly name?: unknown;
  readonly properties?: { readonly addressPrefixes?: unknown } | null;
}

/**
 * Reads a list of service tags: Microsoft's file for download of any year, the answer of `az network list-service-tags`
 * (which writes numbers as texts), or a lock of ours.
 *
 * @throws Error when the data has another shape
 */
export function readServiceTagFile(data: unknown): ServiceTagFile {
  const file = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const prefixes = isObject(file.tags) ? new Map(Object.entries(file.tags)) : prefixesOf(file.values);
  if (typeof file.nextLink === 'string' && file.nextLink !== '')
    throw new Error('this is the first page of several: fetch them all, or take the file for download');
  const byName = new Map([...prefixes].map(([name, texts]) => [name.toLowerCase(), { name, texts }]));
  const number = Number(file.changeNumber ?? Number.NaN);
  return {
    cloud: typeof file.cloud === 'string' && file.cloud !== '' ? file.cloud : undefined,
    changeNumber: Number.isSafeInteger(number) ? number : undefined,
    tags: [...prefixes.keys()],
    ipv4Of: (tag) => {
      const found = byName.get(tag.toLowerCase());
      return found === undefined ? undefined : readPrefixes(found.name, found.texts);
    },
  };
}

function prefixesOf(values: unknown): Map<string, unknown> {
  if (!Array.isArray(values)) throw new Error("expected a service tag file with 'values', got something else");
  return new Map(
    (values as readonly (Entry | null)[]).map((entry, index) => {
      if (typeof entry?.name !== 'string') throw new Error(`entry ${index + 1} of 'values' has no name`);
      return [entry.name, entry.properties?.addressPrefixes];
    }),
  );
}

function readPrefixes(tag: string, texts: unknown): readonly Cidr[] {
  if (!Array.isArray(texts ?? [])) throw new Error(`${tag} has no list of prefixes`);
  const blocks = ((texts ?? []) as readonly unknown[])
    .filter((text) => !`${text}`.includes(':'))
    .map((text) => {
      try {
        return Cidr.parse(`${text}`);
      } catch (error) {
        throw new Error(`${tag}: ${(error as Error).message}`);
      }
    });
  return blocks.sort((a, b) => a.first - b.first || a.prefixLength - b.prefixLength);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
