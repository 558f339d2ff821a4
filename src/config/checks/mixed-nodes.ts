import type { Check } from './check';

/** Where everything that leaves goes to a firewall or an appliance, all nodes of the subnet have public addresses, or none. */
export const checkMixedNodes: Check = ({ compute, outbound, forcedTunnelling, managedNetwork }, problems) => {
  // In a managed network no node has one.
  if (managedNetwork !== undefined) return;
  if (compute?.publicIp !== undefined || (outbound !== 'firewall' && forcedTunnelling === undefined)) return;
  const kinds = { clusters: compute?.clusters ?? [], instances: compute?.instances ?? [] };
  const nodes = Object.entries(kinds).flatMap(([kind, list]) => list.map((one, index) => ({ kind, index, one })));
  const closed = nodes.filter(({ one }) => one?.publicIp === undefined);
  if (closed.length === nodes.length) return;
  const past = forcedTunnelling === undefined ? 'firewall' : 'next hop';
  for (const { kind, index, one } of closed)
    problems.push({
      code: 'mixed',
      path: ['compute', kind, index],
      found: `${one?.name ?? 'a compute'} without publicIp, beside others that have it`,
      allowed: `all computes of the subnet with public addresses, or none: answers past the ${past} go by routes of the subnet, which drop what has no public address`,
      fix: 'give compute.publicIp to all, or to none',
    });
};
