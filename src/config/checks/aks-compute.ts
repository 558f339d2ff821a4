import type { ConfigDraft } from '../schema';
import type { Check } from './check';

type Aks = NonNullable<ConfigDraft['aks']>;

/** Which kind of compute the cluster becomes, and what goes with it. */
export const checkAksCompute: Check = ({ aks }, problems, notices) => {
  if (aks === undefined) return;
  const { compute, kubernetes, attach } = aks;
  const needs = (path: readonly string[], found: string, allowed: string, fix: string) =>
    problems.push({ code: 'needs', path: ['aks', ...path], found, allowed, fix });
  if (compute === 'classic' && kubernetes !== undefined)
    needs(
      ['kubernetes'],
      'compute: classic',
      'kubernetes with compute: kubernetes only: a cluster is attached in one of the two ways',
      'set compute: kubernetes, or remove kubernetes',
    );
  if (compute === 'kubernetes' && attach === 'attachThenUpdate')
    needs(
      ['attach'],
      'compute: kubernetes',
      'attachThenUpdate with compute: classic only: the extension has its load balancer before anything is attached',
      'set attach: oneCall, or remove it',
    );
  if (compute === 'classic')
    notices.push({
      path: ['aks'],
      text: 'the classic attachment is served by SDK v1, whose support ended on 2026-06-30',
    });
  if (compute === 'classic' && attach === 'attachThenUpdate')
    notices.push({
      path: ['aks', 'attach'],
      text: 'until the second call scoring has a public address; rules of the subnet admit nobody from the Internet to it',
    });
  if (compute === 'kubernetes') {
    checkInstanceTypes(aks, problems);
    noticeOwner(aks, notices);
  }
};

function checkInstanceTypes({ kubernetes, nodePools, existing }: Aks, problems: Parameters<Check>[1]): void {
  const types = kubernetes?.instanceTypes ?? [];
  const names = types.map((one) => one?.name);
  const pools = ['system', ...(nodePools ?? []).flatMap((pool) => pool?.name ?? [])];
  for (const [index, type] of types.entries()) {
    const path = ['aks', 'kubernetes', 'instanceTypes', index];
    if (type?.name !== undefined && names.indexOf(type.name) < index)
      problems.push({
        code: 'duplicate',
        path: [...path, 'name'],
        found: type.name,
        allowed: 'a name that no other instance type has',
        fix: 'rename it',
      });
    if (type?.nodePool !== undefined && existing === undefined && !pools.includes(type.nodePool))
      problems.push({
        code: 'unknown-name',
        path: [...path, 'nodePool'],
        found: type.nodePool,
        allowed: `a pool of the cluster: ${pools.join(', ')}`,
        fix: 'add it to aks.nodePools, or name one of these',
      });
  }
  const usual = kubernetes?.defaultInstanceType;
  if (usual !== undefined && !names.includes(usual))
    problems.push({
      code: 'unknown-name',
      path: ['aks', 'kubernetes', 'defaultInstanceType'],
      found: usual,
      allowed: `one of aks.kubernetes.instanceTypes: ${names.join(', ') || 'there are none'}`,
      fix: 'add it there, or name one of these',
    });
}

function noticeOwner({ kubernetes, tls }: Aks, notices: Parameters<Check>[2]): void {
  const namespace = kubernetes?.namespace ?? 'default';
  if (namespace !== 'default')
    notices.push({
      path: ['aks', 'kubernetes', 'namespace'],
      text: `nobody makes the namespace '${namespace}' but you: without it every job and model fails`,
    });
  if (tls?.kubernetesSecret !== undefined)
    notices.push({
      path: ['aks', 'tls', 'kubernetesSecret'],
      text: `make the secret '${tls.kubernetesSecret}' in the namespace azureml before the extension comes, once the cluster stands`,
    });
}
