import type { Change } from '../configs';
import { type Refusal, values } from './refusal';

const REASON = { reason: 'a test needs it' };
const ID = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-data/providers';
const ACCOUNT = `${ID}/Microsoft.Storage/storageAccounts/stfeatures`;

/** The full config in a managed network: without what is for a network of one's own. */
const MANAGED: Change = {
  managedNetwork: {},
  aks: undefined,
  connectivity: { storage: 'privateEndpoint', keyVault: 'privateEndpoint' },
  'access.clientIps': [],
  'compute.publicIp': undefined,
  'compute.ssh': undefined,
};
const LIMITED: Change = { ...MANAGED, outbound: 'limited', 'firewall.packages': [], 'firewall.hosts': [] };
const EVENTS = { tag: 'EventHub', ...REASON };
const BLOBS = { id: ACCOUNT, part: 'blob', ...REASON };
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample admin@example';
const AKS = { serviceCidr: '10.41.0.0/16', dnsServiceIp: '10.41.0.10', nodes: { count: 3, vmSize: 'Standard_D4s_v5' } };
const OWN = 'remove it, or remove managedNetwork and use a network of your own';

/** Something that has no place beside a managed network, and the same config without it. */
const beside = (path: string, bad: unknown, good: unknown, over: Partial<Refusal> = {}): Refusal => ({
  when: `${path} stands beside a managed network`,
  bad: { ...MANAGED, [path]: bad },
  code: 'managed',
  path,
  found: 'beside managedNetwork',
  fix: OWN,
  good: { ...MANAGED, [path]: good },
  ...over,
});

/** A network that Microsoft keeps for the nodes. */
export const MANAGED_NETWORK: readonly Refusal[] = [
  ...(['storage', 'keyVault'] as const).map((key) =>
    beside(`connectivity.${key}`, 'serviceEndpoint', 'privateEndpoint', {
      fix: `set connectivity.${key}: privateEndpoint`,
      found: 'serviceEndpoint',
    }),
  ),
  beside('aks', AKS, undefined),
  beside('databricks', { maxNodes: 8 }, undefined),
  beside(
    'attached.virtualMachines',
    [
      {
        name: 'trainer',
        vmSize: 'Standard_D4s_v5',
        adminUsername: 'trainer',
        publicKey: KEY,
        privateKey: { keyVaultSecret: `${ID}/Microsoft.KeyVault/vaults/kv-ops/secrets/vm-train` },
      },
    ],
    [],
  ),
  beside('forcedTunnelling', { nextHop: { appliance: '10.40.112.4' } }, undefined, {
    bad: { ...LIMITED, forcedTunnelling: { nextHop: { appliance: '10.40.112.4' } } },
    good: LIMITED,
  }),
  beside('firewall.tier', 'Premium', 'Standard'),
  beside('firewall.classicRules', true, false),
  beside(
    'firewall.existing',
    { policyName: 'afwp-hub', resourceGroup: 'rg-hub', privateAddress: '10.0.1.4' },
    undefined,
    {
      bad: {
        ...MANAGED,
        'network.reserved': [],
        'network.peerings': [
          {
            id: `${ID}/Microsoft.Network/virtualNetworks/vnet-hub`,
            addressSpace: ['10.0.0.0/16'],
          },
        ],
        'firewall.existing': { policyName: 'afwp-hub', resourceGroup: 'rg-hub', privateAddress: '10.0.1.4' },
      },
    },
  ),
  beside('storage.endpointPolicy', {}, undefined),
  beside('compute.spareAddresses', 8, 0, { fix: 'remove it: nothing is to be kept free' }),
  beside('compute.communication', 'classic', 'simplified', { fix: 'remove it' }),
  beside('compute.publicIp', REASON, undefined),
  beside('compute.clusters[0].publicIp', REASON, undefined),
  beside('compute.instances[0].publicIp', REASON, undefined),
  beside('tools.microsoftImages', false, true),
  {
    when: 'a managed network is to be in another cloud',
    bad: { ...LIMITED, region: 'usgovvirginia' },
    code: 'cloud',
    path: 'managedNetwork',
    found: 'region: usgovvirginia',
    fix: 'use a network of your own',
    good: LIMITED,
  },
  ...values(
    'managedNetwork.serviceTags[0].tag',
    'managed-tag',
    'set outbound: open, which says so',
    [['Internet', 'EventHub']],
    { ...LIMITED, managedNetwork: { serviceTags: [EVENTS] } },
  ),
  ...values('managedNetwork.serviceTags[0].tag', 'managed-tag', 'EventHub', [['EventHubs', 'EventHub']], {
    ...LIMITED,
    managedNetwork: { serviceTags: [EVENTS] },
  }),
  ...values(
    'managedNetwork.serviceTags[0].ports[0]',
    'port',
    'write a value of that form',
    [
      ['https', '443'],
      ['443,80', '80-443'],
      ['', '*'],
    ],
    { ...LIMITED, managedNetwork: { serviceTags: [{ ...EVENTS, ports: ['443'] }] } },
  ),
  ...values('managedNetwork.serviceTags[0].reason', 'missing', 'add it', [[undefined, 'x']], {
    ...LIMITED,
    managedNetwork: { serviceTags: [EVENTS] },
  }),
  {
    when: 'service tags are named and everything is open',
    bad: { ...LIMITED, outbound: 'open', managedNetwork: { serviceTags: [EVENTS] } },
    code: 'needs',
    path: 'managedNetwork.serviceTags',
    found: 'outbound: open',
    fix: 'set outbound: limited or firewall, or remove them',
    good: { ...LIMITED, managedNetwork: { serviceTags: [EVENTS] } },
  },
  {
    when: 'one service tag has two rules',
    bad: { ...LIMITED, managedNetwork: { serviceTags: [EVENTS, { ...EVENTS, ports: ['5671'] }] } },
    code: 'duplicate',
    path: 'managedNetwork.serviceTags[1]',
    found: 'EventHub TCP',
    fix: 'write its ports into managedNetwork.serviceTags[0]',
    good: { ...LIMITED, managedNetwork: { serviceTags: [EVENTS, { ...EVENTS, protocol: 'UDP' }] } },
  },
  ...values(
    'managedNetwork.privateEndpoints[0].id',
    'azure-id',
    'copy the id from the properties of one of',
    [[`${ID}/Microsoft.Sql/servers/sql`, ACCOUNT]],
    { ...LIMITED, managedNetwork: { privateEndpoints: [BLOBS] } },
  ),
  ...values('managedNetwork.serviceTags[0].protocol', 'protocol', 'write one of these', [['SCTP', 'ICMP']], {
    ...LIMITED,
    managedNetwork: { serviceTags: [EVENTS] },
  }),
  ...values('managedNetwork.privateEndpoints[0].reason', 'missing', 'add it', [[undefined, 'x']], {
    ...LIMITED,
    managedNetwork: { privateEndpoints: [BLOBS] },
  }),
  ...values('managedNetwork.privateEndpoints[0].part', 'managed-part', "did you mean 'blob'?", [['blobs', 'blob']], {
    ...LIMITED,
    managedNetwork: { privateEndpoints: [BLOBS] },
  }),
  ...values('managedNetwork.privateEndpoints[0].part', 'part', 'name one of these', [['vault', 'dfs']], {
    ...LIMITED,
    managedNetwork: { privateEndpoints: [BLOBS] },
  }),
  {
    when: 'two private endpoints lead to the same part',
    bad: { ...LIMITED, managedNetwork: { privateEndpoints: [BLOBS, { ...BLOBS, id: ACCOUNT.toLowerCase() }] } },
    code: 'duplicate',
    path: 'managedNetwork.privateEndpoints[1]',
    found: 'blob of stfeatures',
    fix: 'remove it',
    good: { ...LIMITED, managedNetwork: { privateEndpoints: [BLOBS, { ...BLOBS, part: 'file' }] } },
  },
  ...values(
    'firewall.hosts[0].host',
    'managed',
    'name the account in managedNetwork.privateEndpoints',
    [
      ['stfeatures.blob.core.windows.net', 'pypi.org'],
      ['*.blob.core.windows.net', 'core.windows.example'],
    ],
    MANAGED,
  ),
];
