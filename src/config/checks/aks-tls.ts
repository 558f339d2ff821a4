import { runsInference } from '../aks-compute';
import type { ConfigDraft } from '../schema';
import type { Check } from './check';

const PATH = ['aks', 'tls'];

/** Where the certificate of the scoring endpoint comes from, and what is said where there is none. */
export const checkAksTls: Check = ({ aks }, problems, notices) => {
  if (aks?.compute === undefined) return;
  const { compute, tls, kubernetes } = aks;
  const insecure = kubernetes?.allowInsecureConnections !== undefined;
  if (!runsInference(aks)) {
    for (const [path, found] of [
      [PATH, tls],
      [['aks', 'kubernetes', 'allowInsecureConnections'], kubernetes?.allowInsecureConnections],
    ] as const)
      if (found !== undefined) notices.push({ path, text: 'not used: the cluster answers no scoring' });
    return;
  }
  if (tls !== undefined) checkSource(tls, compute, problems);
  if (compute === 'kubernetes' && !('tls' in aks) && !insecure)
    problems.push({
      code: 'missing',
      path: PATH,
      found: undefined,
      allowed: 'a certificate for scoring, or aks.kubernetes.allowInsecureConnections with its reason',
      fix: 'add tls: { cname, kubernetesSecret }',
    });
  if (compute === 'kubernetes' && tls !== undefined && insecure)
    problems.push({
      code: 'needs',
      path: ['aks', 'kubernetes', 'allowInsecureConnections'],
      found: 'aks.tls',
      allowed: 'one of aks.tls and allowInsecureConnections',
      fix: 'remove allowInsecureConnections: aks.tls answers over TLS',
    });
  if (compute === 'classic' && tls === undefined)
    notices.push({ path: PATH, text: 'not set: callers and models talk over plain HTTP' });
};

/** A value that was refused is there as a hole, and has its problem already. */
function checkSource(
  tls: NonNullable<NonNullable<ConfigDraft['aks']>['tls']>,
  compute: 'classic' | 'kubernetes',
  problems: Parameters<Check>[1],
): void {
  const { kubernetesSecret, certificate, key } = tls;
  const refuse = (at: string, found: string, allowed: string, fix: string) =>
    problems.push({ code: 'certificate', path: [...PATH, at], found, allowed, fix });
  if (kubernetesSecret !== undefined && compute === 'classic')
    refuse(
      'kubernetesSecret',
      'compute: classic',
      'kubernetesSecret with compute: kubernetes only',
      'name certificate and key in place of it',
    );
  for (const [at, one] of Object.entries({ certificate, key })) {
    if (one === undefined) continue;
    if (kubernetesSecret !== undefined)
      refuse(at, 'kubernetesSecret', 'one of kubernetesSecret, and certificate with key', `remove ${at}`);
    else if (one.keyVaultSecret !== undefined && compute === 'kubernetes')
      refuse(
        at,
        'keyVaultSecret',
        'kubernetesSecret or a variable: an extension cannot be told of a vault',
        'use kubernetesSecret, which leaves no key in the state',
      );
  }
  const missing = (['certificate', 'key'] as const).find((at) => !(at in tls));
  if (!('kubernetesSecret' in tls) && missing !== undefined)
    refuse(
      missing,
      'nothing',
      compute === 'classic' ? 'certificate and key' : 'kubernetesSecret, or certificate and key',
      compute === 'classic' ? 'add it' : 'add kubernetesSecret, which leaves no key in the state',
    );
}
