import * as z from 'zod';
import { KUBENET } from '../facts/aks';
import { LIMITS } from '../facts/limits';
import { NODE_POOL_NAME_RULE } from '../facts/names';
import { formText, oneOf } from './leaf';
import { cidr, count, vmSize } from './schema-shared';

const pool = {
  count: count(1, LIMITS.aksNodes.value),
  vmSize,
  maxPods: count(LIMITS.aksMaxPodsMin.value, LIMITS.aksMaxPodsMax.value)
    .optional()
    .meta({
      description: `Pods of a node; ${LIMITS.aksDefaultMaxPods.value} when left out, ${LIMITS.aksOverlayDefaultMaxPods.value} with an overlay`,
    }),
  maxSurge: count(1, 100).default(1).meta({ description: 'Extra nodes during an upgrade; they take addresses too' }),
};

/** The first node pool, which a cluster cannot be without. */
export const nodes = z.strictObject(pool).meta({ description: 'The first node pool' });

/** Pools beside the first one. */
export const nodePools = z
  .array(z.strictObject({ name: formText({ ...NODE_POOL_NAME_RULE, code: 'name' }), ...pool }))
  .default([])
  .meta({ description: 'Further node pools, in the same subnet' });

/** How pods get addresses. */
export const networkMode = oneOf(['nodeSubnet', 'overlay'], 'network-mode', {
  kubenet: `AKS retires kubenet on ${KUBENET.endsOn}: use overlay, where pods take no addresses of the network either`,
  podSubnet: 'a subnet of its own for pods is not built: use nodeSubnet or overlay',
})
  .default('nodeSubnet')
  .meta({ description: 'nodeSubnet: pods have addresses of the subnet; overlay: pods have addresses of podCidr' });

export const podCidr = cidr('Addresses of the pods of an overlay, a /24 for each node').optional();
