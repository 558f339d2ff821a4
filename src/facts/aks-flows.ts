import { out, type RequiredFlow, type RequiredService, service, UNTAGGED_ELSEWHERE } from './required-flows';
import type { Sourced } from './source';

/** What the nodes of an AKS cluster need. The reader's own table, as `REQUIRED_FLOWS` is. */
export const AKS_NODE_FLOWS: readonly RequiredFlow[] = [
  out({
    id: 'aks-images',
    tag: 'MicrosoftContainerRegistry',
    hosts: ['mcr.microsoft.com', 'mcr-0001.mcr-msedge.net'],
    port: 443,
    why: "Microsoft's images",
    source: 'aksEgress',
  }),
  out({
    id: 'aks-image-layers',
    tag: 'AzureFrontDoor.FirstParty',
    hosts: ['*.data.mcr.microsoft.com'],
    port: 443,
    why: "the layers of Microsoft's images",
    source: 'aksEgress',
    elsewhere: UNTAGGED_ELSEWHERE,
  }),
  out({
    id: 'aks-resource-manager',
    tag: 'AzureResourceManager',
    hosts: ['management.azure.com'],
    port: 443,
    why: 'Azure Resource Manager',
    source: 'aksEgress',
    elsewhere: {
      usgovernment: { hosts: ['management.usgovcloudapi.net'] },
      china: { hosts: ['management.chinacloudapi.cn'] },
    },
  }),
  out({
    id: 'aks-entra',
    tag: 'AzureActiveDirectory',
    hosts: ['login.microsoftonline.com'],
    port: 443,
    why: 'tokens from Microsoft Entra ID',
    source: 'aksEgress',
    elsewhere: { usgovernment: { hosts: ['login.microsoftonline.us'] }, china: { hosts: ['login.chinacloudapi.cn'] } },
  }),
  out({
    id: 'aks-packages',
    tag: 'AzureFrontDoor.FirstParty',
    hosts: ['packages.microsoft.com'],
    port: 443,
    why: 'packages of the nodes',
    source: 'aksEgress',
    confidence: 'medium',
    elsewhere: UNTAGGED_ELSEWHERE,
  }),
  // No tag is written for the hosts below.
  out({
    id: 'aks-binaries',
    tag: 'Internet',
    hosts: ['packages.aks.azure.com', 'acs-mirror.azureedge.net'],
    port: 443,
    why: 'binaries of Kubernetes for new nodes',
    source: 'aksEgress',
    confidence: 'medium',
    elsewhere: { china: { hosts: ['packages.aks.azure.com', '*.azk8s.cn'] } },
  }),
  out({
    id: 'aks-api-server',
    tag: 'AzureCloud',
    regional: true,
    hosts: ['*.hcp.<region>.azmk8s.io'],
    port: 443,
    when: ['publicApiServer'],
    why: 'nodes report to the API server at its public address',
    source: 'aksEgress',
    confidence: 'medium',
    elsewhere: {
      usgovernment: { hosts: ['*.hcp.<region>.cx.aks.containerservice.azure.us'] },
      china: { hosts: ['*.hcp.<region>.cx.prod.service.azk8s.cn'] },
    },
  }),
];

/** What the extension of Azure Machine Learning needs besides. */
export const AKS_EXTENSION_FLOWS: readonly RequiredFlow[] = [
  out({
    id: 'extension-configuration',
    tag: 'Internet',
    hosts: ['<region>.dp.kubernetesconfiguration.azure.com'],
    port: 443,
    why: 'the extension asks here what it has to be',
    source: 'aksEgress',
    elsewhere: {
      usgovernment: { hosts: ['<region>.dp.kubernetesconfiguration.azure.us'] },
      china: { hosts: ['<region>.dp.kubernetesconfiguration.azure.cn'], source: 'arcHostsCli', confidence: 'medium' },
    },
  }),
  out({
    id: 'extension-workspace',
    tag: 'AzureMachineLearning',
    hosts: ['<region>.api.azureml.ms', '<region>.experiments.azureml.net'],
    port: 443,
    why: 'the service hands out jobs and models here',
    source: 'mlFirewall',
    elsewhere: {
      usgovernment: { hosts: ['<region>.api.ml.azure.us'] },
      china: { hosts: ['<region>.api.ml.azure.cn'] },
    },
  }),
  out({
    id: 'extension-logs',
    tag: 'Internet',
    hosts: ['*.kusto.windows.net'],
    port: 443,
    why: "system logs of the service's own parts",
    source: 'mlFirewall',
  }),
  out({
    id: 'extension-queues',
    tag: 'Storage',
    regional: true,
    hosts: ['*.table.core.windows.net', '*.queue.core.windows.net'],
    port: 443,
    why: 'system logs take this way',
    source: 'mlFirewall',
    elsewhere: {
      usgovernment: { hosts: ['*.table.core.usgovcloudapi.net', '*.queue.core.usgovcloudapi.net'] },
      china: { hosts: ['*.table.core.chinacloudapi.cn', '*.queue.core.chinacloudapi.cn'] },
    },
  }),
  out({
    id: 'extension-packages',
    tag: 'Internet',
    hosts: ['pypi.org'],
    port: 443,
    when: ['training'],
    why: 'the environment of a training job is put together from here',
    source: 'mlFirewall',
  }),
  out({
    id: 'extension-patches',
    tag: 'Internet',
    hosts: ['archive.ubuntu.com', 'security.ubuntu.com', 'ppa.launchpad.net'],
    port: 80,
    when: ['training'],
    why: 'security patches of training images',
    source: 'mlFirewall',
  }),
];

/** What nodes need of the services of the workspace that they are attached to. */
export const AKS_SERVICES: readonly RequiredService[] = [
  service({ id: 'aks-models', kind: 'storage', part: 'blob', port: 443, why: 'models and code', source: 'mlFirewall' }),
  service({
    id: 'aks-image-login',
    kind: 'registry',
    part: 'registry',
    port: 443,
    why: "the workspace's images",
    source: 'mlFirewall',
  }),
  service({
    id: 'aks-image-data',
    kind: 'registry',
    part: 'data',
    port: 443,
    why: "the layers of the workspace's images",
    source: 'mlFirewall',
  }),
  service({
    id: 'aks-workspace',
    kind: 'workspace',
    part: 'api',
    port: 443,
    why: 'the workspace itself',
    source: 'mlFirewall',
  }),
];

/** A flow inside a cluster whose pods are in an overlay. */
interface PodFlow extends Sourced {
  readonly id: string;
  readonly from: 'node' | 'pod';
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  readonly why: string;
}

/** Every port and protocol has to pass; these stand for all of them. */
export const AKS_POD_FLOWS: readonly PodFlow[] = [
  {
    id: 'aks-node-to-pod',
    from: 'node',
    protocol: 'tcp',
    port: 443,
    why: 'services lead from nodes to pods',
    source: 'aksOverlay',
    confidence: 'high',
  },
  {
    id: 'aks-pod-to-pod',
    from: 'pod',
    protocol: 'tcp',
    port: 443,
    why: 'pods talk to pods, and the front end of scoring to the models',
    source: 'aksOverlay',
    confidence: 'high',
  },
  {
    id: 'aks-pod-dns',
    from: 'pod',
    protocol: 'udp',
    port: 53,
    why: "pods ask the cluster's DNS",
    source: 'aksOverlay',
    confidence: 'high',
  },
];
