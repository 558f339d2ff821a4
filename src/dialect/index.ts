import { AZURERM } from '../facts/provider';
import { applicationInsights } from './application-insights';
import { dataSubnet } from './data-subnet';
import { hdinsightSparkCluster } from './hdinsight-spark-cluster';
import { kubernetesCluster } from './kubernetes-cluster';
import { logAnalyticsWorkspace } from './log-analytics-workspace';
import { machineLearningComputeInstance } from './machine-learning-compute-instance';
import { machineLearningDatastoreFileshare } from './machine-learning-datastore-fileshare';
import { privateDnsZoneVirtualNetworkLink } from './private-dns-zone-virtual-network-link';
import { subnet } from './subnet';
import type { Rewrite, TerraformJson } from './terraform-json';

export type { TerraformJson } from './terraform-json';

/** One function for each resource type of ours that the two generations spell differently. */
const REWRITES: { readonly [type: string]: Rewrite } = {
  azurerm_application_insights: applicationInsights,
  azurerm_hdinsight_spark_cluster: hdinsightSparkCluster,
  azurerm_kubernetes_cluster: kubernetesCluster,
  azurerm_log_analytics_workspace: logAnalyticsWorkspace,
  azurerm_machine_learning_compute_instance: machineLearningComputeInstance,
  azurerm_machine_learning_datastore_fileshare: machineLearningDatastoreFileshare,
  azurerm_private_dns_zone_virtual_network_link: privateDnsZoneVirtualNetworkLink,
  azurerm_subnet: subnet,
};

/** The same for data sources. */
const DATA_REWRITES: { readonly [type: string]: Rewrite } = { azurerm_subnet: dataSubnet };

/**
 * Writes synthesized JSON of azurerm 4.55 in the words of azurerm 5.2; what is spelled alike stays as it is.
 *
 * For a stack of one's own: `override toTerraform() { return toAzurerm5(super.toTerraform()); }`.
 *
 * @throws Error naming the resource that cannot be carried over
 */
export function toAzurerm5<T extends TerraformJson>(terraform: T): T {
  const { required_providers: required, ...settings } = terraform.terraform ?? {};
  return {
    ...terraform,
    ...(required === undefined ? {} : { terraform: { ...settings, required_providers: pinned(required) } }),
    ...(terraform.resource === undefined ? {} : { resource: rewritten(terraform.resource, REWRITES) }),
    ...(terraform.data === undefined ? {} : { data: rewritten(terraform.data, DATA_REWRITES) }),
  };
}

function rewritten(blocks: NonNullable<TerraformJson['resource']>, rewrites: typeof REWRITES) {
  return mapValues(blocks, (resources, type) =>
    mapValues(resources, (block, name) => rewrites[type]?.(block, `${type}.${name}`) ?? block),
  );
}

function pinned(required: NonNullable<NonNullable<TerraformJson['terraform']>['required_providers']>) {
  return mapValues(required, (provider, name) =>
    name === 'azurerm' ? { ...provider, version: AZURERM['5'].version } : provider,
  );
}

function mapValues<V, W>(
  map: { readonly [key: string]: V },
  change: (value: V, key: string) => W,
): { [key: string]: W } {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}
