import { AKS_CLUSTER_ID } from '../../facts/aks';
import { descriptionAt } from '../json-schema';
import type { Check } from './check';

/** What is said of a cluster that is made, and of one that is there: never of both. */
export const checkAksExisting: Check = ({ aks, provider }, problems, notices) => {
  if (aks === undefined) return;
  const { existing } = aks;
  if (!('existing' in aks)) {
    for (const key of ['serviceCidr', 'dnsServiceIp', 'nodes'] as const)
      if (!(key in aks)) {
        const allowed = descriptionAt(['aks', key]) ?? key;
        problems.push({ code: 'missing', path: ['aks', key], found: undefined, allowed, fix: 'add it' });
      }
    return;
  }
  if (existing === undefined) return;
  const made = ['serviceCidr', 'dnsServiceIp', 'dockerBridgeCidr', 'nodes', 'podCidr', 'publicApiServer'] as const;
  const lists = ['nodePools', 'scoringFrom'] as const;
  for (const key of [...made.filter((one) => aks[one] !== undefined), ...lists.filter((one) => aks[one]?.length)])
    problems.push({
      code: 'needs',
      path: ['aks', key],
      found: 'aks.existing',
      allowed: 'what a new cluster is told: one that is there has it already',
      fix: `remove aks.${key}, or aks.existing`,
    });
  const { clusterId, name, resourceGroup } = existing;
  const byName = name !== undefined && resourceGroup !== undefined;
  const anyName = name !== undefined || resourceGroup !== undefined;
  if (!('clusterId' in existing) ? !byName && !('name' in existing && 'resourceGroup' in existing) : anyName)
    problems.push({
      code: 'one-cluster',
      path: ['aks', 'existing'],
      found: Object.keys(existing).join(', '),
      allowed: 'clusterId, or name and resourceGroup',
      fix: clusterId === undefined ? 'add clusterId' : 'remove name and resourceGroup',
    });
  const subscription = AKS_CLUSTER_ID.pattern.exec(clusterId ?? '')?.[1];
  if (subscription !== undefined && provider?.subscriptionId !== undefined && subscription !== provider.subscriptionId)
    problems.push({
      code: 'other-subscription',
      path: ['aks', 'existing', 'clusterId'],
      found: subscription,
      allowed: `a cluster of the subscription ${provider.subscriptionId} (provider.subscriptionId): Azure attaches no other`,
      fix: 'attach a cluster of this subscription',
    });
  if (aks.compute === 'classic' && !('subnetName' in existing))
    problems.push({
      code: 'missing',
      path: ['aks', 'existing', 'subnetName'],
      found: undefined,
      allowed: 'the name of the subnet that the load balancer takes its address of',
      fix: 'add it',
    });
  notices.push(
    ...[
      'its owner sees to it that nodes reach the workspace privately (peering, linked zones), the hosts that they need, and who may call',
      aks.compute === 'kubernetes'
        ? 'the extension and three roles of the workspace are put on it; no azureml-fe of a classic attachment may be there'
        : 'its identity is Network Contributor of the subnet, its local accounts are on, and nobody else attaches it',
    ].map((text) => ({ path: ['aks', 'existing'], text })),
  );
};
