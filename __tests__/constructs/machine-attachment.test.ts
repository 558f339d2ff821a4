import { MachineAttachment, type MachineAttachmentProps } from '../../src/constructs/machine-attachment';
import { synthesizeConstructs } from '../../src/testing';
import { PLACEMENT, SIGN_IN } from './samples';

const deployment = (over: Partial<MachineAttachmentProps> = {}) =>
  synthesizeConstructs((stack) => {
    new MachineAttachment(stack, 'Attachment', { ...SIGN_IN, placement: PLACEMENT, ...over });
  }).only('azurerm_resource_group_template_deployment');
const compute = (over: Partial<MachineAttachmentProps> = {}) =>
  JSON.parse(String(deployment(over).template_content)).resources[0].properties;

describe('MachineAttachment', () => {
  test('attaches a machine by its id, with the account that the service signs in with', () => {
    expect(compute()).toEqual({
      computeType: 'VirtualMachine',
      resourceId: "[parameters('targetId')]",
      properties: {
        sshPort: "[parameters('sshPort')]",
        administratorAccount: {
          username: "[parameters('adminUsername')]",
          privateKeyData: "[parameters('privateKey')]",
        },
      },
    });
  });

  test('gives the machine, the account and port 22', () => {
    const { parameters_content } = deployment();
    expect(parameters_content).toContain(`"targetId" = {"value" = "${SIGN_IN.targetId}"}`);
    expect(parameters_content).toContain('"adminUsername" = {"value" = "trainer"}');
    expect(parameters_content).toContain('"sshPort" = {"value" = 22}');
    expect(deployment({ sshPort: 2222 }).parameters_content).toContain('"sshPort" = {"value" = 2222}');
  });

  test('attaches an HDInsight cluster in the same way', () => {
    expect(compute({ computeType: 'HDInsight' })).toEqual({ ...compute(), computeType: 'HDInsight' });
  });
});
