import { AZURERM, type AzurermGeneration } from '../../src/facts/provider';
import type { SynthesizedStack } from '../../src/testing';
import { EXAMPLES, synthesizeExample } from '../support/examples';
import { check, type Violation } from './check';
import { readSchema } from './provider-schema';

const GENERATIONS = Object.keys(AZURERM) as AzurermGeneration[];
const SCHEMAS = { '4': readSchema(AZURERM['4'].version), '5': readSchema(AZURERM['5'].version) };
const OTHER = { '4': '5', '5': '4' } as const;

const stacks = new Map<string, SynthesizedStack>();
const example = (name: string, generation: AzurermGeneration): SynthesizedStack => {
  const key = `${name} ${generation}`;
  const stack = stacks.get(key) ?? synthesizeExample(name, generation);
  stacks.set(key, stack);
  return stack;
};
const lines = (violations: readonly Violation[]) =>
  violations.map(({ kind, address, text }) => `${kind}: ${address}: ${text}`);

const cases = Object.keys(EXAMPLES).flatMap((name) => GENERATIONS.map((generation) => [name, generation] as const));

describe.each(cases)('%s, written for azurerm %s', (name, generation) => {
  test('holds what that release takes, and nothing else', () => {
    expect(lines(check(example(name, generation).json, SCHEMAS[generation]))).toEqual([]);
  });

  test('is asked of the release that its schema is of', () => {
    const { required_providers: required } = example(name, generation).json.terraform ?? {};
    // Terraform reads a source without a namespace as one of hashicorp's own.
    expect(required?.azurerm).toEqual({ source: 'azurerm', version: SCHEMAS[generation].version });
  });

  test('asks the provider for the features that the whole needs, each of which that release has', () => {
    const [provider] = (example(name, generation).json.provider as { azurerm: { features: object[] }[] }).azurerm;
    // A deployer whose address is let in uses the data planes (__tests__/azure/bootstrap.test.ts).
    const reached = name === 'bootstrap';
    const vault = { purge_soft_delete_on_destroy: false, recover_soft_deleted_key_vaults: true };
    expect(provider?.features).toEqual([
      {
        application_insights: [{ disable_generated_rule: true }],
        key_vault: [reached ? expect.objectContaining(vault) : vault],
        resource_group: [{ prevent_deletion_if_contains_resources: true }],
        storage: [{ data_plane_available: reached }],
        template_deployment: [{ delete_nested_items_during_deletion: false }],
      },
    ]);
  });

  test('is refused by the other release', () => {
    expect(check(example(name, generation).json, SCHEMAS[OTHER[generation]])).not.toEqual([]);
  });

  test('writes no argument that either release calls deprecated', () => {
    const both = GENERATIONS.flatMap((one) => check(example(name, generation).json, SCHEMAS[one]));
    expect(lines(both.filter(({ kind }) => kind === 'deprecated'))).toEqual([]);
  });
});

/** What the other release refuses, by type and kind: the dialect rewrites these and no more. */
const crossing = (generation: AzurermGeneration) => {
  const found = Object.keys(EXAMPLES).flatMap((name) =>
    check(example(name, generation).json, SCHEMAS[OTHER[generation]]),
  );
  return [
    ...new Set(found.map(({ kind, address }) => `${kind} ${address.replace(/^(azurerm_\w+)\.[^.]+/, '$1')}`)),
  ].sort();
};

test('azurerm 5 refuses the words of azurerm 4 where the dialect changes them', () => {
  expect(crossing('4')).toEqual([
    'block count azurerm_kubernetes_cluster.node_provisioning_profile',
    'missing argument azurerm_hdinsight_spark_cluster.storage_account_gen2.storage_account_id',
    'missing argument azurerm_hdinsight_spark_cluster.storage_account_gen2.user_assigned_identity_id',
    'missing argument azurerm_private_dns_zone_virtual_network_link.private_dns_zone_id',
    'unknown argument azurerm_application_insights.disable_ip_masking',
    'unknown argument azurerm_application_insights.local_authentication_disabled',
    'unknown argument azurerm_hdinsight_spark_cluster.storage_account_gen2.managed_identity_resource_id',
    'unknown argument azurerm_hdinsight_spark_cluster.storage_account_gen2.storage_resource_id',
    'unknown argument azurerm_log_analytics_workspace.internet_ingestion_enabled',
    'unknown argument azurerm_log_analytics_workspace.internet_query_enabled',
    'unknown argument azurerm_private_dns_zone_virtual_network_link.private_dns_zone_name',
    'unknown argument azurerm_private_dns_zone_virtual_network_link.resource_group_name',
    'unknown argument azurerm_subnet.service_endpoints',
  ]);
});

test('azurerm 4 refuses the words of azurerm 5 in the same places', () => {
  expect(crossing('5')).toEqual([
    'missing argument azurerm_hdinsight_spark_cluster.storage_account_gen2.managed_identity_resource_id',
    'missing argument azurerm_hdinsight_spark_cluster.storage_account_gen2.storage_resource_id',
    'missing argument azurerm_private_dns_zone_virtual_network_link.private_dns_zone_name',
    'missing argument azurerm_private_dns_zone_virtual_network_link.resource_group_name',
    'unknown argument azurerm_application_insights.ip_masking_enabled',
    'unknown argument azurerm_application_insights.local_authentication_enabled',
    'unknown argument azurerm_hdinsight_spark_cluster.storage_account_gen2.storage_account_id',
    'unknown argument azurerm_hdinsight_spark_cluster.storage_account_gen2.user_assigned_identity_id',
    'unknown argument azurerm_kubernetes_cluster.node_provisioning_profile',
    'unknown argument azurerm_log_analytics_workspace.internet_ingestion_access_type',
    'unknown argument azurerm_log_analytics_workspace.internet_query_access_type',
    'unknown argument azurerm_private_dns_zone_virtual_network_link.private_dns_zone_id',
    'unknown argument azurerm_subnet.service_endpoint',
  ]);
});

test('a provider block with a feature that a release has not is refused', () => {
  const { json } = example('minimal', '4');
  const [provider] = (json.provider as { azurerm: { features: object[] }[] }).azurerm;
  const wrong = {
    ...json,
    provider: { azurerm: [{ ...provider, features: [{ ...provider?.features[0], teleport: [{}] }] }] },
  };
  expect(lines(check(wrong, SCHEMAS['4']))).toEqual([
    'unknown argument: provider.azurerm[0].features[0].teleport: no such argument or block',
  ]);
});
