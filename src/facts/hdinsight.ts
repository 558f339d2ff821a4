import type { Region } from './regions';
import type { Sourced } from './source';

/** The release that can be made: 4.0 and 5.0 were retired on 2025-03-31. */
export const HDINSIGHT = {
  version: '5.1',
  retired: '4.0 and 5.0 were retired on 2025-03-31',
  spark: '3.3',
  tlsVersion: '1.2',
  source: 'hdinsightVersions',
  confidence: 'medium',
} as const satisfies Record<'version' | 'retired' | 'spark' | 'tlsVersion', string> & Sourced;

/** Nodes whose number Azure fixes, and addresses of load balancers. */
export const HDINSIGHT_NODES = {
  head: 2,
  zookeeper: 3,
  gateway: 2,
  loadBalancers: 2,
  source: 'hdinsightArchitecture',
  confidence: 'high',
} as const satisfies Record<string, number | string> & Sourced;

/** How health and management of HDInsight reach a cluster that is not told to call out. */
export const HDINSIGHT_MANAGEMENT = {
  name: 'AllowHDInsight',
  port: '443',
  why: 'Health and management of HDInsight',
  source: 'hdinsightTraffic',
  confidence: 'high',
} as const satisfies { name: string; port: string; why: string } & Sourced;

/**
 * Regions whose clusters are managed from their own tag, and those that need West US and East US beside it; any other
 * takes the tag of all regions. The page lists Australia East and North Central US in both tables: they get all three.
 */
export const HDINSIGHT_TAGS = {
  own: [
    'australiasoutheast',
    'australiacentral',
    'westus2',
    'westcentralus',
    'canadaeast',
    'brazilsouth',
    'koreacentral',
    'koreasouth',
    'centralindia',
    'southindia',
    'japanwest',
    'francecentral',
    'uksouth',
  ],
  three: [
    'eastus2',
    'centralus',
    'southcentralus',
    'eastus',
    'westus',
    'japaneast',
    'northeurope',
    'westeurope',
    'eastasia',
    'southeastasia',
    'northcentralus',
    'australiaeast',
  ],
  source: 'hdinsightTags',
  confidence: 'medium',
} as const satisfies { own: readonly Region[]; three: readonly Region[] } & Sourced;

/** Lets a cluster keep its files: the text of 2019 names Contributor, which may not write access control lists. */
export const HDINSIGHT_STORAGE_ROLE = {
  role: 'Storage Blob Data Owner',
  source: 'hdinsightStorage',
  confidence: 'low',
} as const satisfies { role: string } & Sourced;
