import { AksAttachment, type AksAttachmentProps } from '../../src/constructs/aks-attachment';
import { KubernetesCluster } from '../../src/constructs/kubernetes-cluster';
import { MachineLearningWorkspace } from '../../src/constructs/machine-learning-workspace';
import { Subnet } from '../../src/constructs/subnet';
import { ML_COMPUTE_API } from '../../src/facts/provider';
import { synthesizeConstructs } from '../../src/testing';
import { AKS_PROPS, AKS_SUBNET, AKS_TLS, CLUSTER_ID, PLACEMENT, WORKSPACE_PROPS } from './samples';

const PROPS: AksAttachmentProps = {
  name: 'aks-scoring',
  placement: PLACEMENT,
  workspaceName: 'mlw-ml',
  clusterId: CLUSTER_ID,
  loadBalancerSubnet: AKS_SUBNET,
};

const deployment = (over: Partial<AksAttachmentProps> = {}) =>
  synthesizeConstructs((stack) => {
    new AksAttachment(stack, 'Attachment', { ...PROPS, ...over });
  }).only('azurerm_resource_group_template_deployment');

const templateOf = ({ template_content }: { template_content?: unknown }) => JSON.parse(String(template_content));

/** The parameters by name; a text as it reads, a reference as it is written. */
function parametersOf({ parameters_content }: { parameters_content?: unknown }): Record<string, string> {
  const text = String(parameters_content);
  expect(text).toMatch(/^\$\{jsonencode\(\{.*\}\)\}$/);
  const pairs = [...text.matchAll(/"(\w+)" = \{"value" = (?:"([^"]*)"|([\w.-]+))\}/g)];
  return Object.fromEntries(pairs.map(([, name, constant, reference]) => [name, constant ?? reference ?? '']));
}

describe('AksAttachment', () => {
  test('deploys one compute of the kind AKS behind an internal load balancer', () => {
    const { resources, $schema, contentVersion } = templateOf(deployment());
    expect({ $schema, contentVersion }).toEqual({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
    });
    expect(resources).toEqual([
      {
        type: 'Microsoft.MachineLearningServices/workspaces/computes',
        apiVersion: ML_COMPUTE_API.version,
        name: "[concat(parameters('workspaceName'), '/', parameters('computeName'))]",
        location: "[parameters('location')]",
        properties: {
          computeType: 'AKS',
          resourceId: "[parameters('clusterId')]",
          properties: {
            clusterPurpose: "[parameters('clusterPurpose')]",
            loadBalancerType: 'InternalLoadBalancer',
            loadBalancerSubnet: "[parameters('loadBalancerSubnet')]",
          },
        },
      },
    ]);
  });

  test('gives the template what it is told, the subnet by its name', () => {
    expect(parametersOf(deployment())).toEqual({
      workspaceName: 'mlw-ml',
      computeName: 'aks-scoring',
      location: 'westeurope',
      clusterId: CLUSTER_ID,
      clusterPurpose: 'FastProd',
      loadBalancerSubnet: 'snet-aks',
    });
  });

  test('declares every parameter that it gives and uses, and no other', () => {
    const written = deployment();
    const template = templateOf(written);
    const used = [...JSON.stringify(template.resources).matchAll(/parameters\('(\w+)'\)/g)].map((found) => found[1]);
    const declared = Object.keys(template.parameters).sort();
    expect(Object.keys(parametersOf(written)).sort()).toEqual(declared);
    expect([...new Set(used)].sort()).toEqual(declared);
    expect(Object.values(template.parameters)).toEqual(declared.map(() => ({ type: 'string' })));
  });

  test.each(['FastProd', 'DenseProd', 'DevTest'] as const)('attaches for the purpose %s', (purpose) => {
    expect(parametersOf(deployment({ purpose })).clusterPurpose).toBe(purpose);
  });

  test('deletes nothing of the group that the template does not name', () => {
    expect(deployment().deployment_mode).toBe('Incremental');
  });

  test('is named after the compute, and lives in the group without a location of its own', () => {
    expect(deployment()).toMatchObject({ name: 'attach-aks-scoring', resource_group_name: 'rg-ml' });
    expect(deployment()).not.toHaveProperty('location');
  });

  test('refers to a workspace, a cluster and a subnet of the same stack', () => {
    const stack = synthesizeConstructs((own) => {
      const subnet = new Subnet(own, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
      });
      const { clusterId } = new KubernetesCluster(own, 'Cluster', { ...AKS_PROPS, placement: PLACEMENT });
      const { workspaceName } = new MachineLearningWorkspace(own, 'Workspace', {
        ...WORKSPACE_PROPS,
        placement: PLACEMENT,
      });
      new AksAttachment(own, 'Attachment', { ...PROPS, workspaceName, clusterId, loadBalancerSubnet: subnet });
    });
    expect(parametersOf(stack.only('azurerm_resource_group_template_deployment'))).toMatchObject({
      workspaceName: expect.stringMatching(/^azurerm_machine_learning_workspace\.\w+\.name$/),
      clusterId: expect.stringMatching(/^azurerm_kubernetes_cluster\.\w+\.id$/),
      loadBalancerSubnet: expect.stringMatching(/^azurerm_subnet\.\w+\.name$/),
    });
  });

  test('attaches first without the load balancer, and then under another name with it', () => {
    const [attach, update] = (['attach', 'update'] as const).map((step) => deployment({ step }));
    expect(attach?.name).toBe('attach-aks-scoring');
    expect(templateOf(attach ?? {}).resources[0].properties.properties).toEqual({
      clusterPurpose: "[parameters('clusterPurpose')]",
    });
    expect(parametersOf(attach ?? {})).not.toHaveProperty('loadBalancerSubnet');
    expect(update?.name).toBe('update-aks-scoring');
    expect(templateOf(update ?? {}).resources).toEqual(templateOf(deployment()).resources);
    expect(parametersOf(update ?? {})).toEqual(parametersOf(deployment()));
  });

  test('answers over TLS with a certificate that Azure reads from a vault, and never with one of Microsoft', () => {
    const written = deployment({ tls: AKS_TLS });
    const template = templateOf(written);
    expect(template.resources[0].properties.properties.sslConfiguration).toEqual({
      status: 'Enabled',
      cname: "[parameters('cname')]",
      cert: "[parameters('certificate')]",
      key: "[parameters('key')]",
    });
    expect(template.parameters).toMatchObject({ certificate: { type: 'SecureString' }, key: { type: 'SecureString' } });
    expect(written.parameters_content).toContain('"key" = {"reference" = {"keyVault" = ');
    expect(templateOf(deployment()).resources[0].properties.properties).not.toHaveProperty('sslConfiguration');
  });
});
