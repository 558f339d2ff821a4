import type { Check } from './check';

/** What a service endpoint policy asks for, and what it leaves open. */
export const checkEndpointPolicy: Check = (
  { storage, compute, network, outbound, aks, connectivity },
  problems,
  notices,
) => {
  const policy = storage?.endpointPolicy;
  if (policy === undefined) return;
  const path = ['storage', 'endpointPolicy'];
  if (compute?.communication === 'classic')
    problems.push({
      code: 'needs',
      path,
      found: 'compute.communication: classic',
      allowed: 'simplified nodes: classic ones start from accounts of Azure Batch that no alias covers',
      fix: 'set compute.communication: simplified, or remove it',
    });
  if (network?.existing !== undefined)
    problems.push({
      code: 'needs',
      path,
      found: 'network.existing',
      allowed: 'a subnet of ours; a subnet takes its policies from whoever writes it',
      fix: "remove it, and ask the network's owner for a policy with the alias /services/Azure/MachineLearning",
    });
  const others = policy.alsoAccounts ?? [];
  others.forEach((id, index) => {
    const first = others.findIndex((other) => other?.toLowerCase() === id?.toLowerCase());
    if (id === undefined || first === index) return;
    problems.push({
      code: 'duplicate',
      path: [...path, 'alsoAccounts', index],
      found: id,
      allowed: 'each account once, whatever its case',
      fix: 'remove it',
    });
  });
  notices.push({
    path,
    text: 'images of viennaglobal.azurecr.io, public data sets and registries of others no longer load where their layers lie in storage of the region',
  });
  if (outbound === 'open')
    notices.push({
      path,
      text: 'storage of other regions stays open: a policy filters the own one (outbound: limited)',
    });
  if (aks !== undefined && connectivity?.storage !== 'privateEndpoint')
    notices.push({
      path,
      text: 'the AKS subnet has no policy, which Microsoft does not support there: connectivity.storage: privateEndpoint takes its service endpoint away',
    });
};
