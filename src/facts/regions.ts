import type { Cloud } from './clouds';

/**
 * Regions of each cloud: the name that Azure Resource Manager uses, and the suffix of a regional service tag.
 * For every tag but AzureCloud the suffix in lower case is the name.
 * Canary and staging regions (EUAP, STG) are left out; USGovIowa is gone.
 *
 * Source: ServiceTags_Public, changeNumber 376 (2025-11-17), ServiceTags_AzureGovernment, 402 (2026-07-20), and
 * ServiceTags_China, 405 (2026-07-20); confidence high.
 */
export const CLOUD_REGIONS = {
  public: {
    australiacentral: 'AustraliaCentral',
    australiacentral2: 'AustraliaCentral2',
    australiaeast: 'AustraliaEast',
    australiasoutheast: 'AustraliaSoutheast',
    austriaeast: 'AustriaEast',
    belgiumcentral: 'BelgiumCentral',
    brazilsouth: 'BrazilSouth',
    brazilsoutheast: 'BrazilSoutheast',
    canadacentral: 'CanadaCentral',
    canadaeast: 'CanadaEast',
    centralindia: 'CentralIndia',
    centralus: 'CentralUS',
    chilecentral: 'ChileCentral',
    eastasia: 'EastAsia',
    eastus: 'EastUS',
    eastus2: 'EastUS2',
    francecentral: 'FranceCentral',
    francesouth: 'FranceSouth',
    germanynorth: 'GermanyNorth',
    germanywestcentral: 'GermanyWestCentral',
    indonesiacentral: 'IndonesiaCentral',
    israelcentral: 'IsraelCentral',
    israelnorthwest: 'IsraelNorthwest',
    italynorth: 'ItalyNorth',
    japaneast: 'JapanEast',
    japanwest: 'JapanWest',
    jioindiacentral: 'JioIndiaCentral',
    jioindiawest: 'JioIndiaWest',
    koreacentral: 'KoreaCentral',
    koreasouth: 'KoreaSouth',
    malaysiasouth: 'MalaysiaSouth',
    malaysiawest: 'MalaysiaWest',
    mexicocentral: 'MexicoCentral',
    newzealandnorth: 'NewZealandNorth',
    northcentralus: 'NorthCentralUS',
    northeurope: 'NorthEurope',
    norwayeast: 'NorwayEast',
    norwaywest: 'NorwayWest',
    polandcentral: 'PolandCentral',
    qatarcentral: 'QatarCentral',
    southafricanorth: 'SouthAfricaNorth',
    southafricawest: 'SouthAfricaWest',
    southcentralus: 'SouthCentralUS',
    southcentralus2: 'SouthCentralUS2',
    southindia: 'SouthIndia',
    southeastasia: 'SoutheastAsia',
    southeastus: 'SoutheastUS',
    southeastus3: 'SoutheastUS3',
    spaincentral: 'SpainCentral',
    swedencentral: 'SwedenCentral',
    swedensouth: 'SwedenSouth',
    switzerlandnorth: 'SwitzerlandNorth',
    switzerlandwest: 'SwitzerlandWest',
    taiwannorth: 'TaiwanNorth',
    taiwannorthwest: 'TaiwanNorthwest',
    uaecentral: 'UAECentral',
    uaenorth: 'UAENorth',
    uksouth: 'UKSouth',
    ukwest: 'UKWest',
    westcentralus: 'WestCentralUS',
    westeurope: 'WestEurope',
    westindia: 'WestIndia',
    westus: 'WestUS',
    westus2: 'WestUS2',
    westus3: 'WestUS3',
  },
  usgovernment: {
    usdodcentral: 'USDoDCentral',
    usdodeast: 'USDoDEast',
    usgovarizona: 'USGovArizona',
    usgovtexas: 'USGovTexas',
    usgovvirginia: 'USGovVirginia',
  },
  china: {
    chinaeast: 'ChinaEast',
    chinaeast2: 'ChinaEast2',
    chinaeast3: 'ChinaEast3',
    chinanorth: 'ChinaNorth',
    chinanorth2: 'ChinaNorth2',
    chinanorth3: 'ChinaNorth3',
  },
} as const satisfies { readonly [cloud in Cloud]: { readonly [region: string]: string } };

type Regions = typeof CLOUD_REGIONS;
export type Region = { [cloud in Cloud]: keyof Regions[cloud] }[Cloud];
export type RegionSuffix = { [cloud in Cloud]: Regions[cloud][keyof Regions[cloud]] }[Cloud];

/** The suffix of each region, of all clouds. */
export const REGION_SUFFIXES: { readonly [region in Region]: RegionSuffix } = {
  ...CLOUD_REGIONS.public,
  ...CLOUD_REGIONS.usgovernment,
  ...CLOUD_REGIONS.china,
};

/** The regions of one cloud. */
export const regionsOf = (cloud: Cloud) => Object.keys(CLOUD_REGIONS[cloud]) as Region[];

/** Every region, those of the public cloud first. */
export const REGIONS = Object.keys(REGION_SUFFIXES) as readonly Region[];

/** The cloud that a region belongs to, however it is written; what is no region of another cloud counts as public. */
export function cloudOf(region: string): Cloud {
  const name = region.toLowerCase().replaceAll(' ', '');
  const others = ['usgovernment', 'china'] as const;
  return others.find((cloud) => Object.hasOwn(CLOUD_REGIONS[cloud], name)) ?? 'public';
}

/**
 * `AzureCloud.<x>` and `properties.region` of the tag files abbreviate some regions; all others are the plain name.
 *
 * Source: ServiceTags_Public, changeNumber 376 (2025-11-17); confidence high.
 */
export const ABBREVIATED_REGIONS: { readonly [region in Region]?: string } = {
  brazilsoutheast: 'brazilse',
  chilecentral: 'chilec',
  francecentral: 'centralfrance',
  francesouth: 'southfrance',
  germanynorth: 'germanyn',
  germanywestcentral: 'germanywc',
  norwayeast: 'norwaye',
  norwaywest: 'norwayw',
  switzerlandnorth: 'switzerlandn',
  switzerlandwest: 'switzerlandw',
};
