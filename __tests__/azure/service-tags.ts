import type { Body } from './resource';

interface ListedTag {
  readonly name: string;
  /** As Azure spells it here, which is not the name of the location: `centralfrance`. */
  readonly region: string;
  readonly addressPrefixes: readonly string[];
}

/**
 * A few of the tags of ServiceTags_Public_20251117.json, some shortened; IPv4 and IPv6 are mixed, and Azure Machine Learning
 * is listed as a whole only: its regions are in the file for download.
 */
const LISTED: readonly ListedTag[] = [
  {
    name: 'AzureMachineLearning',
    region: '',
    addressPrefixes: ['4.171.27.64/27', '4.171.27.160/28', '4.199.83.64/27', '2603:1000:4::300/122'],
  },
  { name: 'BatchNodeManagement', region: '', addressPrefixes: ['4.232.25.64/27', '20.40.137.186/32'] },
  {
    name: 'BatchNodeManagement.FranceCentral',
    region: 'centralfrance',
    addressPrefixes: ['20.40.137.186/32', '20.40.149.165/32', '20.43.42.96/27', '2603:1020:805:1::340/122'],
  },
  {
    name: 'BatchNodeManagement.FranceSouth',
    region: 'southfrance',
    addressPrefixes: ['51.105.89.192/27', '52.136.143.192/31'],
  },
];

/** What ServiceTags_List answers: every tag, whatever the location; numbers of changes are texts here, and none in the file. */
export function serviceTags(subscription: string): Body {
  const id = `${subscription}/providers/Microsoft.Network/serviceTags/public`;
  return {
    id,
    name: 'public',
    type: 'Microsoft.Network/serviceTags',
    changeNumber: '376',
    cloud: 'Public',
    nextLink: null,
    values: LISTED.map(({ name, region, addressPrefixes }) => ({
      id: name,
      name,
      serviceTagChangeNumber: '376',
      properties: {
        changeNumber: '3',
        region,
        state: null,
        networkFeatures: ['API', 'NSG'],
        systemService: name.split('.')[0],
        addressPrefixes,
      },
    })),
  };
}
