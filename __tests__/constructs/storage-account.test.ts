import { assignRole } from '../../src/constructs/managed-identity';
import {
  StorageAccount,
  type StorageAccountProps,
  StorageFirewall,
  type StorageFirewallProps,
} from '../../src/constructs/storage-account';
import { Subnet } from '../../src/constructs/subnet';
import { synthesizeConstructs } from '../../src/testing';
import { AKS_SUBNET, COMPUTE, PLACEMENT, reference, STORAGE_ID, TENANT, WORKSPACE_ID } from './samples';

const CLOSED = { subnets: [COMPUTE, AKS_SUBNET], clientIps: ['203.0.113.7', '198.51.100.0/28'] };

const account = (over: Partial<StorageAccountProps> = {}) =>
  synthesizeConstructs((stack) => {
    new StorageAccount(stack, 'Storage', { name: 'stml', placement: PLACEMENT, firewall: CLOSED, ...over });
  });
const firewall = (over: Partial<StorageFirewallProps> = {}) =>
  synthesizeConstructs((stack) => {
    new StorageFirewall(stack, 'Firewall', { storageAccountId: STORAGE_ID, ...CLOSED, trusted: 'services', ...over });
  }).only('azurerm_storage_account_network_rules');

describe('StorageAccount', () => {
  test.each<[string, string, unknown]>([
    ['is of the second generation', 'account_kind', 'StorageV2'],
    ['is on ordinary disks', 'account_tier', 'Standard'],
    ['is flat, as a workspace wants it', 'is_hns_enabled', false],
    ['takes TLS 1.2 at least', 'min_tls_version', 'TLS1_2'],
    ['takes no plain HTTP', 'https_traffic_only_enabled', true],
    ['has no blob that everybody reads', 'allow_nested_items_to_be_public', false],
    ['is copied to no other tenant', 'cross_tenant_replication_enabled', false],
    ['has no local users', 'local_user_enabled', false],
    ['takes no SFTP', 'sftp_enabled', false],
    ['keeps the keys that the workspace signs in with', 'shared_access_key_enabled', true],
    ['prefers Entra ID in the portal', 'default_to_oauth_authentication', true],
    ['keeps the public address, where the rules decide', 'public_network_access_enabled', true],
  ])('%s', (_, argument, value) => {
    expect(account().only('azurerm_storage_account')[argument]).toBe(value);
  });

  test('has no public address where only private endpoints lead to it', () => {
    expect(account({ publicNetworkAccess: false }).only('azurerm_storage_account')).toMatchObject({
      public_network_access_enabled: false,
      network_rules: { default_action: 'Deny' },
    });
  });

  test('is closed from the first second to all but those that are named', () => {
    expect(account().only('azurerm_storage_account').network_rules).toEqual({
      default_action: 'Deny',
      bypass: ['AzureServices'],
      ip_rules: ['203.0.113.7', '198.51.100.0/28'],
      virtual_network_subnet_ids: [COMPUTE.subnetId, AKS_SUBNET.subnetId],
    });
  });

  test('says so where nobody is named: lists that are left out would stay as they were', () => {
    expect(
      account({ firewall: { subnets: [], clientIps: [] } }).only('azurerm_storage_account').network_rules,
    ).toMatchObject({
      default_action: 'Deny',
      ip_rules: [],
      virtual_network_subnet_ids: [],
    });
  });

  test('writes no rules where a firewall of its own will', () => {
    expect(account({ firewall: undefined }).only('azurerm_storage_account')).not.toHaveProperty('network_rules');
  });

  test.each<[StorageAccountProps['replication'], string]>([
    [undefined, 'LRS'],
    ['ZRS', 'ZRS'],
    ['GRS', 'GRS'],
    ['GZRS', 'GZRS'],
    ['RAGRS', 'RAGRS'],
    ['RAGZRS', 'RAGZRS'],
  ])('is replicated as %s: %s', (replication, written) => {
    expect(account({ replication }).only('azurerm_storage_account').account_replication_type).toBe(written);
  });

  test('refers to a subnet of the same stack, tells its id and when it stands', () => {
    const stack = synthesizeConstructs((own) => {
      const subnet = new Subnet(own, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
      });
      const { storageAccountId, ready } = new StorageAccount(own, 'Storage', {
        name: 'st',
        placement: PLACEMENT,
        firewall: { subnets: [subnet], clientIps: [] },
      });
      assignRole(own, 'Role', {
        on: storageAccountId,
        role: 'Reader',
        principalId: 'p',
        principalKey: 'k',
        after: ready,
      });
    });
    expect(stack.only('azurerm_storage_account')).toMatchObject({
      network_rules: { virtual_network_subnet_ids: [reference('azurerm_subnet', 'id')] },
    });
    expect(stack.only('azurerm_role_assignment')).toMatchObject({
      scope: reference('azurerm_storage_account', 'id'),
      depends_on: [expect.stringMatching(/^azurerm_storage_account\./)],
    });
  });
});

describe('StorageFirewall', () => {
  test('closes an account to all but those that are named and Azure’s trusted services', () => {
    expect(firewall()).toEqual({
      storage_account_id: STORAGE_ID,
      default_action: 'Deny',
      bypass: ['AzureServices'],
      ip_rules: ['203.0.113.7', '198.51.100.0/28'],
      virtual_network_subnet_ids: [COMPUTE.subnetId, AKS_SUBNET.subnetId],
    });
  });

  test('lets in the instances that are named, and nothing else of Azure', () => {
    expect(firewall({ trusted: [{ resourceId: WORKSPACE_ID, tenantId: TENANT }] })).toMatchObject({
      default_action: 'Deny',
      bypass: ['None'],
      private_link_access: [{ endpoint_resource_id: WORKSPACE_ID, endpoint_tenant_id: TENANT }],
    });
  });

  test('lets in nothing of Azure where no instance is named', () => {
    const written = firewall({ trusted: [] });
    expect(written.bypass).toEqual(['None']);
    expect(written).not.toHaveProperty('private_link_access');
  });

  test('closes an account of the same stack, and is ready when it has', () => {
    const stack = synthesizeConstructs((own) => {
      const { storageAccountId } = new StorageAccount(own, 'Storage', {
        name: 'st',
        placement: PLACEMENT,
        firewall: undefined,
      });
      const { ready } = new StorageFirewall(own, 'Firewall', {
        storageAccountId,
        subnets: [],
        clientIps: [],
        trusted: 'services',
      });
      assignRole(own, 'Role', { on: STORAGE_ID, role: 'Reader', principalId: 'p', principalKey: 'k', after: ready });
    });
    expect(stack.only('azurerm_storage_account_network_rules').storage_account_id).toEqual(
      reference('azurerm_storage_account', 'id'),
    );
    expect(stack.only('azurerm_role_assignment').depends_on).toEqual([
      expect.stringMatching(/^azurerm_storage_account_network_rules\./),
    ]);
  });
});
