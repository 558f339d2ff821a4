import type { LintRule } from './finding';
import { aksRanges } from './rules/aks-ranges';
import { asymmetricRoute } from './rules/asymmetric-route';
import { bypassedFirewall } from './rules/bypassed-firewall';
import { clusterLocalAccount } from './rules/cluster-local-account';
import { deadFirewallRule } from './rules/dead-firewall-rule';
import { defaultOutbound } from './rules/default-outbound';
import { deniedDoor } from './rules/denied-door';
import { doubleAttachment } from './rules/double-attachment';
import { duplicatePriority } from './rules/duplicate-priority';
import { equalCollections } from './rules/equal-collections';
import { idleRule } from './rules/idle-rule';
import { localAuth } from './rules/local-auth';
import { managedNetworkSubnet } from './rules/managed-network-subnet';
import { misplacedTag } from './rules/misplaced-tag';
import { networkRuleWildcard } from './rules/network-rule-wildcard';
import { nodePublicIp } from './rules/node-public-ip';
import { openService } from './rules/open-service';
import { overlappingBlocks } from './rules/overlapping-blocks';
import { privateComputeEndpoint } from './rules/private-compute-endpoint';
import { publicBlobs } from './rules/public-blobs';
import { publicNetworkAccess } from './rules/public-network-access';
import { publicScoring } from './rules/public-scoring';
import { reservedSubnet } from './rules/reserved-subnet';
import { reservedSubnetRoutes } from './rules/reserved-subnet-routes';
import { routeLimit } from './rules/route-limit';
import { routeLoop } from './rules/route-loop';
import { shadowedFirewallRule } from './rules/shadowed-firewall-rule';
import { shadowedRule } from './rules/shadowed-rule';
import { sharedKey } from './rules/shared-key';
import { smallSubnet } from './rules/small-subnet';
import { storage445 } from './rules/storage-445';
import { unreadable } from './rules/unreadable';
import { unusedResource } from './rules/unused-resource';
import { workspaceZones } from './rules/workspace-zones';

/** Every lint rule, in the order of its id. */
export const LINT_RULES: readonly LintRule[] = [
  shadowedRule,
  idleRule,
  duplicatePriority,
  deadFirewallRule,
  routeLoop,
  asymmetricRoute,
  bypassedFirewall,
  misplacedTag,
  networkRuleWildcard,
  smallSubnet,
  overlappingBlocks,
  aksRanges,
  reservedSubnet,
  routeLimit,
  storage445,
  unusedResource,
  unreadable,
  equalCollections,
  shadowedFirewallRule,
  reservedSubnetRoutes,
  deniedDoor,
  privateComputeEndpoint,
  managedNetworkSubnet,
  workspaceZones,
  publicScoring,
  doubleAttachment,
  publicNetworkAccess,
  nodePublicIp,
  defaultOutbound,
  sharedKey,
  localAuth,
  clusterLocalAccount,
  publicBlobs,
  openService,
];
