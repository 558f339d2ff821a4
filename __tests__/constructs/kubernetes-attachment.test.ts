import { KubernetesAttachment, type KubernetesAttachmentProps } from '../../src/constructs/kubernetes-attachment';
import { synthesizeConstructs } from '../../src/testing';
import { IDENTITY, KUBERNETES_ATTACHMENT, PLACEMENT } from './samples';

const deployment = (over: Partial<KubernetesAttachmentProps> = {}) =>
  synthesizeConstructs((stack) => {
    new KubernetesAttachment(stack, 'Attachment', { ...KUBERNETES_ATTACHMENT, placement: PLACEMENT, ...over });
  }).only('azurerm_resource_group_template_deployment');

const compute = (over: Partial<KubernetesAttachmentProps> = {}) =>
  JSON.parse(String(deployment(over).template_content)).resources[0];

describe('KubernetesAttachment', () => {
  test('attaches a cluster as Kubernetes compute, as the identity that it is given', () => {
    expect(compute()).toMatchObject({
      identity: { type: 'UserAssigned', userAssignedIdentities: { "[parameters('identityId')]": {} } },
      properties: {
        computeType: 'Kubernetes',
        resourceId: "[parameters('clusterId')]",
        properties: { namespace: "[parameters('namespace')]" },
      },
    });
    expect(deployment().parameters_content).toContain(`"identityId" = {"value" = "${IDENTITY.identityId}"}`);
  });

  test('runs in the namespace default where none is named', () => {
    expect(deployment().parameters_content).toContain('"namespace" = {"value" = "default"}');
    expect(deployment({ namespace: 'ml' }).parameters_content).toContain('"namespace" = {"value" = "ml"}');
  });

  test('knows the instance types that it is given, and none of its own', () => {
    const instanceTypes = { cpu: { resources: { requests: { cpu: '2' }, limits: { cpu: '2' } } } };
    expect(compute({ instanceTypes, defaultInstanceType: 'cpu' }).properties.properties).toMatchObject({
      instanceTypes,
      defaultInstanceType: 'cpu',
    });
    expect(Object.keys(compute().properties.properties)).toEqual(['namespace']);
  });
});
