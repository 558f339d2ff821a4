import { callerTags } from '../config/needed-tags';
import type { Problem } from '../config/problem';
import type { WorkspaceConfig } from '../config/schema';
import type { TagLock } from '../config/tag-lock';
import { ASYMMETRY_ROUTES } from '../facts/compute-flows';
import { ABBREVIATED_REGIONS } from '../facts/regions';
import { regionalTag, SERVICE_TAGS, type ServiceTag } from '../facts/service-tags';
import type { OpenDoor } from './access';
import { asymmetryRoutes, type ComputeNetwork } from './compute-rules';
import { anyPublic } from './computes';
import { DEFAULT_ROUTE, type NextHop, type Route } from './routes';
import type { SubnetPlan } from './subnets';

type Tunnel = NonNullable<WorkspaceConfig['forcedTunnelling']>;

/** The route of everything that leaves; none where the gateway learns it. */
export function tunnelRoute({ nextHop }: Tunnel): Route[] {
  if (nextHop === 'learned') return [];
  const hop: NextHop = nextHop === 'gateway' ? 'VirtualNetworkGateway' : { appliance: `${nextHop.appliance}` };
  return [
    { name: 'default', to: DEFAULT_ROUTE, nextHop: hop, why: `Everything that leaves goes to ${describeHop(nextHop)}` },
  ];
}

/** What leaves the computes past the next hop, by the public address of the nodes. */
export function tunnelExceptions(config: ComputeNetwork, tunnel: Tunnel): Route[] {
  if (!anyPublic(config.compute)) return [];
  const routes = taggedExceptions(config, tunnel);
  if (tunnel.exceptions === 'live') return routes.map((route) => asked(config, route));
  return tunnel.tagLock === undefined ? routes : byPrefix(config, routes, tunnel.tagLock);
}

/** Azure lists Batch by region; Azure Machine Learning as a whole, for its regions are in the file for download alone. */
function asked({ region }: ComputeNetwork, route: Route): Route {
  const caller = ASYMMETRY_ROUTES.find(({ tag }) => route.name === `to-${tag}`);
  if (caller === undefined) return route;
  const regional =
    SERVICE_TAGS[caller.tag].regional.length > 0 && regionalTag('BatchNodeManagement', region) !== caller.tag;
  return {
    ...route,
    live: { service: caller.tag, ...(regional ? { region: ABBREVIATED_REGIONS[region] ?? region } : {}) },
  };
}

/** One route for each prefix, named after it: a prefix that comes or goes moves no other. */
function byPrefix({ region }: ComputeNetwork, routes: readonly Route[], lock: TagLock): Route[] {
  const expanded = routes.flatMap((route): Route[] => {
    if (typeof route.to !== 'string') return [route];
    const caller = ASYMMETRY_ROUTES.find(({ tag }) => route.name === `to-${tag}`);
    const tags = caller === undefined ? [route.to] : callerTags(caller, region);
    return tags.flatMap((tag) =>
      (lock.tags[tag] ?? []).map((to) => ({ ...route, name: `${tag}_${`${to}`.replace('/', '_')}`, to })),
    );
  });
  return expanded.filter(({ to }, index) => expanded.findIndex((one) => `${one.to}` === `${to}`) === index);
}

function taggedExceptions(config: ComputeNetwork, { direct }: Tunnel): Route[] {
  const answers = asymmetryRoutes(config);
  const own = direct.map(
    ({ to, reason }, index): Route => ({
      name: `direct-${index + 1}`,
      to: to as Exclude<typeof to, string> | ServiceTag,
      nextHop: 'Internet',
      why: reason,
    }),
  );
  return [...answers, ...own.filter((route) => !answers.some(({ to }) => `${to}` === `${route.to}`))];
}

/** `10.1.64.4`, in words. */
export function describeHop(nextHop: Tunnel['nextHop']): string {
  if (nextHop === 'gateway') return 'the VPN gateway of the network';
  return nextHop === 'learned' ? 'where the gateway learns the default route' : `the appliance ${nextHop.appliance}`;
}

/** An appliance stands in a subnet of its own: in one that it serves, its own packets would come back to it. */
export function misplacedAppliance(
  tunnel: { readonly nextHop?: Tunnel['nextHop'] | { readonly appliance?: unknown } } | undefined,
  subnets: readonly SubnetPlan[],
): Problem[] {
  const hop = tunnel?.nextHop as Tunnel['nextHop'] | undefined;
  if (typeof hop !== 'object' || hop.appliance === undefined) return [];
  const home = subnets.find(({ block }) => block.contains(hop.appliance.block));
  if (home === undefined) return [];
  return [
    {
      code: 'overlap',
      path: ['forcedTunnelling', 'nextHop', 'appliance'],
      found: `${hop.appliance}, in ${home.name} (${home.block})`,
      allowed: 'an address in a subnet of its own: its packets would be routed back to it',
      fix: 'name the appliance of another subnet, or move the subnet (network.subnets)',
    },
  ];
}

/** What goes past the next hop. */
export function tunnelDoors({ forcedTunnelling: tunnel, compute }: WorkspaceConfig): OpenDoor[] {
  if (tunnel === undefined || !anyPublic(compute)) return [];
  return [
    {
      what: 'Azure Machine Learning, Batch, administrators: past the next hop',
      to: 'snet-compute',
      why: 'answers leave by the address they came to',
    },
    ...tunnel.direct.map(({ to, reason }) => ({ what: `${to}: past the next hop`, to: 'snet-compute', why: reason })),
  ];
}
