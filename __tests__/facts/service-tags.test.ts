import { readFileSync } from 'node:fs';
import { AKS_FLOWS } from '../../src/facts/aks';
import { ASYMMETRY_ROUTES, COMPUTE_FLOWS } from '../../src/facts/compute-flows';
import { REQUIRED_NETWORK_FLOWS, SEED_HOSTS } from '../../src/facts/egress-hosts';
import { ABBREVIATED_REGIONS, REGION_SUFFIXES, REGIONS } from '../../src/facts/regions';
import {
  type BaseTag,
  regionalTag,
  SERVICE_TAGS,
  type ServiceTag,
  type TagPlace,
  tagFits,
} from '../../src/facts/service-tags';
import { SOURCES } from '../../src/facts/source';
import { FIXTURE, originalTags, type ReducedTags, reduceTags } from './reduce-service-tags';

const FILE = JSON.parse(readFileSync(FIXTURE, 'utf8')) as ReducedTags;
const PLACES: Readonly<Record<string, TagPlace>> = { NSG: 'nsg', UDR: 'route', FW: 'firewall' };
/** The places that Microsoft's file names. */
const placesOf = (features: string) =>
  features
    .split(' ')
    .flatMap((feature) => PLACES[feature] ?? [])
    .sort();

const TAGS = Object.entries(SERVICE_TAGS) as [BaseTag, { base: readonly TagPlace[]; regional: readonly TagPlace[] }][];
/** The file knows no tag for what lies in one network. */
const UNLISTED: readonly BaseTag[] = ['VirtualNetwork', 'Internet', 'AzureLoadBalancer'];
const LISTED = TAGS.filter(([tag]) => !UNLISTED.includes(tag));

describe('the fixture', () => {
  test("holds what Microsoft's file says, where that lies beside the project", () => {
    const original = originalTags();
    expect(original === undefined ? FILE : reduceTags(original)).toEqual(FILE);
  });

  test('is of the file that the sources name', () => {
    expect(SOURCES.serviceTagsPublic.text).toBe(`ServiceTags_Public, changeNumber ${FILE.changeNumber}`);
  });
});

describe('SERVICE_TAGS', () => {
  test('holds tags of the file, and those of one network', () => {
    expect(LISTED.map(([tag]) => tag)).toEqual(Object.keys(FILE.tags));
  });

  test.each(LISTED)('takes %s where the file does', (tag, { base }) => {
    expect([...base].sort()).toEqual(placesOf(FILE.tags[tag]?.base ?? ''));
  });

  test.each(LISTED.filter(([tag]) => tag !== 'AzureCloud'))(
    'takes a region of %s where the file does',
    (tag, { regional }) => {
      expect([...regional].sort()).toEqual(placesOf(FILE.tags[tag]?.regional?.['*'] ?? ''));
    },
  );

  test('takes a region of AzureCloud in a firewall as well, as the AKS documents write it', () => {
    expect([...SERVICE_TAGS.AzureCloud.regional].sort()).toEqual(['firewall', 'nsg']);
  });

  test('takes the tags of one network in security rules only', () => {
    const rows = TAGS.filter(([tag]) => UNLISTED.includes(tag)).map(([, { base, regional }]) => [base, regional]);
    expect(rows).toEqual([
      [['nsg'], []],
      [['nsg'], []],
      [['nsg'], []],
    ]);
  });
});

describe('regions', () => {
  test('are those of the file, without canary and staging', () => {
    const suffixes = Object.keys(FILE.regions).filter((suffix) => !/(EUAP|STG|Stage)$/.test(suffix));
    expect(Object.values<string>(REGION_SUFFIXES).sort()).toEqual(suffixes.sort());
  });

  test.each(Object.entries(REGION_SUFFIXES))('%s is %s in lower case', (region, suffix) => {
    expect(suffix.toLowerCase()).toBe(region);
  });

  test('are listed once each', () => {
    expect([REGIONS.length, new Set(REGIONS).size]).toEqual([65, 65]);
  });

  test('are abbreviated as the file does, and no other is', () => {
    const odd = Object.entries(REGION_SUFFIXES).filter(([region, suffix]) => FILE.regions[suffix] !== region);
    expect(ABBREVIATED_REGIONS).toEqual(
      Object.fromEntries(odd.map(([region, suffix]) => [region, FILE.regions[suffix]])),
    );
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

  test('of AzureCloud is in the file, in every region', () => {
    const known = FILE.azureCloud.split(' ').map((suffix) => `AzureCloud.${suffix}`);
    expect(REGIONS.map((region) => regionalTag('AzureCloud', region)).filter((tag) => !known.includes(tag))).toEqual(
      [],
    );
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
  ])('%s is taken by %j', (tag, places) => {
    expect((['nsg', 'route', 'firewall'] as const).filter((place) => tagFits(tag, place))).toEqual(places);
  });
});

describe('flows', () => {
  const tagsOf = ({ tag, regional }: { tag: BaseTag; regional: boolean }) =>
    regional ? REGIONS.map((region) => regionalTag(tag as 'Storage', region)) : [tag];

  test.each([...COMPUTE_FLOWS, ...AKS_FLOWS].map((flow) => [flow.name, flow.tag, flow] as const))(
    '%s writes %s where a security rule takes it, in every region',
    (_, __, flow) => {
      expect(tagsOf(flow).filter((tag) => !tagFits(tag, 'nsg'))).toEqual([]);
    },
  );

  test('write regional tags that security rules take by the file, in every region', () => {
    const regional = [...COMPUTE_FLOWS, ...AKS_FLOWS].filter((flow) => flow.regional && flow.tag !== 'AzureCloud');
    const refused = regional.flatMap(({ tag }) =>
      REGIONS.map((region) => regionalTag(tag as 'Storage', region)).filter((name) => {
        const suffix = name.slice(tag.length + 1);
        const known = FILE.tags[tag]?.regional ?? { '*': '' };
        return name !== tag && !placesOf(known[suffix] ?? known['*']).includes('nsg');
      }),
    );
    expect(refused).toEqual([]);
  });

  test.each(ASYMMETRY_ROUTES)('a route takes $tag', ({ tag }) => {
    expect(tagFits(tag, 'route')).toBe(true);
  });

  test.each([...REQUIRED_NETWORK_FLOWS, ...SEED_HOSTS.network])('a firewall takes where $name goes', ({ to }) => {
    expect('tag' in to ? tagFits(to.tag, 'firewall') : to.hosts.every((host) => !host.includes('*'))).toBe(true);
  });

  test.each(
    AKS_FLOWS.filter(({ publicControlPlaneOnly }) => publicControlPlaneOnly).map((flow) => [flow.name, flow] as const),
  )('a firewall takes the tag of %s in every region', (_, flow) => {
    expect(tagsOf(flow).filter((tag) => !tagFits(tag, 'firewall'))).toEqual([]);
  });
});
