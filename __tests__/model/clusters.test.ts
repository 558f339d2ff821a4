import { readModel } from '../../src/model/build-model';
import type { Cluster } from '../../src/model/service-model';

const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters';
const template = (computeType: string, loadBalancerType?: string) =>
  JSON.stringify({
    resources: [
      { properties: { computeType, properties: loadBalancerType === undefined ? {} : { loadBalancerType } } },
    ],
  });
const deployment = (content: string, more: object = {}) => ({ template_content: content, ...more });
const aks = (name = 'k', more: object = {}) => ({
  name,
  id: `${ID}/${name}`,
  default_node_pool: [{ vnet_subnet_id: '${azurerm_subnet.s.id}' }],
  ...more,
});
const extension = (settings: object, more: object = {}) => ({
  azurerm_kubernetes_cluster_extension: {
    ml: {
      cluster_id: '${azurerm_kubernetes_cluster.k.id}',
      extension_type: 'Microsoft.AzureML.Kubernetes',
      configuration_settings: settings,
      ...more,
    },
  },
});
const clusters = (tables: object): readonly Cluster[] =>
  readModel({ data: { resource: { azurerm_kubernetes_cluster: { k: aks() }, ...tables } } }).clusters;
const scoring = (tables: object) => clusters(tables)[0]?.scoring;
const calls = (named: object) => ({ azurerm_resource_group_template_deployment: named });
const at = (name: string) => `azurerm_resource_group_template_deployment.${name}`;

describe('a classic attachment', () => {
  test('leaves what its last call says', () => {
    const first = deployment(template('AKS'));
    const last = deployment(template('AKS', 'InternalLoadBalancer'), { depends_on: [at('first')] });
    expect(scoring(calls({ first, last }))).toEqual({ address: at('last'), internal: true });
    const back = deployment(template('AKS'), { depends_on: [at('last'), at('first')] });
    expect(scoring(calls({ first, last, back }))).toEqual({ address: at('back'), internal: false });
  });

  test('is not known where two calls disagree and nobody says which is the last', () => {
    const internal = template('AKS', 'InternalLoadBalancer');
    const one = deployment(internal);
    expect(scoring(calls({ one, other: deployment(template('AKS')) }))?.internal).toHaveProperty('unknown');
    expect(scoring(calls({ one, other: deployment(internal) }))?.internal).toBe(true);
  });

  test('belongs to the cluster whose id its parameters hold', () => {
    const found = clusters({
      azurerm_kubernetes_cluster: { k: aks(), other: aks('other') },
      ...calls({
        a: deployment(template('AKS', 'InternalLoadBalancer'), { parameters_content: `{"id":"${ID}/other"}` }),
      }),
    });
    expect(found.map(({ address, attachments }) => [address, attachments.map((one) => one.address)])).toEqual([
      ['azurerm_kubernetes_cluster.k', []],
      ['azurerm_kubernetes_cluster.other', [at('a')]],
    ]);
  });

  test('has its order in a plan and in a state, too', () => {
    const values = (content: string) => ({ template_content: content });
    const resources = [
      { address: 'azurerm_kubernetes_cluster.k', type: 'azurerm_kubernetes_cluster', name: 'k', values: aks() },
      { address: at('one'), name: 'one', values: values(template('AKS', 'InternalLoadBalancer')) },
      { address: at('two'), name: 'two', values: values(template('AKS')), depends_on: [at('one')] },
    ].map((one) => ({ mode: 'managed', type: 'azurerm_resource_group_template_deployment', ...one }));
    const plan = {
      planned_values: { root_module: { resources: resources.map(({ depends_on: _, ...one }) => one) } },
      configuration: { root_module: { resources } },
    };
    const state = { format_version: '1.0', terraform_version: '1.11.0', values: { root_module: { resources } } };
    for (const data of [plan, state])
      expect(readModel({ data }).clusters[0]?.scoring).toEqual({ address: at('two'), internal: false });
  });
});

describe('the extension of Azure Machine Learning', () => {
  const INTERNAL = { internalLoadBalancerProvider: 'azure', 'scoringFe.serviceType.internalLoadBalancer': 'true' };
  const INFERENCE = { enableInference: 'true', inferenceRouterServiceType: 'LoadBalancer' };

  test.each<[string, object, unknown]>([
    ['inside with both settings', { ...INFERENCE, ...INTERNAL }, true],
    ['in public with neither', INFERENCE, false],
    [
      'nobody knows where with one',
      { ...INFERENCE, internalLoadBalancerProvider: 'azure' },
      { unknown: expect.any(String) },
    ],
    ['at the nodes', { ...INFERENCE, inferenceRouterServiceType: 'nodePort' }, true],
  ])('answers scoring %s', (_, settings, internal) => {
    expect(scoring(extension(settings))).toEqual({ address: 'azurerm_kubernetes_cluster_extension.ml', internal });
  });

  test.each<[string, object]>([
    ['where it only trains', { enableTraining: 'true' }],
    ['on an address of the cluster alone', { ...INFERENCE, inferenceRouterServiceType: 'ClusterIP' }],
  ])('answers nobody %s', (_, settings) => {
    expect(scoring(extension(settings))).toBeUndefined();
  });

  test('is told from other extensions, and says what it is for', () => {
    const settings = { enableTraining: 'true', enableInference: 'true', allowInsecureConnections: 'true' };
    expect(clusters(extension(settings))[0]?.extension).toEqual({
      address: 'azurerm_kubernetes_cluster_extension.ml',
      training: true,
      inference: true,
      insecure: true,
    });
    expect(clusters(extension(settings, { extension_type: 'microsoft.flux' }))[0]).not.toHaveProperty('extension');
  });
});

test('further pools are those of the cluster, each with its subnet', () => {
  const pool = (cluster: string) => ({ kubernetes_cluster_id: cluster, vnet_subnet_id: '${azurerm_subnet.s.id}' });
  const found = clusters({
    azurerm_subnet: { s: { name: 's' } },
    azurerm_kubernetes_cluster_node_pool: {
      mine: pool('${azurerm_kubernetes_cluster.k.id}'),
      other: pool(`${ID}/other`),
    },
  });
  expect(found[0]?.pools).toEqual([
    { address: 'azurerm_kubernetes_cluster_node_pool.mine', subnet: 'azurerm_subnet.s' },
  ]);
});
