import { type Body, lastSegment } from '../resource';
import { type Behaviours, defaults } from './behaviour';

const SERVICES = ['blob', 'queue', 'table', 'file', 'dfs', 'web'] as const;

/** What holds data: accounts, vaults, registries. Their data planes answer at `*.localhost`, see `data-plane.ts`. */
export const storageBehaviours: Behaviours = {
  'microsoft.storage/storageaccounts': (account) => {
    const { id, location, sku, properties } = account;
    // No port: the provider refuses a data-plane id that has one.
    const endpoints = SERVICES.map((service) => [service, `https://${lastSegment(id)}.${service}.core.localhost/`]);
    Object.assign(properties, { primaryLocation: location, statusOfPrimary: 'available', creationTime: CREATED });
    properties.primaryEndpoints = Object.fromEntries(endpoints);
    const key: Body = { enabled: true, keyType: 'Account' };
    const open = { ipRules: [], virtualNetworkRules: [], resourceAccessRules: [] };
    defaults(properties, {
      networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow', ...open },
      encryption: { keySource: 'Microsoft.Storage', services: { blob: { ...key }, file: { ...key } } },
    });
    if (sku !== undefined) sku.tier ??= String(sku.name).split('_')[0];
  },
  'microsoft.storage/storageaccounts/blobservices/containers': ({ properties }) =>
    defaults(properties, { publicAccess: 'None', metadata: {}, hasImmutabilityPolicy: false, hasLegalHold: false }),
  'microsoft.storage/storageaccounts/fileservices/shares': ({ properties }) =>
    defaults(properties, {
      shareQuota: 5120,
      accessTier: 'TransactionOptimized',
      enabledProtocols: 'SMB',
      metadata: {},
    }),
  'microsoft.keyvault/vaults': ({ id, properties }) => {
    delete properties.createMode;
    Object.assign(properties, { vaultUri: `https://${lastSegment(id)}.vault.localhost/`, enableSoftDelete: true });
    defaults(properties, { accessPolicies: [], softDeleteRetentionInDays: 90, publicNetworkAccess: 'Enabled' });
  },
  'microsoft.containerregistry/registries': (registry) => {
    const { id, sku, properties } = registry;
    properties.loginServer = `${lastSegment(id).toLowerCase()}.azurecr.localhost`;
    if (sku !== undefined) sku.tier = sku.name;
    defaults(properties, {
      adminUserEnabled: false,
      publicNetworkAccess: 'Enabled',
      zoneRedundancy: 'Disabled',
      networkRuleBypassOptions: 'AzureServices',
      roleAssignmentMode: 'LegacyRegistryPermissions',
      policies: {},
    });
    properties.policies.azureADAuthenticationAsArmPolicy ??= { status: 'enabled' };
  },
};

const CREATED = '2026-01-01T00:00:00Z';
