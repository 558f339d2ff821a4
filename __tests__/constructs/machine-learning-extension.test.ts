import { TerraformVariable } from 'cdktf';
import { KubernetesCluster } from '../../src/constructs/kubernetes-cluster';
import {
  MachineLearningExtension,
  type MachineLearningExtensionProps,
} from '../../src/constructs/machine-learning-extension';
import { synthesizeConstructs } from '../../src/testing';
import { AKS_PROPS, CLUSTER_ID, EXTENSION, PLACEMENT, reference } from './samples';

const extension = (over: Partial<MachineLearningExtensionProps> = {}) =>
  synthesizeConstructs((stack) => {
    new MachineLearningExtension(stack, 'Extension', { ...EXTENSION, ...over });
  }).only('azurerm_kubernetes_cluster_extension');

describe('MachineLearningExtension', () => {
  test('is the one of Azure Machine Learning, in its own namespace, and keeps itself up to date', () => {
    const { configuration_settings: _, ...rest } = extension();
    expect(rest).toEqual({
      name: 'azureml',
      cluster_id: CLUSTER_ID,
      extension_type: 'Microsoft.AzureML.Kubernetes',
      release_train: 'stable',
      release_namespace: 'azureml',
    });
  });

  test('is told of its cluster beside what it is told to do', () => {
    expect(extension().configuration_settings).toEqual({
      ...EXTENSION.settings,
      cluster_name: CLUSTER_ID,
      clusterId: CLUSTER_ID,
      'prometheus.prometheusSpec.externalLabels.cluster_name': CLUSTER_ID,
      cluster_name_friendly: 'aks-ml',
    });
  });

  test('gets certificate and key in base64, as protected settings', () => {
    const stack = synthesizeConstructs((own) => {
      const [certificate, key] = ['certificate', 'key'].map(
        (name) => new TerraformVariable(own, name, { sensitive: true }).stringValue,
      ) as [string, string];
      new MachineLearningExtension(own, 'Extension', { ...EXTENSION, certificate: { certificate, key } });
    });
    expect(stack.only('azurerm_kubernetes_cluster_extension').configuration_protected_settings).toEqual({
      'scoringFe.sslCert': '${base64encode(var.certificate)}',
      'scoringFe.sslKey': '${base64encode(var.key)}',
    });
    expect(extension()).not.toHaveProperty('configuration_protected_settings');
  });

  test('refers to a cluster of the same stack by id and by name', () => {
    const stack = synthesizeConstructs((own) => {
      const cluster = new KubernetesCluster(own, 'Cluster', { ...AKS_PROPS, placement: PLACEMENT });
      new MachineLearningExtension(own, 'Extension', { ...EXTENSION, cluster });
    });
    expect(stack.only('azurerm_kubernetes_cluster_extension')).toMatchObject({
      cluster_id: reference('azurerm_kubernetes_cluster', 'id'),
      configuration_settings: { cluster_name_friendly: reference('azurerm_kubernetes_cluster', 'name') },
    });
  });
});
