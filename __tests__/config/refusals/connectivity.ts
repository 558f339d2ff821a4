import { found, type Refusal, values } from './refusal';

const PRIVATE = { 'connectivity.storage': 'privateEndpoint', 'connectivity.keyVault': 'privateEndpoint' };
const NO_CLIENTS = { 'access.clientIps': [] };
const HUB = '11111111-1111-1111-1111-111111111111';
const id = (zone: string) =>
  `/subscriptions/${HUB}/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/${zone}`;
const WORKSPACE = ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net', 'privatelink.azurecr.io'];
const IDS = WORKSPACE.map(id);
const SIMPLIFIED = { 'compute.communication': 'simplified' };
const ACCOUNT = `/subscriptions/${HUB}/resourceGroups/rg-data/providers/Microsoft.Storage/storageAccounts/stdata`;
const ZONES = { 'privateDnsZones.existing.ids': IDS };
const GROUP = { 'privateDnsZones.existing.resourceGroup': 'rg-dns' };

/** Private endpoints, what they make impossible, and the zones that they need. */
export const CONNECTIVITY: readonly Refusal[] = [
  ...values('connectivity.storage', 'connectivity', "did you mean 'privateEndpoint'?", [
    ['privateEndpoints', 'privateEndpoint'],
    ['PrivateEndpoint', 'serviceEndpoint'],
  ]),
  ...values('connectivity.keyVault', 'connectivity', 'write one of these', [['public', 'privateEndpoint']]),
  {
    when: 'parts of storage get private endpoints, and storage is reached by service endpoint',
    bad: { 'storage.privateEndpoints': ['queue'] },
    code: 'needs',
    path: 'storage.privateEndpoints',
    found: '["queue"]',
    fix: 'set connectivity.storage: privateEndpoint',
    good: { 'storage.privateEndpoints': ['queue'], 'connectivity.storage': 'privateEndpoint' },
  },
  {
    when: 'a part of storage is asked for twice',
    bad: { 'storage.privateEndpoints': ['queue', 'table', 'queue'], 'connectivity.storage': 'privateEndpoint' },
    code: 'duplicate',
    path: 'storage.privateEndpoints[2]',
    found: 'queue',
    fix: 'remove it',
    good: { 'storage.privateEndpoints': ['queue', 'table', 'dfs'], 'connectivity.storage': 'privateEndpoint' },
  },
  ...values('storage.privateEndpoints[0]', 'storage-part', 'write one of these', [['blob', 'dfs']], {
    'connectivity.storage': 'privateEndpoint',
    'storage.privateEndpoints': [],
  }),
  {
    when: 'clients are named and neither storage nor vault has a public address',
    bad: PRIVATE,
    code: 'needs',
    path: 'access.clientIps',
    found: 'connectivity.storage and connectivity.keyVault: privateEndpoint',
    fix: 'connect the clients to the network',
    good: { ...PRIVATE, 'connectivity.keyVault': 'serviceEndpoint' },
  },
  ...values('privateDnsZones', 'type', 'write keys and values', [[null, {}]]),
  ...values('privateDnsZones.existing.resourceGroup', 'name', 'write a value of that form', [['rg-dns.', 'rg-dns']]),
  ...values('privateDnsZones.existing.subscriptionId', 'guid', 'write a value of that form', [['hub', HUB]], GROUP),
  ...values('privateDnsZones.existing.linkedBy', 'linked-by', "did you mean 'owner'?", [['owners', 'owner']], GROUP),
  ...values(
    'privateDnsZones.existing.ids[0]',
    'zone-id',
    'copy the id',
    [
      ['privatelink.azurecr.io', IDS[0]],
      [id('privatelink.azurecr.io').replace('privateDnsZones', 'dnsZones'), IDS[0]],
      [id('PrivateLink.AzureCr.io'), IDS[0]],
    ],
    { 'privateDnsZones.existing.ids': IDS },
  ),
  {
    when: 'existing zones are neither in a group nor named',
    bad: { 'privateDnsZones.existing': {} },
    code: 'one-form',
    path: 'privateDnsZones.existing',
    found: 'neither resourceGroup nor ids',
    fix: 'name the group',
    good: GROUP,
  },
  {
    when: 'existing zones are in a group and named',
    bad: { ...GROUP, ...ZONES },
    code: 'one-form',
    path: 'privateDnsZones.existing',
    found: 'resourceGroup and ids',
    fix: 'name the group',
    good: ZONES,
  },
  {
    when: 'a subscription stands beside ids',
    bad: { ...ZONES, 'privateDnsZones.existing.subscriptionId': HUB },
    code: 'needs',
    path: 'privateDnsZones.existing.subscriptionId',
    found: 'subscriptionId beside ids',
    fix: 'remove it',
    good: { ...GROUP, 'privateDnsZones.existing.subscriptionId': HUB },
  },
  {
    when: 'we link zones of another subscription',
    bad: {
      ...GROUP,
      'privateDnsZones.existing.subscriptionId': HUB,
      'privateDnsZones.existing.linkedBy': 'us',
      'provider.subscriptionId': HUB.replaceAll('1', '2'),
    },
    code: 'linked-by',
    path: 'privateDnsZones.existing.linkedBy',
    found: `us, with zones in ${HUB}`,
    fix: 'let their owner link the network',
    good: {
      ...GROUP,
      'privateDnsZones.existing.subscriptionId': HUB,
      'privateDnsZones.existing.linkedBy': 'us',
      'provider.subscriptionId': HUB,
    },
  },
  {
    when: 'we link zones that are named by id',
    bad: { ...ZONES, 'privateDnsZones.existing.linkedBy': 'us' },
    code: 'linked-by',
    path: 'privateDnsZones.existing.linkedBy',
    found: 'us, with zones by id',
    fix: 'name the resourceGroup',
    good: { ...GROUP, 'privateDnsZones.existing.linkedBy': 'us' },
  },
  {
    when: 'a zone that an endpoint needs is not named',
    bad: { ...ZONES, ...PRIVATE, ...NO_CLIENTS },
    code: 'missing',
    path: 'privateDnsZones.existing.ids',
    found: WORKSPACE.join(', '),
    fix: 'add privatelink.blob.core.windows.net, privatelink.file.core.windows.net, privatelink.vaultcore.azure.net',
    good: ZONES,
  },
  {
    when: 'no zone is named at all',
    bad: { 'privateDnsZones.existing.ids': [] },
    code: 'missing',
    path: 'privateDnsZones.existing.ids',
    found: found(undefined),
    fix: `add ${WORKSPACE.join(', ')}`,
    good: ZONES,
  },
  {
    when: 'a zone is that of another cloud',
    bad: { 'privateDnsZones.existing.ids': [...IDS, id('privatelink.azurecr.us')] },
    code: 'zone',
    path: 'privateDnsZones.existing.ids[3]',
    found: 'privatelink.azurecr.us',
    fix: "did you mean 'privatelink.azurecr.io'?",
    good: ZONES,
  },
  {
    when: 'a zone has a name that nobody asks for',
    bad: { 'privateDnsZones.existing.ids': [...IDS, id('privatelink.vault.azure.net')] },
    code: 'zone',
    path: 'privateDnsZones.existing.ids[3]',
    found: 'privatelink.vault.azure.net',
    fix: "did you mean 'privatelink.vaultcore.azure.net'?",
    good: { 'privateDnsZones.existing.ids': [...IDS, id('privatelink.vaultcore.azure.net')] },
  },
  {
    when: 'a zone is named twice',
    bad: { 'privateDnsZones.existing.ids': [...IDS, id('privatelink.azurecr.io').replace('rg-dns', 'rg-other')] },
    code: 'duplicate',
    path: 'privateDnsZones.existing.ids[3]',
    found: 'privatelink.azurecr.io',
    fix: 'keep the one that the network is linked to',
    good: ZONES,
  },
  ...values('storage.endpointPolicy', 'type', 'write keys and values', [[true, {}]], SIMPLIFIED),
  ...values(
    'storage.endpointPolicy.alsoAccounts[0]',
    'account-id',
    'copy the id',
    [
      ['stdata', ACCOUNT],
      [ACCOUNT.replace('storageAccounts', 'StorageAccount'), ACCOUNT.replace(/\/providers.*/, '')],
    ],
    { ...SIMPLIFIED, 'storage.endpointPolicy.alsoAccounts': [ACCOUNT] },
  ),
  {
    when: 'an account is named twice',
    bad: { 'storage.endpointPolicy.alsoAccounts': [ACCOUNT, ACCOUNT.replace('rg-data', 'RG-Data')] },
    code: 'duplicate',
    path: 'storage.endpointPolicy.alsoAccounts[1]',
    found: 'RG-Data',
    fix: 'remove it',
    good: { 'storage.endpointPolicy.alsoAccounts': [ACCOUNT] },
  },
  {
    when: 'classic nodes get an endpoint policy',
    bad: { 'storage.endpointPolicy': {}, 'compute.communication': 'classic' },
    code: 'needs',
    path: 'storage.endpointPolicy',
    found: 'compute.communication: classic',
    fix: 'set compute.communication: simplified',
    good: { 'storage.endpointPolicy': {} },
  },
];
