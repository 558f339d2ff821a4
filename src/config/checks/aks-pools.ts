import { LIMITS } from '../../facts/limits';
import { ML_NODE_LEAST } from '../../facts/ml-kubernetes';
import { nodePools } from '../node-pools';
import type { Check } from './check';

/** The name that AKS knows the first pool by. */
const FIRST_POOL = 'system';

/** Node pools of the cluster: their names, their pods, and whether their nodes are large enough. */
export const checkAksPools: Check = ({ aks }, problems, notices) => {
  if (aks === undefined) return;
  const least = LIMITS.aksPodsPerPoolMin.value;
  const pools = nodePools(aks);
  for (const { path, count, maxPods } of pools) {
    if (count === undefined || count * maxPods >= least) continue;
    problems.push({
      code: 'range',
      path: [...path, 'maxPods'],
      found: maxPods,
      allowed: `${least} pods or more on all nodes of a pool together`,
      fix: `use ${Math.ceil(least / count)} or more`,
    });
  }
  const names = new Set([FIRST_POOL]);
  for (const [index, pool] of (aks.nodePools ?? []).entries()) {
    if (pool?.name === undefined) continue;
    if (names.has(pool.name))
      problems.push({
        code: 'duplicate',
        path: ['aks', 'nodePools', index, 'name'],
        found: pool.name,
        allowed: `a name that no other pool has; the first one is called '${FIRST_POOL}'`,
        fix: 'rename it',
      });
    names.add(pool.name);
  }
  const { cores, memoryGb } = ML_NODE_LEAST;
  for (const { path, vmSize } of pools) {
    const has = coresOf(vmSize);
    if (has !== undefined && has < cores)
      notices.push({
        path: [...path, 'vmSize'],
        text: `'${vmSize}' has ${has} vCPUs by its name: Azure Machine Learning wants ${cores} vCPUs and ${memoryGb} GB`,
      });
  }
  const { count } = aks.nodes ?? {};
  if (count !== undefined && count < LIMITS.aksProductionNodes.value)
    notices.push({
      path: ['aks', 'nodes', 'count'],
      text: `fewer than ${LIMITS.aksProductionNodes.value} nodes: attached for development and tests (DevTest)`,
    });
  if ((aks.nodePools ?? []).length > 0 && aks.compute === 'classic')
    notices.push({
      path: ['aks', 'nodePools'],
      text: 'the classic attachment runs models on the first pool only',
    });
};

/** vCPUs as the name of a size tells them since its third version; older names count otherwise. */
function coresOf(vmSize: string | undefined): number | undefined {
  const [, cores] = /^standard_[a-z]+(\d+)[a-z-]*\d*[a-z]*(?:_[a-z0-9]+)*_v(?:[3-9]|\d\d)$/i.exec(vmSize ?? '') ?? [];
  return cores === undefined ? undefined : Number(cores);
}
