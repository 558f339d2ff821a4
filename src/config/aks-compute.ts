import { AKS_COMPUTE_NAME } from '../facts/aks';
import { KUBERNETES_COMPUTE_NAME } from '../facts/ml-kubernetes';
import type { ConfigDraft } from './schema';

type Aks = NonNullable<ConfigDraft['aks']>;

/** What runs on the cluster, the defaults filled in. */
export function runsInference({ compute, kubernetes }: Aks): boolean {
  return compute !== 'kubernetes' || (kubernetes?.workloads ?? ['inference']).includes('inference');
}

/** The name that the cluster has among the computes of the workspace. */
export function aksComputeName({ compute }: Aks): string {
  return compute === 'kubernetes' ? KUBERNETES_COMPUTE_NAME : AKS_COMPUTE_NAME;
}
