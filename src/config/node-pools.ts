import { LIMITS } from '../facts/limits';
import type { ConfigPath } from './problem';
import type { ConfigDraft } from './schema';

/** A node pool of the config's cluster, as far as it could be read. */
export interface NodePool {
  readonly path: ConfigPath;
  readonly count: number | undefined;
  readonly vmSize: string | undefined;
  /** Pods of a node, the default of the network mode filled in. */
  readonly maxPods: number;
  readonly maxSurge: number;
}

/** The first pool and all others. */
export function nodePools({ nodes, nodePools = [], networkMode }: NonNullable<ConfigDraft['aks']>): NodePool[] {
  const { aksDefaultMaxPods, aksOverlayDefaultMaxPods } = LIMITS;
  const usual = networkMode === 'overlay' ? aksOverlayDefaultMaxPods.value : aksDefaultMaxPods.value;
  const pool = (one: typeof nodes, path: ConfigPath): NodePool => ({
    path,
    count: one?.count,
    vmSize: one?.vmSize,
    maxPods: one?.maxPods ?? usual,
    maxSurge: one?.maxSurge ?? 1,
  });
  return [pool(nodes, ['aks', 'nodes']), ...nodePools.map((one, index) => pool(one, ['aks', 'nodePools', index]))];
}

/** Nodes of all pools, with those of an upgrade. */
export function nodesAtMost(pools: readonly NodePool[]): number {
  return pools.reduce((sum, { count, maxSurge }) => sum + (count === undefined ? 0 : count + maxSurge), 0);
}
