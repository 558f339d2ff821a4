import type { Construct } from 'constructs';
import { AksAttachment, type AksTls } from '../constructs/aks-attachment';
import { KubernetesAttachment } from '../constructs/kubernetes-attachment';
import { MachineLearningExtension } from '../constructs/machine-learning-extension';
import { assignRole, ManagedIdentity } from '../constructs/managed-identity';
import type { After, Placement, SubnetRef } from '../constructs/refs';
import { secretVariable } from '../constructs/secret-variable';
import { IMAGE_PULL_ROLE, KUBERNETES_ROLES } from '../facts/roles';
import type { AksAttachPlan } from '../plan/aks-plan';
import type { KubernetesComputePlan } from '../plan/kubernetes-compute';
import type { WorkspacePlan } from '../plan/workspace-plan';
import { secretRef } from './secret-ref';
import type { WorkspaceServices } from './workspace-services';

export interface AksComputeProps {
  readonly plan: WorkspacePlan;
  readonly aks: AksAttachPlan;
  readonly placement: Placement;
  readonly services: WorkspaceServices;
  readonly cluster: {
    readonly clusterId: string;
    readonly clusterName: string;
    /** Object id of the identity that nodes pull images with. */
    readonly kubeletPrincipalId: string;
  };
  readonly loadBalancerSubnet: Pick<SubnetRef, 'subnetName'>;
  readonly after: After;
}

/** Makes a cluster a compute of the workspace, in the one way or the other: never in both. */
export function attachAks(scope: Construct, props: AksComputeProps): void {
  const { kubernetes } = props.aks;
  if (kubernetes === undefined) attachClassic(scope, props);
  else attachKubernetes(scope, props, kubernetes);
}

function attachClassic(scope: Construct, props: AksComputeProps): void {
  const { aks, placement, services, cluster, loadBalancerSubnet, after } = props;
  const pull = assignRole(scope, 'ImagePull', {
    on: services.registry.containerRegistryId,
    role: IMAGE_PULL_ROLE.role,
    principalId: cluster.kubeletPrincipalId,
    principalKey: cluster.clusterId,
  });
  const tls = tlsOf(scope, aks);
  const call = {
    name: aks.computeName,
    placement,
    workspaceName: services.workspace.workspaceName,
    clusterId: cluster.clusterId,
    loadBalancerSubnet,
    purpose: aks.purpose,
    ...(tls === undefined ? {} : { tls }),
  };
  const waits = [...services.ready, ...after, pull];
  if (aks.attach === 'oneCall') new AksAttachment(scope, 'Attachment', { ...call, after: waits });
  else {
    const attached = new AksAttachment(scope, 'Attachment', { ...call, step: 'attach', after: waits });
    new AksAttachment(scope, 'Update', { ...call, step: 'update', after: attached.ready });
  }
}

function tlsOf(scope: Construct, { tls }: AksAttachPlan): AksTls | undefined {
  if (tls === undefined) return undefined;
  return {
    cname: tls.cname,
    certificate: secretRef(scope, tls.certificate, 'Certificate of the scoring endpoint'),
    key: secretRef(scope, tls.key, 'Key of the scoring endpoint'),
  };
}

function attachKubernetes(scope: Construct, props: AksComputeProps, kubernetes: KubernetesComputePlan): void {
  const { plan, aks, placement, services, cluster, after } = props;
  const roles = KUBERNETES_ROLES.map(({ role }) =>
    assignRole(scope, `ClusterRole-${role.replaceAll(' ', '')}`, {
      on: cluster.clusterId,
      role,
      principalId: services.identity.principalId,
      principalKey: services.identity.identityId,
    }),
  );
  const identity = new ManagedIdentity(scope, 'ComputeIdentity', {
    name: `${plan.names.identity}-kubernetes`,
    placement,
  });
  const pull = assignRole(scope, 'ImagePull', {
    on: services.registry.containerRegistryId,
    role: IMAGE_PULL_ROLE.role,
    principalId: identity.principalId,
    principalKey: identity.identityId,
  });
  const certificate = certificateOf(scope, kubernetes);
  const extension = new MachineLearningExtension(scope, 'Extension', {
    cluster,
    settings: kubernetes.settings,
    ...(certificate === undefined ? {} : { certificate }),
    after,
  });
  new KubernetesAttachment(scope, 'Attachment', {
    name: aks.computeName,
    placement,
    workspaceName: services.workspace.workspaceName,
    clusterId: cluster.clusterId,
    identity,
    namespace: kubernetes.namespace,
    ...(kubernetes.defaultInstanceType === undefined ? {} : { defaultInstanceType: kubernetes.defaultInstanceType }),
    instanceTypes: kubernetes.instanceTypes,
    after: [...services.ready, ...roles, pull, ...extension.ready],
  });
}

/** An extension takes no reference to a vault, and the checks have seen to it. */
function certificateOf(scope: Construct, { certificate: given }: KubernetesComputePlan) {
  const { certificate, key } = given ?? {};
  if (certificate?.variable === undefined || key?.variable === undefined) return undefined;
  return {
    certificate: secretVariable(scope, certificate.variable, 'Certificate of the scoring endpoint'),
    key: secretVariable(scope, key.variable, 'Key of the scoring endpoint'),
  };
}
