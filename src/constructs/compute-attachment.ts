import { ResourceGroupTemplateDeployment } from '@cdktf/provider-azurerm/lib/resource-group-template-deployment';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { ML_COMPUTE_API, TEMPLATE_TYPES } from '../facts/provider';
import { type After, dependsOn, type Placement, type SecretRef, type Waits } from './refs';

export interface ComputeAttachmentProps extends Waits {
  /** Name of the compute in the workspace. */
  readonly name: string;
  readonly placement: Placement;
  readonly workspaceName: string;
  /** Values of the template by the name of their parameter; a text may be a reference. */
  readonly parameters: { readonly [name: string]: string | number | SecretRef };
  /** The compute in ARM's words; `parameter('name')` stands for a value. */
  readonly compute: {
    readonly computeType: 'AKS' | 'Databricks' | 'HDInsight' | 'Kubernetes' | 'VirtualMachine';
    /** What is attached. */
    readonly resourceId?: string;
    readonly properties?: { readonly [name: string]: unknown };
  };
  /** Id of the user-assigned identity of the compute. @default - none */
  readonly identity?: string;
  /**
   * The word for a text parameter.
   *
   * @default - the spelling that Azure gives back, so that a second plan finds nothing to change
   */
  readonly textType?: string;
  /** Name of the ARM deployment. @default 'attach-' and the name of the compute */
  readonly deploymentName?: string;
}

/** A parameter's value inside the compute of an attachment. */
export function parameter(name: string): string {
  return `[parameters('${name}')]`;
}

/**
 * Attaches something to a workspace as a compute, by an ARM deployment: azurerm has no resource for it.
 *
 * Set the provider's `features.template_deployment.delete_nested_items_during_deletion = false` beside it: on destroy
 * the provider would delete the compute without the action that the service asks for, and fail. The compute goes with
 * its workspace.
 *
 * A secret in a vault is read by Azure itself and passes neither Terraform nor its state. A secret that Terraform is
 * given passes its plan; Azure never gives it back, so later changes of the parameters are not seen: send them with
 * `terraform apply -replace`.
 */
export class ComputeAttachment extends Construct {
  /** Who works with the compute comes after the deployment. */
  public readonly ready: After;

  constructor(scope: Construct, id: string, props: ComputeAttachmentProps) {
    super(scope, id);
    const parameters = {
      workspaceName: props.workspaceName,
      computeName: props.name,
      location: props.placement.location,
      ...props.parameters,
    };
    const given = Object.entries(parameters).map(([name, value]) => [name, written(value)]);
    const passesSecret = Object.values(parameters).some((value) => typeof value === 'object' && 'secret' in value);
    const deployment = new ResourceGroupTemplateDeployment(this, 'Resource', {
      // No tags: a changed one would put the compute again, which the service may refuse.
      resourceGroupName: props.placement.resourceGroupName,
      name: props.deploymentName ?? `attach-${props.name}`,
      deploymentMode: 'Incremental',
      templateContent: JSON.stringify(template(props, parameters)),
      parametersContent: Fn.jsonencode(Object.fromEntries(given)),
      ...(passesSecret ? { lifecycle: { ignoreChanges: ['parameters_content'] } } : {}),
      ...dependsOn(props),
    });
    this.ready = [deployment];
  }
}

function template(
  { compute, identity, textType = TEMPLATE_TYPES.text }: ComputeAttachmentProps,
  parameters: ComputeAttachmentProps['parameters'],
) {
  const type = (value: string | number | SecretRef) =>
    typeof value === 'string' ? textType : typeof value === 'number' ? TEMPLATE_TYPES.number : TEMPLATE_TYPES.secret;
  const { computeType, resourceId, properties } = compute;
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { type: type(value) }])),
    resources: [
      {
        type: 'Microsoft.MachineLearningServices/workspaces/computes',
        apiVersion: ML_COMPUTE_API.version,
        name: "[concat(parameters('workspaceName'), '/', parameters('computeName'))]",
        location: parameter('location'),
        ...(identity === undefined
          ? {}
          : { identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } } }),
        properties: { computeType, resourceId, properties },
      },
    ],
  };
}

/** A parameter as a deployment takes it. */
function written(value: string | number | SecretRef) {
  if (typeof value !== 'object') return { value };
  if ('secret' in value) return { value: value.secret };
  const { keyVaultId, secretName } = value;
  return { reference: { keyVault: { id: keyVaultId }, secretName } };
}
