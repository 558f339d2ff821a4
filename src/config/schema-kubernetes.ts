import * as z from 'zod';
import { NAMESPACED_NAME_RULE } from '../facts/names';
import { formText, oneOf } from './leaf';
import { count, opening } from './schema-shared';

const instanceType = z.strictObject({
  name: formText({ ...NAMESPACED_NAME_RULE, code: 'name' }),
  cpu: formText({
    pattern: /^([1-9]\d*m|[1-9]\d*|\d+\.\d+)$/,
    words: "cores such as '2', '1.5' or '500m'",
    code: 'quantity',
    fix: 'write it as Kubernetes does, in quotes',
  }),
  memory: formText({
    pattern: /^[1-9]\d*(Mi|Gi|Ti)$/,
    words: "an amount such as '4Gi'",
    code: 'quantity',
    fix: 'write it as Kubernetes does',
  }),
  gpus: count(1, 16).optional().meta({ description: 'NVIDIA GPUs' }),
  nodePool: formText({ ...NAMESPACED_NAME_RULE, code: 'name' })
    .optional()
    .meta({ description: 'The pool whose nodes are used: system is the first one; any node when left out' }),
});

/** The compute that Azure Machine Learning has in the cluster by its extension. */
export const kubernetes = z.strictObject({
  workloads: z
    .array(oneOf(['training', 'inference'], 'workload'))
    .min(1)
    .default(['training', 'inference'])
    .meta({ description: 'What the extension is for; both when left out' }),
  namespace: formText({ ...NAMESPACED_NAME_RULE, code: 'name' })
    .default('default')
    .meta({ description: 'Where jobs and models run; Azure makes none, so it has to be in the cluster' }),
  instanceTypes: z
    .array(instanceType)
    .default([])
    .meta({ description: 'Shares of a node that jobs and models ask for by name' }),
  defaultInstanceType: formText({ ...NAMESPACED_NAME_RULE, code: 'name' })
    .optional()
    .meta({ description: 'One of instanceTypes, for those who name none' }),
  allowInsecureConnections: opening('Answers scoring over plain HTTP').optional(),
});
