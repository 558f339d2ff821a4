import { ABBREVIATED_REGIONS, REGION_SUFFIXES, REGIONS, type Region, type RegionSuffix } from './regions';
import type { Sourced } from './source';

/** Where a service tag can be written: a security rule, a route, a network rule of Azure Firewall. */
export type TagPlace = 'nsg' | 'route' | 'firewall';

interface TagRow extends Sourced {
  /** Where the tag without a region is taken. */
  readonly base: readonly TagPlace[];
  /** Where `<tag>.<Region>` is taken; empty where no regional form works. */
  readonly regional: readonly TagPlace[];
}

const EVERYWHERE = ['nsg', 'route', 'firewall'] as const;
const file = { source: 'serviceTagsPublic', confidence: 'high' } as const;

/** The service tags of this field and the places that take them (`networkFeatures` of Microsoft's file). */
export const SERVICE_TAGS = {
  AzureActiveDirectory: { base: EVERYWHERE, regional: [], ...file },
  // The file offers it to security rules only; the AKS page (aksEgress) writes it into a firewall's network rule.
  AzureCloud: { base: ['nsg'], regional: ['nsg', 'firewall'], source: 'aksEgress', confidence: 'medium' },
  AzureContainerRegistry: { base: EVERYWHERE, regional: EVERYWHERE, ...file },
  'AzureFrontDoor.FirstParty': { base: EVERYWHERE, regional: [], ...file },
  'AzureFrontDoor.Frontend': { base: EVERYWHERE, regional: [], ...file },
  AzureKeyVault: { base: EVERYWHERE, regional: EVERYWHERE, ...file },
  AzureMachineLearning: { base: EVERYWHERE, regional: [], ...file },
  AzureMonitor: { base: EVERYWHERE, regional: ['nsg'], ...file },
  AzureResourceManager: { base: EVERYWHERE, regional: [], ...file },
  // Microsoft's prose lists the regional form for routes and firewalls as well; its file does not.
  BatchNodeManagement: { base: EVERYWHERE, regional: ['nsg'], source: 'serviceTagsPublic', confidence: 'medium' },
  MicrosoftContainerRegistry: { base: EVERYWHERE, regional: EVERYWHERE, ...file },
  Storage: { base: EVERYWHERE, regional: EVERYWHERE, ...file },
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

/** Whether Azure takes this tag there. */
export function tagFits(tag: ServiceTag, place: TagPlace): boolean {
  const whole: TagRow | undefined = SERVICE_TAGS[tag as BaseTag];
  if (whole !== undefined) return whole.base.includes(place);
  const base = tag.slice(0, tag.indexOf('.')) as RegionalBase;
  const row: TagRow | undefined = SERVICE_TAGS[base];
  return row?.regional.includes(place) === true && REGIONS.some((region) => regionalTag(base, region) === tag);
}
