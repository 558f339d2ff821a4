import { runsInference } from '../config/aks-compute';
import { nodePools } from '../config/node-pools';
import type { WorkspaceConfig } from '../config/schema';
import type { Secret } from '../config/schema-secret';
import { LIMITS } from '../facts/limits';
import { EXTENSION_SETTINGS, type ExtensionWhen, GPU_RESOURCE, NODE_POOL_LABEL } from '../facts/ml-kubernetes';

type Aks = NonNullable<WorkspaceConfig['aks']>;
type InstanceType = NonNullable<Aks['kubernetes']>['instanceTypes'][number];

/** The extension of the cluster, and the compute that stands on it. */
export interface KubernetesComputePlan {
  /** Settings of the extension but those that tell it of its cluster. */
  readonly settings: Readonly<Record<string, string>>;
  /** A certificate that is given to the extension itself. */
  readonly certificate?: { readonly certificate: Secret; readonly key: Secret };
  readonly namespace: string;
  readonly defaultInstanceType?: string;
  /** In the words of ARM. */
  readonly instanceTypes: Readonly<Record<string, InstanceTypeBody>>;
}

export interface InstanceTypeBody {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly resources: {
    readonly requests: Readonly<Record<string, string>>;
    readonly limits: Readonly<Record<string, string>>;
  };
}

/** Decides about the extension and its compute; undefined where the cluster is attached the classic way. */
export function planKubernetesCompute(region: string, aks: Aks): KubernetesComputePlan | undefined {
  if (aks.compute !== 'kubernetes') return undefined;
  const { namespace = 'default', defaultInstanceType, instanceTypes = [] } = aks.kubernetes ?? {};
  const { certificate, key } = aks.tls ?? {};
  return {
    settings: extensionSettings(region, aks),
    ...(runsInference(aks) && certificate !== undefined && key !== undefined
      ? { certificate: { certificate, key } }
      : {}),
    namespace,
    ...(defaultInstanceType === undefined ? {} : { defaultInstanceType }),
    instanceTypes: Object.fromEntries(instanceTypes.map((one) => [one.name, bodyOf(one)])),
  };
}

function extensionSettings(region: string, aks: Aks): Record<string, string> {
  const { kubernetes, tls } = aks;
  const inference = runsInference(aks);
  const holds = new Set<ExtensionWhen>();
  if (inference) holds.add('inference');
  if (tls !== undefined) holds.add('tls');
  if (tls?.kubernetesSecret !== undefined) holds.add('kubernetesSecret');
  if (kubernetes?.allowInsecureConnections !== undefined) holds.add('insecure');
  if (kubernetes?.instanceTypes.some(({ gpus }) => gpus !== undefined)) holds.add('gpus');
  const nodes = aks.existing?.nodes ?? nodePools(aks).reduce((sum, { count = 0 }) => sum + count, 0);
  if (nodes < LIMITS.aksProductionNodes.value) holds.add('fewNodes');
  const said: Readonly<Record<string, string | undefined>> = {
    '<training>': String(kubernetes?.workloads.includes('training') ?? true),
    '<inference>': String(inference),
    '<cname>': tls?.cname,
    '<secret>': tls?.kubernetesSecret,
  };
  return Object.fromEntries(
    EXTENSION_SETTINGS.filter(({ when }) => when.every((one) => holds.has(one))).map(({ key, value }) => [
      key,
      said[value] ?? value.replace('<region>', region),
    ]),
  );
}

/** A share of a node, promised and not exceeded; GPUs are only ever limited. */
function bodyOf({ cpu, memory, gpus, nodePool }: InstanceType): InstanceTypeBody {
  return {
    ...(nodePool === undefined ? {} : { nodeSelector: { [NODE_POOL_LABEL.key]: nodePool } }),
    resources: {
      requests: { cpu, memory },
      limits: { cpu, memory, ...(gpus === undefined ? {} : { [GPU_RESOURCE.key]: String(gpus) }) },
    },
  };
}
