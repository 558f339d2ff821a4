import type { Attributes } from './attributes';
import { optional } from './optional';
import type { Found, FoundResource } from './resources';
import { isUnknown, type Maybe } from './terraform-value';

/** A call that makes a cluster a compute of a workspace. */
export interface Attachment {
  readonly address: string;
  readonly type: 'AKS' | 'Kubernetes';
  /** The cluster, where the input holds it. */
  readonly cluster?: string;
  /** The workspace, where the input holds it. */
  readonly workspace?: string;
  /** Scoring of a classic attachment is answered inside the network. */
  readonly internal: Maybe<boolean>;
  /** What Terraform is told to do before. */
  readonly after: readonly string[];
}

const COMPUTE_TYPE = /"computeType"\s*:\s*"(AKS|Kubernetes)"/;

/** Attachments by an ARM template, and by azurerm's own resource for the classic one. */
export function attachmentsOf(found: Found): Attachment[] {
  const clusters = found.of('azurerm_kubernetes_cluster');
  const workspaces = found.of('azurerm_machine_learning_workspace');
  const templates = found.of('azurerm_resource_group_template_deployment').flatMap(({ address, at }): Attachment[] => {
    const text = at.text('template_content');
    const type = typeof text === 'string' ? COMPUTE_TYPE.exec(text)?.[1] : undefined;
    if (typeof text !== 'string' || (type !== 'AKS' && type !== 'Kubernetes')) return [];
    return [
      {
        address,
        type,
        ...optional('cluster', named(at, clusters)),
        ...optional('workspace', named(at, workspaces)),
        internal: loadBalancer(text),
        after: waitsFor(at),
      },
    ];
  });
  const classic = found.of('azurerm_machine_learning_inference_cluster').map(
    ({ address, at }): Attachment => ({
      address,
      type: 'AKS',
      ...linked('cluster', at, 'kubernetes_cluster_id'),
      ...linked('workspace', at, 'machine_learning_workspace_id'),
      internal: false,
      after: waitsFor(at),
    }),
  );
  return [...classic, ...templates];
}

function linked<K extends 'cluster' | 'workspace'>(key: K, at: Attributes, argument: string) {
  const link = at.link(argument);
  return optional(key, link === undefined || isUnknown(link) ? undefined : link);
}

/** The one of these that the parameters speak of, by address, id or name; the only one where they cannot be read. */
function named(at: Attributes, candidates: readonly FoundResource[]): string | undefined {
  const parameters = JSON.stringify(at.raw('parameters_content') ?? '').toLowerCase();
  const spoken = candidates.find(({ address, at: one }) =>
    [address, one.raw('id')].some((text) => typeof text === 'string' && parameters.includes(text.toLowerCase())),
  );
  return (spoken ?? (candidates.length === 1 ? candidates[0] : undefined))?.address;
}

function loadBalancer(template: string): Maybe<boolean> {
  const type = /"loadBalancerType"\s*:\s*"([^"]*)"/.exec(template)?.[1] ?? 'PublicIp';
  return type.startsWith('[') ? { unknown: type } : type === 'InternalLoadBalancer';
}

function waitsFor(at: Attributes): readonly string[] {
  const listed = at.texts('depends_on');
  return isUnknown(listed) ? [] : listed;
}
