import { AKS_UNTAGGED } from '../../facts/aks';
import { LIMITS } from '../../facts/limits';
import { aksComputeName } from '../aks-compute';
import type { Check } from './check';

/** Nodes, names and what is opened on the computes. */
export const checkCompute: Check = ({ compute, firewall, outbound, aks }, problems, notices) => {
  const clusters = compute?.clusters ?? [];
  const instances = compute?.instances ?? [];
  for (const [index, cluster] of clusters.entries()) {
    const { minNodes = 0, maxNodes } = cluster ?? {};
    if (maxNodes !== undefined && minNodes > maxNodes) {
      problems.push({
        code: 'min-above-max',
        path: ['compute', 'clusters', index, 'minNodes'],
        found: minNodes,
        allowed: `0 to maxNodes, ${maxNodes}`,
        fix: 'lower minNodes or raise maxNodes',
      });
    }
  }
  const seen = new Map<string, string>(aks === undefined ? [] : [[aksComputeName(aks), 'remove aks']]);
  for (const [kind, list] of [
    ['clusters', clusters],
    ['instances', instances],
  ] as const) {
    for (const [index, one] of list.entries()) {
      const name = one?.name;
      if (name === undefined) continue;
      const first = seen.get(name.toLowerCase());
      const path = ['compute', kind, index, 'name'];
      if (first !== undefined)
        problems.push({
          code: 'duplicate',
          path,
          found: name,
          allowed: 'a name that no other compute of the workspace has, whatever its case',
          fix: `rename it, or ${first}`,
        });
      else seen.set(name.toLowerCase(), `compute.${kind}[${index}]`);
    }
  }
  const somePublic =
    compute?.publicIp !== undefined || [...clusters, ...instances].some((one) => one?.publicIp !== undefined);
  if (compute?.ssh !== undefined && !somePublic) {
    problems.push({
      code: 'needs',
      path: ['compute', 'ssh'],
      found: 'ssh without publicIp',
      allowed: 'ssh together with publicIp, of all computes or of one: it opens SSH on public addresses',
      fix: 'add compute.publicIp with its reason, or remove compute.ssh',
    });
  }
  for (const [index, from] of (compute?.ssh?.from ?? []).entries()) {
    if (from !== undefined && from.prefixLength < LIMITS.largestNetworkPrefix.value)
      problems.push({
        code: 'everyone',
        path: ['compute', 'ssh', 'from', index],
        found: `${from}`,
        allowed: `blocks that administrators come from, /${LIMITS.largestNetworkPrefix.value} at the largest`,
        fix: 'name their addresses',
      });
  }
  if (outbound !== undefined && outbound !== 'firewall') {
    for (const key of ['packages', 'hosts'] as const) {
      if ((firewall?.[key] ?? []).length > 0)
        problems.push({
          code: 'needs',
          path: ['firewall', key],
          found: `outbound: ${outbound}`,
          allowed: 'host names with outbound: firewall only; service tags know no hosts',
          fix: 'set outbound: firewall, or remove them',
        });
    }
  }
  if (compute?.communication === 'classic' && !somePublic)
    notices.push({
      path: ['compute', 'publicIp'],
      text: 'Batch reaches classic nodes at public addresses: without compute.publicIp its rule lets nobody in',
    });
  const someLocal =
    compute?.localAuth !== undefined || [...clusters, ...instances].some((one) => one?.localAuth !== undefined);
  if (compute?.ssh !== undefined && !someLocal)
    notices.push({
      path: ['compute', 'ssh'],
      text: 'SSH signs in to local accounts, which are off without compute.localAuth',
    });
  if (compute?.communication === 'classic')
    notices.push({
      path: ['compute', 'communication'],
      text: 'classic node communication was retired by Microsoft on 2026-03-31: choose simplified for anything new',
    });
  const most = LIMITS.clusterNodesByDefault.value;
  for (const [index, cluster] of clusters.entries()) {
    if (cluster?.maxNodes !== undefined && cluster.maxNodes > most)
      notices.push({
        path: ['compute', 'clusters', index, 'maxNodes'],
        text: `a cluster has ${most} nodes at the most until Microsoft raises the quota of the subscription`,
      });
  }
  if (clusters.length + instances.length > LIMITS.computesByDefault.value)
    notices.push({
      path: ['compute'],
      text: `${clusters.length + instances.length} computes: a subscription has ${LIMITS.computesByDefault.value} in a region until Microsoft raises the quota`,
    });
  if (clusters.length === 0)
    notices.push({
      path: ['compute', 'clusters'],
      text: 'no cluster: nothing can build images for the closed registry, so only images that are there already can run',
    });
  if (aks !== undefined && aks.existing === undefined && outbound === 'limited')
    notices.push({
      path: ['outbound'],
      text: `AKS needs hosts that have no service tag (${AKS_UNTAGGED.hosts.join(', ')}): TCP ${AKS_UNTAGGED.tcp.join(' and ')} and UDP ${AKS_UNTAGGED.udp.join(' and ')} of its subnet stay open; outbound: firewall names the hosts`,
    });
};
