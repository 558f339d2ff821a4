import * as z from 'zod';
import { AKS_CLUSTER_ID } from '../facts/aks';
import { LIMITS } from '../facts/limits';
import { NAME_RULES } from '../facts/names';
import { formText } from './leaf';
import { count } from './schema-shared';

/** A cluster that somebody else owns: attached, and otherwise left alone. */
export const existing = z.strictObject({
  clusterId: formText({
    pattern: AKS_CLUSTER_ID.pattern,
    words: "the id of a cluster; 'az aks show --query id' tells it",
    code: 'cluster-id',
    description: 'In the subscription of the workspace; or name and resourceGroup',
  }).optional(),
  name: formText({ ...NAME_RULES.kubernetesCluster, code: 'name' }).optional(),
  resourceGroup: formText({ ...NAME_RULES.resourceGroup, code: 'name' }).optional(),
  subnetName: formText({
    pattern: /^[a-zA-Z0-9][\w.-]{0,78}\w$/,
    words: '2-80 letters, digits, _ - .',
    code: 'name',
    description: 'Where the internal load balancer of the classic attachment takes its address',
  }).optional(),
  nodes: count(1, LIMITS.aksNodes.value)
    .default(LIMITS.aksProductionNodes.value)
    .meta({ description: 'Nodes that it has at the least; with fewer than 3 it is attached for tests' }),
});
