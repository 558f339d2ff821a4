import { type Cloud, type Elsewhere, forCloud } from './clouds';
import { ABBREVIATED_REGIONS, cloudOf, REGION_SUFFIXES, type Region, type RegionSuffix, regionsOf } from './regions';
import type { Sourced } from './source';

/** Where a service tag can be written: a security rule, a route, a network rule of Azure Firewall. */
export type TagPlace = 'nsg' | 'route' | 'firewall';

interface TagRow extends Sourced {
  /** Where the tag without a region is taken. */
  readonly base: readonly TagPlace[];
  /** Where `<tag>.<Region>` is taken; empty where no regional form works. */
  readonly regional: readonly TagPlace[];
  readonly elsewhere?: Elsewhere<TagRow>;
}

const EVERYWHERE = ['nsg', 'route', 'firewall'] as const;
const file = { source: 'serviceTagsPublic', confidence: 'high' } as const;
// The file of Government agrees with the public one wherever it has the tag.
const china = { source: 'serviceTagsChina', confidence: 'high' } as const;
/** In China most tags are taken by security rules alone. */
const NSG_IN_CHINA = { elsewhere: { china: { base: ['nsg'], regional: ['nsg'], ...china } } } as const;
const NOT_ELSEWHERE = { elsewhere: { usgovernment: 'absent', china: 'absent' } } as const;

/** The service tags of this field and the places that take them (`networkFeatures` of Microsoft's file). */
export const SERVICE_TAGS = {
  AzureActiveDirectory: { base: EVERYWHERE, regional: [], ...file },
  // The file offers it to security rules only; the AKS page (aksEgress) writes it into a firewall's network rule.
  AzureCloud: { base: ['nsg'], regional: ['nsg', 'firewall'], source: 'aksEgress', confidence: 'medium' },
  AzureContainerRegistry: { base: EVERYWHERE, regional: EVERYWHERE, ...file, ...NSG_IN_CHINA },
  AzureDatabricks: { base: EVERYWHERE, regional: [], ...file, elsewhere: { china: { base: ['nsg'], ...china } } },
  'AzureFrontDoor.FirstParty': { base: EVERYWHERE, regional: [], ...file, ...NOT_ELSEWHERE },
  'AzureFrontDoor.Frontend': { base: EVERYWHERE, regional: [], ...file },
  AzureKeyVault: { base: EVERYWHERE, regional: EVERYWHERE, ...file, ...NSG_IN_CHINA },
  AzureMachineLearning: { base: EVERYWHERE, regional: [], ...file },
  AzureMonitor: { base: EVERYWHERE, regional: ['nsg'], ...file, ...NSG_IN_CHINA },
  AzureResourceManager: { base: EVERYWHERE, regional: [], ...file },
  // Microsoft's prose lists the regional form for routes and firewalls as well; its file does not.
  BatchNodeManagement: {
    base: EVERYWHERE,
    regional: ['nsg'],
    source: 'serviceTagsPublic',
    confidence: 'medium',
    ...NSG_IN_CHINA,
  },
  EventHub: { base: EVERYWHERE, regional: EVERYWHERE, ...file, ...NSG_IN_CHINA },
  HDInsight: { base: EVERYWHERE, regional: EVERYWHERE, ...file, ...NSG_IN_CHINA },
  MicrosoftContainerRegistry: { base: EVERYWHERE, regional: EVERYWHERE, ...file, ...NSG_IN_CHINA },
  Sql: { base: EVERYWHERE, regional: EVERYWHERE, ...file, elsewhere: { china: { regional: ['nsg'], ...china } } },
  Storage: { base: EVERYWHERE, regional: EVERYWHERE, ...file, ...NSG_IN_CHINA },
  VirtualNetwork: { base: ['nsg'], regional: [], source: 'serviceTagsDoc', confidence: 'high' },
  Internet: { base: ['nsg'], regional: [], source: 'serviceTagsDoc', confidence: 'high' },
  AzureLoadBalancer: { base: ['nsg'], regional: [], source: 'serviceTagsDoc', confidence: 'high' },
} as const satisfies Record<string, TagRow>;

export type BaseTag = keyof typeof SERVICE_TAGS;
type RegionalBase = {
  [tag in BaseTag]: (typeof SERVICE_TAGS)[tag]['regional'] extends readonly [] ? never : tag;
}[BaseTag];

/** A tag as it is written in a rule: `Storage`, `Storage.EastUS2`, `AzureCloud.eastus2`. */
export type ServiceTag = BaseTag | `${Exclude<RegionalBase, 'AzureCloud'>}.${RegionSuffix}` | `AzureCloud.${string}`;

/** Regions whose tag stands in Microsoft's file for download only: no rule takes it, so the tag without region is written. */
const WITHOUT_REGIONAL_TAG: { readonly [tag in BaseTag]?: readonly Region[] } = {
  BatchNodeManagement: ['australiacentral2'],
  MicrosoftContainerRegistry: ['australiacentral', 'australiacentral2'],
};

/** The tag of one region, in the exact spelling of Microsoft's file (a firewall takes a lower-case tag for an address). */
export function regionalTag(base: RegionalBase, region: Region): ServiceTag {
  if (WITHOUT_REGIONAL_TAG[base]?.includes(region)) return base;
  if (base === 'AzureCloud') return `AzureCloud.${ABBREVIATED_REGIONS[region] ?? region}`;
  return `${base}.${REGION_SUFFIXES[region]}`;
}

/** Where a tag is taken in a cloud; undefined where that cloud has no such tag. */
export function tagRow(base: BaseTag, cloud: Cloud): TagRow | undefined {
  return forCloud<TagRow>(SERVICE_TAGS[base], cloud);
}

/** Whether Azure takes this tag there. */
export function tagFits(tag: ServiceTag, place: TagPlace, cloud: Cloud = 'public'): boolean {
  if (Object.hasOwn(SERVICE_TAGS, tag)) return tagRow(tag as BaseTag, cloud)?.base.includes(place) === true;
  const base = tag.slice(0, tag.indexOf('.')) as RegionalBase;
  if (!Object.hasOwn(SERVICE_TAGS, base)) return false;
  const named = (Object.keys(REGION_SUFFIXES) as Region[]).some(
    (region) => cloudOf(region) === cloud && regionalTag(base, region) === tag,
  );
  return named && tagRow(base, cloud)?.regional.includes(place) === true;
}

/** Each tag as Microsoft's file has it for a region; some stand there for download only, and no rule or route takes them. */
export function listedTag(base: BaseTag, region: Region): string {
  return base === 'AzureCloud' ? regionalTag(base, region) : `${base}.${REGION_SUFFIXES[region]}`;
}

/** The tag that a place takes where it does not take this one: the spelling of the file, or the tag without region. */
export function tagInstead(tag: string, place: TagPlace, cloud: Cloud = 'public'): ServiceTag | undefined {
  const same = (one: string) => one.toLowerCase() === tag.toLowerCase();
  const bases = Object.keys(SERVICE_TAGS) as BaseTag[];
  const base = bases.find(same) ?? bases.find((one) => tag.toLowerCase().startsWith(`${one.toLowerCase()}.`));
  if (base === undefined) return undefined;
  const regional = regionsOf(cloud).map((region) => listedTag(base, region) as ServiceTag);
  return [...regional.filter(same), base].find((one) => tagFits(one, place, cloud));
}
