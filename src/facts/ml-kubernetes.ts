import type { Elsewhere } from './clouds';
import type { Sourced } from './source';

/** What a node needs to carry Azure Machine Learning. */
export const ML_NODE_LEAST = { cores: 4, memoryGb: 14, source: 'mlKubernetesExtension', confidence: 'high' } as const;

/** What the Kubernetes compute is called among the computes of the workspace: our own choice. */
export const KUBERNETES_COMPUTE_NAME = 'kubernetes';

/** The cluster extension that lets Azure Machine Learning run in a cluster. */
export const ML_EXTENSION = {
  name: 'azureml',
  type: 'Microsoft.AzureML.Kubernetes',
  releaseTrain: 'stable',
  releaseNamespace: 'azureml',
  source: 'mlExtensionCli',
  confidence: 'high',
} as const;

/** What must be so for a setting to be written. */
export type ExtensionWhen = 'inference' | 'insecure' | 'tls' | 'kubernetesSecret' | 'fewNodes' | 'gpus';

interface ExtensionSetting extends Sourced {
  readonly key: string;
  /** `<training>`, `<inference>`, `<cname>`, `<secret>` and `<region>` stand for what the config says. */
  readonly value: string;
  readonly when: readonly ExtensionWhen[];
}

const cli = (key: string, value: string, ...when: readonly ExtensionWhen[]): ExtensionSetting => ({
  key,
  value,
  when,
  source: 'mlExtensionCli',
  confidence: 'high',
});

/** Settings of the extension. Many of them Azure's command line derives from others by itself; Terraform has to write them. */
export const EXTENSION_SETTINGS: readonly ExtensionSetting[] = [
  cli('enableTraining', '<training>'),
  cli('enableInference', '<inference>'),
  cli('inferenceRouterServiceType', 'LoadBalancer', 'inference'),
  cli('internalLoadBalancerProvider', 'azure', 'inference'),
  cli('scoringFe.serviceType.internalLoadBalancer', 'true', 'inference'),
  cli('allowInsecureConnections', 'true', 'inference', 'insecure'),
  cli('sslCname', '<cname>', 'inference', 'tls'),
  cli('sslSecret', '<secret>', 'inference', 'tls', 'kubernetesSecret'),
  cli('scoringFe.sslSecret', '<secret>', 'inference', 'tls', 'kubernetesSecret'),
  cli('inferenceRouterHA', 'false', 'fewNodes'),
  cli('clusterPurpose', 'DevTest', 'fewNodes'),
  {
    key: 'installNvidiaDevicePlugin',
    value: 'true',
    when: ['gpus'],
    source: 'mlKubernetesExtension',
    confidence: 'high',
  },
  cli('domain', '<region>.cloudapp.azure.com'),
  cli('location', '<region>'),
  cli('jobSchedulerLocation', '<region>'),
  cli('servicebus.enabled', 'false'),
  cli('relayserver.enabled', 'false'),
  cli('nginxIngress.enabled', 'true'),
];

/** Settings that tell the extension of its cluster. */
export const EXTENSION_CLUSTER_KEYS = {
  id: ['cluster_name', 'clusterId', 'prometheus.prometheusSpec.externalLabels.cluster_name'],
  name: ['cluster_name_friendly'],
  source: 'mlExtensionCli',
  confidence: 'high',
} as const;

/** Protected settings: the PEM texts, each in base64. */
export const EXTENSION_TLS_KEYS = {
  certificate: 'scoringFe.sslCert',
  key: 'scoringFe.sslKey',
  source: 'mlExtensionCli',
  confidence: 'high',
} as const;

/** The label by which AKS tells nodes of one pool from others. */
export const NODE_POOL_LABEL = {
  key: 'kubernetes.azure.com/agentpool',
  source: 'aksLabels',
  confidence: 'high',
} as const;
/** How Kubernetes counts NVIDIA GPUs. */
export const GPU_RESOURCE = { key: 'nvidia.com/gpu', source: 'mlInstanceTypes', confidence: 'high' } as const;

interface ExtensionHosts extends Sourced {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly protocol: 'Http' | 'Https';
  readonly port: number;
  readonly when?: 'training';
  readonly why: string;
  readonly elsewhere?: Elsewhere<ExtensionHosts>;
}

/**
 * Hosts of the extension beside those of AKS and of the workspace. Images and meters of the marketplace are left out:
 * this extension is Microsoft's own, and its images come from mcr.microsoft.com.
 */
export const EXTENSION_HOSTS: readonly ExtensionHosts[] = [
  {
    name: 'extension-configuration',
    hosts: ['<region>.dp.kubernetesconfiguration.azure.com'],
    protocol: 'Https',
    port: 443,
    why: 'The extension asks here what it has to be, and reports',
    source: 'aksEgress',
    confidence: 'high',
    elsewhere: {
      usgovernment: { hosts: ['<region>.dp.kubernetesconfiguration.azure.us'] },
      china: { hosts: ['<region>.dp.kubernetesconfiguration.azure.cn'], source: 'arcHostsCli', confidence: 'medium' },
    },
  },
  {
    name: 'extension-agents',
    hosts: ['*.ingestion.msftcloudes.com', '*.microsoftmetrics.com'],
    protocol: 'Https',
    port: 443,
    why: 'Metrics of the agents of extensions',
    source: 'aksEgress',
    confidence: 'high',
    elsewhere: { usgovernment: 'absent', china: 'absent' },
  },
  {
    name: 'system-logs',
    hosts: ['*.kusto.windows.net'],
    protocol: 'Https',
    port: 443,
    why: "System logs of Azure Machine Learning's parts in the cluster",
    source: 'mlFirewall',
    confidence: 'high',
  },
  {
    name: 'training-packages',
    hosts: ['pypi.org'],
    protocol: 'Https',
    port: 443,
    when: 'training',
    why: 'The environment of a training job is put together here',
    source: 'mlFirewall',
    confidence: 'high',
  },
  {
    name: 'training-patches',
    hosts: ['archive.ubuntu.com', 'ppa.launchpad.net'],
    protocol: 'Http',
    port: 80,
    when: 'training',
    why: 'Security patches of training images',
    source: 'mlFirewall',
    confidence: 'high',
  },
];
