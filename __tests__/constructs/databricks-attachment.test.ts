import { DatabricksAttachment } from '../../src/constructs/databricks-attachment';
import { synthesizeConstructs } from '../../src/testing';
import { DATABRICKS_ATTACHMENT, PLACEMENT } from './samples';

const deployment = () =>
  synthesizeConstructs((stack) => {
    new DatabricksAttachment(stack, 'Attachment', { ...DATABRICKS_ATTACHMENT, placement: PLACEMENT });
  }).only('azurerm_resource_group_template_deployment');

test('DatabricksAttachment hands the workspace an address and a token, which Azure reads from its vault', () => {
  const { template_content, parameters_content } = deployment();
  const template = JSON.parse(String(template_content));
  expect(template.resources[0].properties).toEqual({
    computeType: 'Databricks',
    resourceId: "[parameters('databricksId')]",
    properties: {
      databricksAccessToken: "[parameters('accessToken')]",
      workspaceUrl: "[parameters('workspaceUrl')]",
    },
  });
  expect(template.parameters.accessToken).toEqual({ type: 'SecureString' });
  expect(parameters_content).toContain('"secretName" = "databricks-token"');
  expect(parameters_content).toContain('"workspaceUrl" = {"value" = "adb-1.2.azuredatabricks.net"}');
});
