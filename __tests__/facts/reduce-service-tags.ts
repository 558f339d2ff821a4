import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../../src/facts/clouds';
import { SERVICE_TAGS } from '../../src/facts/service-tags';

/**
 * What the tables say about service tags, taken from Microsoft's files (one a cloud, of up to 4 MB) into a small one.
 *
 * `npx tsx __tests__/facts/reduce-service-tags.ts` writes it anew from the files beside the project.
 */
export interface ReducedTags {
  readonly changeNumber: number;
  /** `networkFeatures` of each tag of ours; under `*` those of its regional forms, apart from the suffixes below. */
  readonly tags: { readonly [tag: string]: Features };
  /** Each suffix of a regional tag, and `properties.region` of it. */
  readonly regions: { readonly [suffix: string]: string };
  /** The suffixes of AzureCloud, with blanks between them. */
  readonly azureCloud: string;
}

interface Features {
  readonly base: string;
  readonly regional?: { readonly '*': string } & { readonly [suffix: string]: string };
}

interface ServiceTagFile {
  readonly changeNumber: number;
  readonly values: readonly {
    readonly name: string;
    readonly properties: { readonly region: string; readonly networkFeatures?: readonly string[] | null };
  }[];
}

const FOLDER = join(__dirname, '..', '..', '..', 'shared', 'data', 'service-tags');
const ORIGINALS: { readonly [cloud in Cloud]: string } = {
  public: 'ServiceTags_Public_20251117.json',
  usgovernment: 'ServiceTags_AzureGovernment_20260720.json',
  china: 'ServiceTags_China_20260720.json',
};
const CLOUDS = Object.keys(ORIGINALS) as Cloud[];
export const FIXTURE = join(__dirname, 'service-tags.fixture.json');

/** Microsoft's file where it is there. */
export function originalTags(cloud: Cloud): ServiceTagFile | undefined {
  const file = join(FOLDER, ORIGINALS[cloud]);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ServiceTagFile) : undefined;
}

export function reduceTags({ changeNumber, values }: ServiceTagFile): ReducedTags {
  const features = ({ properties: { networkFeatures } }: ServiceTagFile['values'][number]) =>
    networkFeatures === null || networkFeatures === undefined ? 'none' : [...networkFeatures].sort().join(' ');
  // Storage is in every region, canary and staging regions included.
  const regional = (tag: string) => values.filter(({ name }) => new RegExp(`^${tag}\\.\\w+$`).test(name));
  const regions = Object.fromEntries(
    regional('Storage').map(({ name, properties }) => [name.slice('Storage.'.length), properties.region]),
  );
  const tags = Object.keys(SERVICE_TAGS).flatMap((tag): [string, Features][] => {
    const base = values.find(({ name }) => name === tag);
    if (base === undefined) return [];
    const forms = regional(tag).filter(({ name }) => name.slice(tag.length + 1) in regions);
    const usual = mostFrequent(forms.map(features));
    const others = forms.filter((form) => features(form) !== usual);
    const exceptions = Object.fromEntries(others.map((form) => [form.name.slice(tag.length + 1), features(form)]));
    const absent = Object.keys(regions).filter((suffix) => !forms.some(({ name }) => name === `${tag}.${suffix}`));
    const missing = Object.fromEntries(absent.map((suffix) => [suffix, 'absent']));
    const own =
      tag === 'AzureCloud' || forms.length === 0 ? {} : { regional: { '*': usual, ...exceptions, ...missing } };
    return [[tag, { base: features(base), ...own }]];
  });
  const azureCloud = regional('AzureCloud').map(({ name }) => name.slice('AzureCloud.'.length));
  return { changeNumber, tags: Object.fromEntries(tags), regions, azureCloud: azureCloud.sort().join(' ') };
}

function mostFrequent(texts: readonly string[]): string {
  const count = (text: string) => texts.filter((other) => other === text).length;
  return [...texts].sort((a, b) => count(b) - count(a))[0] ?? 'none';
}

if (require.main === module) {
  const reduced = CLOUDS.map((cloud) => {
    const original = originalTags(cloud);
    if (original === undefined) throw new Error(`there is no ${ORIGINALS[cloud]}`);
    return [cloud, reduceTags(original)];
  });
  writeFileSync(FIXTURE, `${JSON.stringify(Object.fromEntries(reduced), undefined, 2)}\n`);
}
