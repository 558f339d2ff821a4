import { readFileSync } from 'node:fs';
import { AKS_FLOWS } from '../../src/facts/aks';
import { allForCloud, type Cloud } from '../../src/facts/clouds';
import { ASYMMETRY_ROUTES, COMPUTE_FLOWS } from '../../src/facts/compute-flows';
import { type NetworkFlow, REQUIRED_NETWORK_FLOWS, SEED_HOSTS } from '../../src/facts/egress-hosts';
import { ABBREVIATED_REGIONS, CLOUD_REGIONS, cloudOf, regionsOf } from '../../src/facts/regions';
import {
  type BaseTag,
  listedTag,
  regionalTag,
  SERVICE_TAGS,
  type ServiceTag,
  type TagPlace,
  tagFits,
  tagInstead,
  tagRow,
} from '../../src/facts/service-tags';
import { SOURCES } from '../../src/facts/source';
import { FIXTURE, originalTags, type ReducedTags, reduceTags } from './reduce-service-tags';

const FILES = JSON.parse(readFileSync(FIXTURE, 'utf8')) as { readonly [cloud in Cloud]: ReducedTags };
const CLOUDS = Object.keys(FILES) as Cloud[];
const PLACES: Readonly<Record<string, TagPlace>> = { NSG: 'nsg', UDR: 'route', FW: 'firewall' };
/** The places that Microsoft's file names. */
const placesOf = (features: string) =>
  features
    .split(' ')
    .flatMap((feature) => PLACES[feature] ?? [])
    .sort();

const TAGS = Object.keys(SERVICE_TAGS) as BaseTag[];
/** The file knows no tag for what lies in one network. */
const UNLISTED: readonly BaseTag[] = ['VirtualNetwork', 'Internet', 'AzureLoadBalancer'];
const LISTED = TAGS.filter((tag) => !UNLISTED.includes(tag));
const EVERYWHERE = CLOUDS.flatMap((cloud) => LISTED.map((tag) => [tag, cloud] as const));

describe('the fixture', () => {
  test.each(CLOUDS)("holds what Microsoft's file of %s says, where that lies beside the project", (cloud) => {
    const original = originalTags(cloud);
    expect(original === undefined ? FILES[cloud] : reduceTags(original)).toEqual(FILES[cloud]);
  });

  test('is of the files that the sources name', () => {
    expect(SOURCES.serviceTagsPublic.text).toBe(`ServiceTags_Public, changeNumber ${FILES.public.changeNumber}`);
    expect(SOURCES.serviceTagsChina.text).toBe(`ServiceTags_China, changeNumber ${FILES.china.changeNumber}`);
  });
});

describe('SERVICE_TAGS', () => {
  test.each(EVERYWHERE)('has %s in %s where the file has it', (tag, cloud) => {
    expect(tagRow(tag, cloud) !== undefined).toBe(FILES[cloud].tags[tag] !== undefined);
  });

  test.each(EVERYWHERE)('takes %s in %s where the file does', (tag, cloud) => {
    expect([...(tagRow(tag, cloud)?.base ?? [])].sort()).toEqual(placesOf(FILES[cloud].tags[tag]?.base ?? ''));
  });

  test.each(EVERYWHERE.filter(([tag]) => tag !== 'AzureCloud'))(
    'takes a region of %s in %s where the file does',
    (tag, cloud) => {
      const features = FILES[cloud].tags[tag]?.regional?.['*'] ?? '';
      expect([...(tagRow(tag, cloud)?.regional ?? [])].sort()).toEqual(placesOf(features));
    },
  );

  test('takes a region of AzureCloud in a firewall as well, as the AKS documents write it', () => {
    expect([...SERVICE_TAGS.AzureCloud.regional].sort()).toEqual(['firewall', 'nsg']);
  });

  test('takes the tags of one network in security rules only', () => {
    const rows = UNLISTED.map((tag) => SERVICE_TAGS[tag]).map(({ base, regional }) => [base, regional]);
    expect(rows).toEqual([
      [['nsg'], []],
      [['nsg'], []],
      [['nsg'], []],
    ]);
  });
});

describe('regions', () => {
  test.each(CLOUDS)('of %s are those of the file, without canary and staging', (cloud) => {
    const suffixes = Object.keys(FILES[cloud].regions).filter((suffix) => !/(EUAP|STG|Stage)$/.test(suffix));
    expect(Object.values<string>(CLOUD_REGIONS[cloud]).sort()).toEqual(suffixes.sort());
  });

  const ALL = CLOUDS.flatMap((cloud) =>
    Object.entries<string>(CLOUD_REGIONS[cloud]).map(([region, suffix]) => [region, suffix, cloud] as const),
  );

  test.each(ALL)('%s is %s in lower case, and belongs to %s', (region, suffix, cloud) => {
    expect([suffix.toLowerCase(), cloudOf(region)]).toEqual([region, cloud]);
  });

  test('are listed once each', () => {
    expect([ALL.length, new Set(ALL.map(([region]) => region)).size]).toEqual([76, 76]);
  });

  test('are abbreviated as the files do, and no other is', () => {
    const odd = ALL.filter(([region, suffix, cloud]) => FILES[cloud].regions[suffix] !== region);
    expect(ABBREVIATED_REGIONS).toEqual(
      Object.fromEntries(odd.map(([region, suffix, cloud]) => [region, FILES[cloud].regions[suffix]])),
    );
  });

  test.each([
    ['US Gov Virginia', 'usgovernment'],
    ['ChinaNorth3', 'china'],
    ['West Europe', 'public'],
    ['usgoviowa', 'public'],
    ['constructor', 'public'],
  ])('%s, however it is written, is of %s', (region, cloud) => {
    expect(cloudOf(region)).toBe(cloud);
  });
});

describe('regionalTag', () => {
  test.each([
    ['Storage', 'eastus2', 'Storage.EastUS2'],
    ['Storage', 'uaenorth', 'Storage.UAENorth'],
    ['BatchNodeManagement', 'germanywestcentral', 'BatchNodeManagement.GermanyWestCentral'],
    ['AzureCloud', 'eastus2', 'AzureCloud.eastus2'],
    ['AzureCloud', 'germanywestcentral', 'AzureCloud.germanywc'],
    ['AzureCloud', 'francecentral', 'AzureCloud.centralfrance'],
  ] as const)('of %s in %s is %s', (tag, region, name) => {
    expect(regionalTag(tag, region)).toBe(name);
  });

  test.each(CLOUDS)('of AzureCloud is in the file of %s, in every region', (cloud) => {
    const known = FILES[cloud].azureCloud.split(' ').map((suffix) => `AzureCloud.${suffix}`);
    const tags = regionsOf(cloud).map((region) => regionalTag('AzureCloud', region));
    expect(tags.filter((tag) => !known.includes(tag))).toEqual([]);
  });
});

describe('tagFits', () => {
  test.each<[ServiceTag, TagPlace[]]>([
    ['Storage', ['nsg', 'route', 'firewall']],
    ['Storage.EastUS2', ['nsg', 'route', 'firewall']],
    ['BatchNodeManagement', ['nsg', 'route', 'firewall']],
    ['BatchNodeManagement.EastUS2', ['nsg']],
    ['AzureMonitor.EastUS2', ['nsg']],
    ['AzureCloud', ['nsg']],
    ['AzureCloud.eastus2', ['nsg', 'firewall']],
    ['AzureFrontDoor.FirstParty', ['nsg', 'route', 'firewall']],
    ['Internet', ['nsg']],
    ['AzureMachineLearning.EastUS2' as ServiceTag, []],
    ['AzureFrontDoor.EastUS2' as ServiceTag, []],
    ['AzureML' as ServiceTag, []],
    ['' as ServiceTag, []],
    ['Storage.USGovVirginia', []],
  ])('%s is taken by %j', (tag, places) => {
    expect((['nsg', 'route', 'firewall'] as const).filter((place) => tagFits(tag, place))).toEqual(places);
  });

  test.each<[ServiceTag, Cloud, TagPlace[]]>([
    ['Storage.USGovVirginia', 'usgovernment', ['nsg', 'route', 'firewall']],
    ['Storage.EastUS2', 'usgovernment', []],
    ['AzureFrontDoor.FirstParty', 'usgovernment', []],
    ['AzureFrontDoor.Frontend', 'usgovernment', ['nsg', 'route', 'firewall']],
    ['Storage.ChinaNorth3', 'china', ['nsg']],
    ['Storage', 'china', ['nsg']],
    ['BatchNodeManagement', 'china', ['nsg']],
    ['AzureMachineLearning', 'china', ['nsg', 'route', 'firewall']],
    ['AzureFrontDoor.FirstParty', 'china', []],
    ['Internet', 'china', ['nsg']],
  ])('%s in %s is taken by %j', (tag, cloud, places) => {
    expect((['nsg', 'route', 'firewall'] as const).filter((place) => tagFits(tag, place, cloud))).toEqual(places);
  });
});

describe('listedTag', () => {
  test('is in Microsoft’s file for every region, also where no rule takes it', () => {
    expect(listedTag('AzureMachineLearning', 'eastus2')).toBe('AzureMachineLearning.EastUS2');
    expect(listedTag('BatchNodeManagement', 'australiacentral2')).toBe('BatchNodeManagement.AustraliaCentral2');
    expect(listedTag('AzureCloud', 'francecentral')).toBe('AzureCloud.centralfrance');
  });
});

describe('tagInstead', () => {
  test.each<[string, TagPlace, string | undefined]>([
    ['storage.eastus2', 'route', 'Storage.EastUS2'],
    ['BatchNodeManagement.EastUS2', 'route', 'BatchNodeManagement'],
    ['AzureMachineLearning.EastUS2', 'nsg', 'AzureMachineLearning'],
    ['azuremonitor.westeurope', 'firewall', 'AzureMonitor'],
    ['AzureFrontDoor.Frontend.EastUS2', 'route', 'AzureFrontDoor.Frontend'],
    ['Internet', 'route', undefined],
    ['EventGrid.EastUS2', 'route', undefined],
  ])('of %s in a %s is %s', (tag, place, instead) => {
    expect(tagInstead(tag, place)).toBe(instead);
  });
});

describe.each(CLOUDS)('flows in %s', (cloud) => {
  const flowsOf = () => [...allForCloud(COMPUTE_FLOWS, cloud), ...allForCloud(AKS_FLOWS, cloud)];
  const tagsOf = ({ tag, regional }: { tag: BaseTag; regional: boolean }) =>
    regional ? regionsOf(cloud).map((region) => regionalTag(tag as 'Storage', region)) : [tag];

  test('write tags where a security rule takes them, in every region', () => {
    expect(
      flowsOf()
        .flatMap(tagsOf)
        .filter((tag) => !tagFits(tag, 'nsg', cloud)),
    ).toEqual([]);
  });

  test('write regional tags that security rules take by the file, in every region', () => {
    const regional = flowsOf().filter((flow) => flow.regional && flow.tag !== 'AzureCloud');
    const refused = regional.flatMap(({ tag }) =>
      regionsOf(cloud)
        .map((region) => regionalTag(tag as 'Storage', region))
        .filter((name) => {
          const suffix = name.slice(tag.length + 1);
          const known = FILES[cloud].tags[tag]?.regional ?? { '*': '' };
          return name !== tag && !placesOf(known[suffix] ?? known['*']).includes('nsg');
        }),
    );
    expect(refused).toEqual([]);
  });

  test('go where a firewall takes them', () => {
    const flows = [
      ...allForCloud(REQUIRED_NETWORK_FLOWS, cloud),
      ...allForCloud<NetworkFlow>(SEED_HOSTS.network, cloud),
    ];
    const refused = flows.filter(({ to }) =>
      'tag' in to ? !tagFits(to.tag, 'firewall', cloud) : to.hosts.some((host) => host.includes('*')),
    );
    expect(refused.map(({ name }) => name)).toEqual([]);
  });

  test('to the control plane of AKS are taken by a firewall in every region', () => {
    const flows = allForCloud(AKS_FLOWS, cloud).filter(({ publicControlPlaneOnly }) => publicControlPlaneOnly);
    expect(flows.flatMap(tagsOf).filter((tag) => !tagFits(tag, 'firewall', cloud))).toEqual([]);
    expect(flows).toHaveLength(2);
  });
});

test.each(ASYMMETRY_ROUTES)('a route takes $tag', ({ tag }) => {
  expect(tagFits(tag, 'route')).toBe(true);
});
