import { asymmetryRoutes, type ComputeNetwork, divertsDefault } from './compute-rules';
import { tunnelExceptions, tunnelRoute } from './forced-tunnelling';
import { DEFAULT_ROUTE, type Route } from './routes';

type WayOut = Pick<ComputeNetwork, 'outbound' | 'forcedTunnelling' | 'network'>;

/** Where everything goes that leaves a subnet with hosts; none where that is Azure's own route, or one that is learnt. */
export function defaultRoute({ outbound, forcedTunnelling }: WayOut): Route[] {
  if (forcedTunnelling !== undefined) return tunnelRoute(forcedTunnelling);
  if (outbound !== 'firewall') return [];
  return [
    { name: 'default', to: DEFAULT_ROUTE, nextHop: 'Firewall', why: 'Everything that leaves is asked of the firewall' },
  ];
}

/** What leaves the computes by another way all the same. */
export function pastDefaultRoute(config: ComputeNetwork): Route[] {
  if (config.forcedTunnelling !== undefined) return tunnelExceptions(config, config.forcedTunnelling);
  return divertsDefault(config) ? asymmetryRoutes(config) : [];
}
