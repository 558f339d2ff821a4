import type { Sourced } from './source';

interface Limit extends Sourced {
  readonly value: number;
}
const limit = <const T extends Limit>(row: T) => row;

/** Figures that Azure counts to. */
export const LIMITS = {
  /** First four addresses and the last one of every subnet. */
  reservedAddressesPerSubnet: limit({ value: 5, source: 'networkFaq', confidence: 'high' }),
  /** The longest prefix a subnet may have. */
  smallestSubnetPrefix: limit({ value: 29, source: 'networkFaq', confidence: 'high' }),
  /** The shortest prefix of an address space (newer texts allow /2). */
  largestNetworkPrefix: limit({ value: 8, source: 'networkFaq', confidence: 'medium' }),
  nsgFirstPriority: limit({ value: 100, source: 'azurerm4', confidence: 'high' }),
  nsgLastPriority: limit({ value: 4096, source: 'azurerm4', confidence: 'high' }),
  /** Where our rules start in a group that Databricks writes into: its own stand at 100 to 104. */
  nsgFirstOwnPriority: limit({ value: 200, source: 'databricksRules', confidence: 'medium' }),
  nsgDescriptionLength: limit({ value: 140, source: 'azurerm4', confidence: 'high' }),
  routesPerTable: limit({ value: 400, source: 'networkLimits', confidence: 'medium' }),
  serviceTagRoutesPerTable: limit({ value: 25, source: 'routesDoc', confidence: 'high' }),
  storageIpRules: limit({ value: 400, source: 'storageNetwork', confidence: 'medium' }),
  /** The longest prefix of `AzureFirewallSubnet`. */
  firewallSubnetPrefix: limit({ value: 26, source: 'firewallSku', confidence: 'high' }),
  firewallFirstPriority: limit({ value: 100, source: 'azurerm4', confidence: 'high' }),
  firewallLastPriority: limit({ value: 65000, source: 'azurerm4', confidence: 'high' }),
  /** Peerings of one network that use the gateways of the other. */
  peeringsWithRemoteGateways: limit({ value: 1, source: 'peering', confidence: 'high' }),
  tags: limit({ value: 50, source: 'nameRules', confidence: 'high' }),
  /** Storage accounts take no more; others take 512. */
  tagNameLength: limit({ value: 128, source: 'nameRules', confidence: 'medium' }),
  tagValueLength: limit({ value: 256, source: 'nameRules', confidence: 'high' }),
  /** Addresses of a workspace's private endpoint: api, notebooks, inference. */
  workspaceEndpointAddresses: limit({ value: 3, source: 'mlDns', confidence: 'medium' }),
  /** Addresses of a registry's private endpoint: the registry and one data endpoint. */
  registryEndpointAddresses: limit({ value: 2, source: 'privateLinkDns', confidence: 'low' }),
  /** Addresses of a private endpoint that serves one part of an account, or a vault. */
  privateEndpointAddresses: limit({ value: 1, source: 'privateLinkDns', confidence: 'low' }),
  /** The longest prefix of each of the two subnets of Databricks. */
  databricksSubnetPrefix: limit({ value: 26, source: 'databricksNetwork', confidence: 'high' }),
  /** The shortest and the longest prefix of a network that Databricks is put into. */
  databricksLargestNetworkPrefix: limit({ value: 16, source: 'databricksNetwork', confidence: 'high' }),
  databricksSmallestNetworkPrefix: limit({ value: 24, source: 'databricksNetwork', confidence: 'high' }),
  /** Most nodes: what the largest subnets, two /17, have addresses for. */
  databricksNodes: limit({ value: 32763, source: 'databricksNetwork', confidence: 'medium' }),
  aksMaxPodsMin: limit({ value: 10, source: 'aksAddressPlan', confidence: 'high' }),
  aksMaxPodsMax: limit({ value: 250, source: 'aksAddressPlan', confidence: 'high' }),
  /** The pods of a pool, all nodes together, are at least this many. */
  aksPodsPerPoolMin: limit({ value: 30, source: 'aksAddressPlan', confidence: 'high' }),
  aksDefaultMaxPods: limit({ value: 30, source: 'aksAddressPlan', confidence: 'high' }),
  aksOverlayDefaultMaxPods: limit({ value: 250, source: 'aksAddressPlan', confidence: 'high' }),
  /** The block of pods that each node of an overlay takes. */
  aksOverlayNodePrefix: limit({ value: 24, source: 'aksOverlay', confidence: 'high' }),
  /** Overlay writes the names of subnet, network and group on its nodes, as labels of Kubernetes. */
  aksOverlayNameLength: limit({ value: 63, source: 'aksOverlay', confidence: 'high' }),
  /** The shortest prefix of a service range: it must be smaller than /12. */
  aksServicePrefix: limit({ value: 13, source: 'aksAddressPlan', confidence: 'high' }),
  /** Nodes of one pool. */
  aksNodes: limit({ value: 1000, source: 'azurerm4', confidence: 'high' }),
  /** Blocks that may reach a public API server. */
  aksAuthorizedRanges: limit({ value: 200, source: 'aksApiServer', confidence: 'medium' }),
  /** Nodes below which the classic attachment is for tests only. */
  aksProductionNodes: limit({ value: 3, source: 'mlAksV1', confidence: 'high' }),
  /** Most nodes of one cluster that a quota can be raised to. */
  clusterNodes: limit({ value: 65000, source: 'mlQuotas', confidence: 'high' }),
  /** Most nodes of one cluster before Microsoft raises the quota. */
  clusterNodesByDefault: limit({ value: 100, source: 'mlQuotas', confidence: 'high' }),
  /** Clusters, instances and online deployments of a subscription in one region before Microsoft raises the quota. */
  computesByDefault: limit({ value: 500, source: 'mlQuotas', confidence: 'high' }),
} as const;
