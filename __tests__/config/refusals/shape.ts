import { type Refusal, values } from './refusal';

/** Sections that may be empty. */
const SECTIONS = ['provider', 'backend', 'firewall', 'access', 'storage', 'workspace', 'compute', 'names'];

/** What a config must say, and what it may say there. */
const REQUIRED = {
  name: 'fraud',
  environment: 'dev',
  region: 'uksouth',
  network: { addressSpace: '10.40.0.0/16' },
  'network.addressSpace': '10.40.0.0/16',
  'aks.serviceCidr': '10.41.0.0/16',
  'aks.dnsServiceIp': '10.41.0.10',
  'aks.nodes': { count: 3, vmSize: 'Standard_D4s_v5' },
  'aks.nodes.count': 3,
  'aks.nodes.vmSize': 'Standard_D4s_v5',
  'compute.clusters[0].name': 'cpu',
  'compute.clusters[0].vmSize': 'Standard_D4s_v5',
  'compute.ssh.reason': 'x',
  'compute.ssh.from': ['198.51.100.0/28'],
  'compute.ssh.adminUsername': 'azureuser',
  'compute.ssh.publicKey': 'ssh-ed25519 AAAA',
  'aks.publicApiServer.reason': 'x',
  'aks.publicApiServer.from': ['198.51.100.0/28'],
  'firewall.hosts[0].host': 'a.example.com',
  'firewall.hosts[0].reason': 'x',
};

/** Keys that are unknown or missing, and values of another kind. */
export const SHAPE: readonly Refusal[] = [
  ...(
    [
      ['netwrok', "did you mean 'network'?"],
      ['network.adressSpace', "did you mean 'addressSpace'?"],
      ['compute.clusters[0].minNode', "did you mean 'minNodes'?"],
      ['aks.nodes.max_pods', "did you mean 'maxPods'?"],
      ['aks.dns', 'remove it'],
      ['access.clientIp', "did you mean 'clientIps'?"],
      ['compute.ssh.password', 'remove it'],
      ['backend.s3', 'remove it'],
    ] as const
  ).map(([path, fix]) => ({
    when: `the key ${path} stands`,
    bad: { [path]: 'x' },
    code: 'unknown-key',
    path,
    found: path.split('.').at(-1) ?? '',
    fix,
    good: {},
  })),
  ...Object.entries(REQUIRED).flatMap(([path, value]) => values(path, 'missing', 'add it', [[undefined, value]])),
  ...values('region', 'region', "did you mean 'westeurope'?", [
    ['westeurpoe', 'westeurope'],
    ['West Europe', 'westeurope'],
    ['WestEurope', 'westeurope'],
  ]),
  ...values('region', 'region', 'write one of these', [['moon', 'eastus2']]),
  ...SECTIONS.flatMap((path) =>
    values(path, 'type', 'write keys and values', [
      [null, {}],
      [[], {}],
    ]),
  ),
  ...values('aks', 'type', 'write keys and values', [[null, undefined]]),
  // What YAML 1.2 makes of texts that were not put in quotes.
  ...values('name', 'type', 'write text', [
    [123, 'f123'],
    [false, 'false'],
    [null, 'null'],
    [['fraud'], 'fraud'],
  ]),
  ...values('region', 'type', 'write one of these', [[false, 'norwayeast']]),
  ...values('uniqueSuffix', 'type', 'write text', [[815, '0815']]),
  ...values('tags.owner', 'type', 'write text', [
    [815, '0815'],
    [null, 'null'],
    [['a', 'b'], 'a, b'],
  ]),
  ...values('tags', 'type', 'write keys and values', [['owner=me', { owner: 'me' }]]),
  ...values('network.reserved', 'type', 'write a list', [['10.0.0.0/16', ['10.0.0.0/16']]]),
  ...values('access.clientIps', 'type', 'write a list', [['203.0.113.7', ['203.0.113.7']]]),
  ...values('compute.clusters', 'type', 'write a list', [[{ name: 'cpu' }, []]]),
  ...values('compute.instances', 'type', 'write a list', [[{}, []]]),
  ...values('firewall.packages', 'type', 'write a list', [['python', ['python']]]),
  ...values('firewall.hosts', 'type', 'write a list', [['a.example.com', []]]),
  ...values('aks.scoringFrom', 'type', 'write a list', [['10.0.0.0/16', ['10.0.0.0/16']]]),
  ...values('compute.clusters[0]', 'type', 'write keys and values', [
    ['cpu', { name: 'cpu', vmSize: 'Standard_D4s_v5', maxNodes: 1 }],
  ]),
  ...values('provider.azurerm', 'type', 'write one of these', [[true, 5]]),
];
