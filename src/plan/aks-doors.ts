import { runsInference } from '../config/aks-compute';
import type { WorkspaceConfig } from '../config/schema';
import type { OpenDoor } from './access';

const door = (what: string, to: string, why: string): OpenDoor => ({ what, to, why });

/** What AKS opens, and to whom. */
export function aksDoors({ aks }: Pick<WorkspaceConfig, 'aks'>): OpenDoor[] {
  if (aks === undefined) return [];
  const { publicApiServer, kubernetes, compute, tls } = aks;
  const insecure = compute === 'kubernetes' ? kubernetes?.allowInsecureConnections : undefined;
  return [
    ...(runsInference(aks)
      ? [
          aks.existing === undefined
            ? door('scoring endpoint (internal)', aks.scoringFrom.join(', ') || 'nobody', 'callers in aks.scoringFrom')
            : door('scoring endpoint (internal)', "whom the cluster's owner lets in", 'the network is theirs'),
        ]
      : []),
    ...(insecure === undefined ? [] : [door('scoring over plain HTTP', 'whoever sees the packets', insecure.reason)]),
    ...(tls?.key?.variable === undefined
      ? []
      : [door('key of the scoring endpoint', 'readers of the Terraform state', 'it comes in a variable (aks.tls)')]),
    door('local accounts of AKS', 'holders of a credential', 'Azure Machine Learning attaches with them'),
    ...(compute === 'kubernetes'
      ? [door('AKS, its API included', 'the identity of the workspace', 'it runs jobs and models in the cluster')]
      : []),
    ...(publicApiServer === undefined
      ? []
      : [door('Kubernetes API server', publicApiServer.from.join(', '), publicApiServer.reason)]),
  ];
}
