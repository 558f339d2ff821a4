/**
 * How far a fact may be trusted. `high`: stated in a primary source that was read.
 * `medium`: primary but old, or two primary sources disagree. `low`: secondary, or inferred.
 */
export type Confidence = 'high' | 'medium' | 'low';

/** Where a fact was read, and when that text was current. */
export interface Source {
  readonly text: string;
  /** ISO date of the text (year-month where the day is not known). */
  readonly date: string;
}

/** A row of a table says where it comes from. */
export interface Sourced {
  readonly source: SourceId;
  readonly confidence: Confidence;
}

/** Every text that the tables of this folder quote. */
export const SOURCES = {
  seed: {
    text: 'Microsoft, "Secure Azure ML experimentation and inference jobs within an Azure Virtual Network"',
    date: '2020-01-13',
  },
  mlFirewall: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-access-azureml-behind-firewall.md, 00bb5540',
    date: '2026-03-19',
  },
  mlPublicAccess: {
    text: 'MicrosoftDocs/azure-ai-docs, includes/machine-learning-public-internet-access.md, 6a1bc700',
    date: '2025-02-10',
  },
  mlTrainingNetwork: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-secure-training-vnet.md',
    date: '2026-03',
  },
  mlExtensionCli: {
    text: 'Azure/azure-cli-extensions, k8s-extension/partner_extensions/AzureMLKubernetes.py, 3f6c0dae',
    date: '2024',
  },
  mlKubernetesAttach: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-attach-kubernetes-to-workspace.md, 19fa85dd',
    date: '2025-03-08',
  },
  mlInstanceTypes: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-manage-kubernetes-instance-types.md',
    date: '2025',
  },
  aksLabels: { text: 'MicrosoftDocs/azure-aks-docs, aks/use-labels.md (reserved system labels)', date: '2025' },
  arcHostsCli: {
    text: 'Azure/azure-cli-extensions, connectedk8s, hosts of Azure Arc by cloud (tests of proxy skip ranges)',
    date: '2025',
  },
  mlKubernetesExtension: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-deploy-kubernetes-extension.md, 07dbc3a0',
    date: '2025-03-07',
  },
  mlManagedNetwork: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-managed-network.md, 050f1826',
    date: '2024-08-29',
  },
  mlCloudParity: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/reference-machine-learning-cloud-parity.md, 21fa3523',
    date: '2025-02-28',
  },
  mlAttach: {
    text: 'MicrosoftDocs/azure-docs, machine-learning/v1/how-to-attach-compute-targets.md, 005321d7',
    date: '2021-10-21',
  },
  hdinsightVersions: {
    text: 'MicrosoftDocs/azure-docs, hdinsight/hdinsight-release-notes.md, 009f3980, and hdinsight-component-versioning',
    date: '2025-10-06',
  },
  hdinsightArchitecture: {
    text: 'MicrosoftDocs/azure-docs, hdinsight/hdinsight-virtual-network-architecture.md, 03e5750a',
    date: '2025-01-02',
  },
  hdinsightTraffic: {
    text: 'MicrosoftDocs/azure-docs, hdinsight/control-network-traffic.md, 0367d017, and hdinsight-restrict-public-connectivity.md',
    date: '2024-06-15',
  },
  hdinsightTags: {
    text: 'MicrosoftDocs/azure-docs, hdinsight/hdinsight-service-tags.md, 05060871',
    date: '2020-03-10',
  },
  hdinsightStorage: {
    text: 'MicrosoftDocs/azure-docs, hdinsight/hdinsight-hadoop-use-data-lake-storage-gen2.md, 0132c5d2',
    date: '2019-01-10',
  },
  imageAliases: { text: 'Azure/azure-rest-api-specs, arm-compute/quickstart-templates/aliases.json', date: '2026' },
  mlNetworkRights: { text: 'MicrosoftDocs/azure-ai-docs, machine-learning/includes/network-rbac.md', date: '2025' },
  mlIdentity: {
    text: 'MicrosoftDocs/azure-docs, machine-learning/how-to-identity-based-service-authentication.md, 5a006612',
    date: '2022-12',
  },
  mlQuotas: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-manage-quotas.md, 0c509fa9',
    date: '2026-01-27',
  },
  mlInstances: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-create-compute-instance.md, 0eea71ca',
    date: '2024-08-21',
  },
  mlExfiltration: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-prevent-data-loss-exfiltration.md, 09e854d1',
    date: '2024-01-31',
  },
  mlRetiringVms: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/includes/retiring-vms.md, 16012f7e',
    date: '2024-10-17',
  },
  vmRetirement: {
    text: 'MicrosoftDocs/azure-compute-docs, virtual-machines/sizes/retirement/retired-sizes-list.md, 0bdc5d34',
    date: '2026-04',
  },
  mlAksV1: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/v1/how-to-create-attach-kubernetes.md and v1/how-to-secure-inferencing-vnet.md',
    date: '2026-03',
  },
  mlArmTypes: { text: 'Azure/bicep-types-az, Microsoft.MachineLearningServices 2025-06-01', date: '2025-06-01' },
  mlUserRoutes: {
    text: 'MicrosoftDocs/azure-docs, includes/machine-learning-compute-user-defined-routes.md, 1b6f7743',
    date: '2021-08-26',
  },
  mlDns: { text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-custom-dns.md', date: '2026-03' },
  mlComputeNames: { text: 'hashicorp/terraform-provider-azurerm v4.55.0, machinelearning/validate', date: '2025-12' },
  azurerm12520: {
    text: 'hashicorp/terraform-provider-azurerm issue 12520: a template deployment changes String to string in every plan',
    date: '2021-07-08',
  },
  terraformVariables: { text: 'HashiCorp, Terraform language, input variables: names that are kept', date: '2024' },
  azureTre2780: {
    text: 'microsoft/AzureTRE issue 2780: compute refused, the NSG must allow outbound Storage 445',
    date: '2022-10',
  },
  serviceTagsPublic: { text: 'ServiceTags_Public, changeNumber 376', date: '2025-11-17' },
  serviceTagsChina: { text: 'ServiceTags_China, changeNumber 405', date: '2026-07-20' },
  serviceTagsDoc: {
    text: 'MicrosoftDocs/azure-docs, virtual-network/service-tags-overview.md, 17341f45',
    date: '2026-03',
  },
  routesDoc: { text: 'MicrosoftDocs/azure-docs, virtual-network/virtual-networks-udr-overview.md', date: '2026-03' },
  regionsList: { text: 'MicrosoftDocs/reliability-docs, reliability/regions-list.md, 01021ab8', date: '2025-09-23' },
  networkLimits: { text: 'MicrosoftDocs/azure-docs, includes/azure-virtual-network-limits.md, 04cb4ea', date: '2022' },
  networkFaq: { text: 'MicrosoftDocs/azure-docs, virtual-network/virtual-networks-faq.md, 004ec53', date: '2025' },
  nameRules: {
    text: 'MicrosoftDocs/azure-docs, azure-resource-manager/management/resource-name-rules.md, 0010dc2',
    date: '2025',
  },
  storageNetwork: {
    text: 'MicrosoftDocs/azure-docs, storage/common/storage-network-security-limitations.md',
    date: '2025-06-18',
  },
  appInsightsEndpoints: {
    text: 'MicrosoftDocs/azure-monitor-docs, articles/azure-monitor/profiler/profiler.md (endpoints of the other clouds)',
    date: '2025',
  },
  privateLinkDns: { text: 'MicrosoftDocs/azure-docs, private-link/private-endpoint-dns.md', date: '2025' },
  aksAddressPlan: {
    text: 'MicrosoftDocs/azure-aks-docs, aks/concepts-network-ip-address-planning.md',
    date: '2026-04-16',
  },
  aksOverlay: {
    text: 'MicrosoftDocs/azure-aks-docs, aks/concepts-network-azure-cni-overlay.md, 0faf1824',
    date: '2024-05-14',
  },
  aksRetirements: { text: 'MicrosoftDocs/azure-aks-docs, aks/includes, retirement notices', date: '2026-08-21' },
  aksApiServer: {
    text: 'MicrosoftDocs/azure-aks-docs, aks/api-server-authorized-ip-ranges.md, fb060abe',
    date: '2026-08-21',
  },
  kubernetesNames: {
    text: 'kubernetes/website, concepts/overview/working-with-objects/names.md (DNS label names, RFC 1123)',
    date: '2025',
  },
  aksNames: {
    text: 'MicrosoftDocs/azure-aks-docs, naming restrictions of the node resource group (aka.ms/aks-naming-rules)',
    date: '2026',
  },
  aksEgress: { text: 'MicrosoftDocs/azure-aks-docs, aks/outbound-rules-control-egress.md', date: '2026-06-18' },
  firewallRuleProcessing: { text: 'MicrosoftDocs/azure-docs, firewall/rule-processing.md', date: '2023-08-30' },
  firewallSku: { text: 'MicrosoftDocs/azure-docs, firewall/features-by-sku.md', date: '2025-09-18' },
  defaultOutbound: {
    text: 'MicrosoftDocs/azure-docs, virtual-network/ip-services/default-outbound-access.md',
    date: '2026',
  },
  firewallPremiumClassic: {
    text: 'MicrosoftLearning/AZ500-AzureSecurityTechnologies issue 178: Premium takes no classic rules',
    date: '2021-11',
  },
  peering: { text: 'MicrosoftDocs/azure-docs, virtual-network/virtual-network-manage-peering.md', date: '2025' },
  firewallFqdn: {
    text: 'MicrosoftDocs/azure-docs, firewall/fqdn-filtering-network-rules.md, fe3d7e1',
    date: '2026-03-28',
  },
  mlWorkspaceNetwork: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-secure-workspace-vnet.md',
    date: '2026-03',
  },
  mlStudioNetwork: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-enable-studio-virtual-network.md, 19fa85dd',
    date: '2025-03-04',
  },
  nsgOverview: { text: 'MicrosoftDocs/azure-docs, virtual-network/network-security-groups-overview.md', date: '2025' },
  firewallInfrastructure: {
    text: 'MicrosoftDocs/azure-docs, firewall/infrastructure-fqdns.md',
    date: '2018-09-25',
  },
  armTypes: {
    text: 'Azure/bicep-types-az, types of the namespaces in the api-versions that are named',
    date: '2026-08',
  },
  azurerm4: { text: 'hashicorp/terraform-provider-azurerm v4.55.0, source and schema', date: '2025-12' },
  azurerm5: {
    text: 'hashicorp/terraform-provider-azurerm v5.2.0, source, schema and 5.0 upgrade guide',
    date: '2026-08-24',
  },
  databricksNetwork: {
    text: 'MicrosoftDocs, azure/databricks/security/network/classic/vnet-inject',
    date: '2026',
  },
  databricksRoutes: { text: 'MicrosoftDocs, azure/databricks/security/network/classic/udr', date: '2026' },
  databricksPrivateLink: {
    text: 'MicrosoftDocs, azure/databricks/security/network/classic/private-link and private-link-standard',
    date: '2026',
  },
  databricksTiers: { text: 'MicrosoftDocs, azure/databricks, retirement of the Standard tier', date: '2026' },
  databricksRules: {
    text: 'Microsoft Learn, azure/databricks/security/network/classic/harden-nsg-rule-100 (rules at 100), and Azure/terraform-azurerm-avm-res-databricks-workspace, example with a private endpoint (100 to 104)',
    date: '2026',
  },
  docker: {
    text: 'MicrosoftDocs/azure-ai-docs, machine-learning/how-to-secure-training-vnet.md (Docker bridge range)',
    date: '2026-03',
  },
  rfc: { text: 'IANA IPv4 special-purpose address registry (RFC 1918, RFC 5735, RFC 6890)', date: '2024' },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof SOURCES;
