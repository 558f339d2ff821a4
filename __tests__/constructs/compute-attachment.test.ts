import { TerraformVariable } from 'cdktf';
import { ComputeAttachment, type ComputeAttachmentProps } from '../../src/constructs/compute-attachment';
import { synthesizeConstructs } from '../../src/testing';
import { MACHINE_ATTACHMENT, PLACEMENT } from './samples';

const deployment = (over: Partial<ComputeAttachmentProps> = {}) =>
  synthesizeConstructs((stack) => {
    new ComputeAttachment(stack, 'Attachment', { ...MACHINE_ATTACHMENT, placement: PLACEMENT, ...over });
  }).only('azurerm_resource_group_template_deployment');

const templateOf = ({ template_content }: { template_content?: unknown }) => JSON.parse(String(template_content));

describe('ComputeAttachment', () => {
  test('deploys one compute of the given kind, with what is attached', () => {
    const [compute, ...others] = templateOf(deployment()).resources;
    expect(others).toEqual([]);
    expect(compute.properties).toEqual({
      computeType: 'VirtualMachine',
      resourceId: "[parameters('machineId')]",
      properties: {
        sshPort: "[parameters('sshPort')]",
        administratorAccount: { username: 'azureuser', privateKeyData: "[parameters('privateKey')]" },
      },
    });
  });

  test('declares each parameter with its type, in the spelling that Azure gives back', () => {
    expect(templateOf(deployment()).parameters).toEqual({
      workspaceName: { type: 'String' },
      computeName: { type: 'String' },
      location: { type: 'String' },
      machineId: { type: 'String' },
      sshPort: { type: 'Int' },
      privateKey: { type: 'SecureString' },
    });
  });

  test('lets Azure read a secret from its vault', () => {
    const written = deployment();
    expect(written.parameters_content).toContain(
      '"privateKey" = {"reference" = {"keyVault" = {"id" = "/subscriptions/00000000-0000-0000-0000-000000000000/' +
        'resourceGroups/rg-ml/providers/Microsoft.KeyVault/vaults/kv-ops"}, "secretName" = "vm-key"}}',
    );
    expect(written).not.toHaveProperty('lifecycle');
  });

  test('passes a given secret as a parameter that Azure keeps, which no later plan compares', () => {
    const stack = synthesizeConstructs((own) => {
      const key = new TerraformVariable(own, 'key', { sensitive: true });
      new ComputeAttachment(own, 'Attachment', {
        ...MACHINE_ATTACHMENT,
        placement: PLACEMENT,
        parameters: { ...MACHINE_ATTACHMENT.parameters, privateKey: { secret: key.stringValue } },
      });
    });
    const written = stack.only('azurerm_resource_group_template_deployment');
    expect(written.parameters_content).toContain('"privateKey" = {"value" = var.key}');
    expect(templateOf(written).parameters.privateKey).toEqual({ type: 'SecureString' });
    expect(written.lifecycle).toEqual({ ignore_changes: ['parameters_content'] });
  });

  test('takes no id and no properties where the kind has none', () => {
    const [compute] = templateOf(deployment({ compute: { computeType: 'Kubernetes' } })).resources;
    expect(compute.properties).toEqual({ computeType: 'Kubernetes' });
  });
});
