import { AKS_HOSTS } from '../../src/facts/aks';
import { AKS_NODE_FLOWS } from '../../src/facts/aks-flows';
import { allForCloud, CLOUDS, type Cloud, type Elsewhere, forCloud } from '../../src/facts/clouds';
import {
  type HostGroup,
  type NetworkFlow,
  OPTIONAL_HOSTS,
  REQUIRED_HOSTS,
  REQUIRED_NETWORK_FLOWS,
  SEED_HOSTS,
} from '../../src/facts/egress-hosts';
import { PRIVATE_LINKS } from '../../src/facts/private-link';
import { REQUIRED_FLOWS } from '../../src/facts/required-flows';
import { SERVICE_NAMES } from '../../src/facts/service-names';

describe('a row', () => {
  interface Row {
    readonly host: string;
    readonly port: number;
    readonly elsewhere?: Elsewhere<Row>;
  }
  const row: Row = { host: 'a.com', port: 1, elsewhere: { usgovernment: { host: 'a.us' }, china: 'absent' } };
  const plain: Row = { host: 'b.org', port: 2 };

  test('stands as it is in the public cloud', () => {
    expect(forCloud(row, 'public')).toBe(row);
  });

  test('differs elsewhere only in what is said', () => {
    expect(forCloud(row, 'usgovernment')).toMatchObject({ host: 'a.us', port: 1 });
    expect(forCloud(plain, 'china')).toBe(plain);
  });

  test('may be absent', () => {
    expect(forCloud(row, 'china')).toBeUndefined();
    expect(allForCloud([row, plain], 'china')).toEqual([plain]);
  });
});

/** Every host and zone that a table writes for a cloud. */
function namesIn(cloud: Cloud): string[] {
  const groups = [...REQUIRED_HOSTS, ...SEED_HOSTS.application, ...Object.values(OPTIONAL_HOSTS).flat()];
  const network = [...REQUIRED_NETWORK_FLOWS, ...SEED_HOSTS.network];
  const written = [
    ...allForCloud<HostGroup>(groups, cloud),
    ...allForCloud(AKS_HOSTS, cloud),
    ...allForCloud(REQUIRED_FLOWS, cloud),
    ...allForCloud(AKS_NODE_FLOWS, cloud),
  ].flatMap(({ hosts }) => [...hosts]);
  const resolved = allForCloud<NetworkFlow>(network, cloud).flatMap(({ to }) => ('hosts' in to ? [...to.hosts] : []));
  const zones = [
    ...Object.values(PRIVATE_LINKS).flatMap((link) => [...(forCloud(link, cloud)?.zones ?? [])]),
    ...allForCloud(SERVICE_NAMES, cloud).map(({ zone }) => zone),
  ];
  return [...new Set([...written, ...resolved, ...zones])].sort();
}

/** Domains whose hosts another cloud has under another domain. A new row for the public cloud has to say which. */
const OF_ONE_CLOUD =
  /(^|\.)(azure\.(com|net)|azureml\.(ms|net)|core\.windows\.net|microsoftonline\.com|azurecr\.io|azmk8s\.io|azuredatabricks\.net|azurehdinsight\.net|servicebus\.windows\.net|database\.windows\.net|graph\.microsoft\.com|visualstudio\.com)$/;
/** Microsoft's own lists name them for the other clouds too. */
const OF_ALL_CLOUDS: { readonly [host: string]: string } = {
  'packages.aks.azure.com': 'binaries of AKS, one host for all clouds',
  '*.instances.azureml.ms': 'compute instances, listed in all three tables',
};

test.each(['usgovernment', 'china'] as const)('no table writes a host of the public cloud in %s', (cloud) => {
  expect(namesIn(cloud).filter((name) => OF_ONE_CLOUD.test(name) && !(name in OF_ALL_CLOUDS))).toEqual([]);
});

test('each host of all clouds is one that the test above would find', () => {
  expect(Object.keys(OF_ALL_CLOUDS).filter((host) => !OF_ONE_CLOUD.test(host))).toEqual([]);
});

test.each(['public', 'usgovernment', 'china'] as const)('zones of endpoints in %s are those of the names', (cloud) => {
  const known = allForCloud(SERVICE_NAMES, cloud).map(({ zone }) => zone);
  const zones = Object.values(PRIVATE_LINKS).flatMap((link): readonly string[] => forCloud(link, cloud)?.zones ?? []);
  expect(zones.filter((zone) => !known.includes(zone))).toEqual([]);
});

test('hosts of the clouds have no host in common', () => {
  const hosts = Object.values(CLOUDS).flatMap(({ resourceManager, login, storage, vault, registry }) => [
    resourceManager,
    login,
    storage,
    vault,
    registry,
  ]);
  expect(new Set(hosts).size).toBe(hosts.length);
});
