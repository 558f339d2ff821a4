import { writePath } from '../../src/config/problem';
import { type Change, planOf } from './configs';

const noticesOf = (change: Change) => planOf(change).notices.map(({ path, text }) => `${writePath(path)}: ${text}`);
const CLOSED_STUDIO: Change = { 'workspace.publicNetworkAccess': undefined };
const PRIVATE_STORAGE: Change = { 'connectivity.storage': 'privateEndpoint' };
const PRIVATE_VAULT: Change = { 'connectivity.keyVault': 'privateEndpoint' };
const NO_CLIENTS: Change = { 'access.clientIps': [] };
const zone = (name: string) =>
  `/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.${name}`;
const ZONES = ['api.azureml.ms', 'notebooks.azure.net', 'azurecr.io'].map(zone);

test.each<[string, Change, string, Change]>([
  [
    'clients reach the vault alone',
    PRIVATE_STORAGE,
    'access.clientIps: they reach the vault only: the storage account has no public address (connectivity)',
    { ...PRIVATE_STORAGE, ...NO_CLIENTS },
  ],
  [
    'clients reach the storage account alone',
    PRIVATE_VAULT,
    'access.clientIps: they reach the storage account only: the vault has no public address (connectivity)',
    { ...PRIVATE_VAULT, ...NO_CLIENTS },
  ],
  [
    'studio is public and its data is not',
    PRIVATE_STORAGE,
    'workspace.publicNetworkAccess: studio opens from the Internet, and shows no data there: a browser reads storage itself, which is private',
    { ...PRIVATE_STORAGE, ...CLOSED_STUDIO },
  ],
  [
    'somebody else links the zones',
    { 'privateDnsZones.existing.resourceGroup': 'rg-dns' },
    "privateDnsZones.existing.linkedBy: names stay public until the zones' owner has linked this network (or its DNS server's): computes need that before they are made",
    { 'privateDnsZones.existing': { resourceGroup: 'rg-dns', linkedBy: 'us' } },
  ],
  [
    'a zone is named that no endpoint needs',
    { 'privateDnsZones.existing.ids': [...ZONES, zone('vaultcore.azure.net')] },
    'privateDnsZones.existing.ids[3]: not used: the config makes no endpoint with names in this zone',
    { 'privateDnsZones.existing.ids': ZONES },
  ],
  [
    'only the workspace is trusted, of an account that has a public address',
    { 'storage.trusted': 'workspace' },
    'storage.trusted: the account is open until the workspace stands and its rules are written; choose before the first apply',
    { 'storage.trusted': 'workspace', ...PRIVATE_STORAGE },
  ],
  [
    'the deployer is let in',
    { 'bootstrap.deployerAddress': { address: '203.0.113.9', reason: 'x' } },
    'bootstrap.deployerAddress: reaches both until it is removed: remove it and apply again once nothing is written from there; storage takes no address of an Azure host in its own region',
    {},
  ],
  [
    'the deployer is let in to the vault alone',
    { ...PRIVATE_STORAGE, 'bootstrap.deployerAddress': { address: '203.0.113.9', reason: 'x' } },
    'bootstrap.deployerAddress: reaches the vault until it is removed: remove it and apply again once nothing is written from there; storage takes no address of an Azure host in its own region',
    PRIVATE_VAULT,
  ],
  [
    'the account is closed late',
    { 'bootstrap.closeAfterCreation': { reason: 'x' } },
    'bootstrap.closeAfterCreation: the account is open to keys and roles from anywhere until the workspace stands, and stays so where an apply breaks off; choose before the first apply',
    { 'bootstrap.closeAfterCreation': { reason: 'x' }, 'storage.trusted': 'workspace' },
  ],
  [
    'a policy leaves storage of other regions open',
    { 'storage.endpointPolicy': {}, outbound: 'open', 'firewall.packages': [], 'firewall.hosts': [] },
    'storage.endpointPolicy: storage of other regions stays open: a policy filters the own one (outbound: limited)',
    { 'storage.endpointPolicy': {} },
  ],
  [
    'a policy breaks what others own',
    { 'storage.endpointPolicy': {} },
    'storage.endpointPolicy: images of viennaglobal.azurecr.io, public data sets and registries of others no longer load where their layers lie in storage of the region',
    {},
  ],
  [
    'AKS has no policy',
    { 'storage.endpointPolicy': {} },
    'storage.endpointPolicy: the AKS subnet has no policy, which Microsoft does not support there: connectivity.storage: privateEndpoint takes its service endpoint away',
    { 'storage.endpointPolicy': {}, ...PRIVATE_STORAGE },
  ],
])('a config says when %s', (_, change, notice, quiet) => {
  expect(noticesOf(change)).toContain(notice);
  expect(noticesOf(quiet)).not.toContain(notice);
});
