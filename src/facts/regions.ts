/**
 * Public regions: the name that Azure Resource Manager uses, and the suffix of a regional service tag.
 * For every tag but AzureCloud the suffix in lower case is the name.
 * Canary and staging regions (EUAP, STG) are left out.
 *
 * Source: ServiceTags_Public, changeNumber 376 (2025-11-17); confidence high.
 */
export const REGION_SUFFIXES = {
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
} as const;

export type Region = keyof typeof REGION_SUFFIXES;
export type RegionSuffix = (typeof REGION_SUFFIXES)[Region];
export const REGIONS = Object.keys(REGION_SUFFIXES) as readonly Region[];

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
