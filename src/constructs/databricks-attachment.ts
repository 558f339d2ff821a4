import type { Construct } from 'constructs';
import { ComputeAttachment, parameter } from './compute-attachment';
import type { Placement, SecretRef, Waits } from './refs';

export interface DatabricksAttachmentProps extends Waits {
  /** Name of the compute in the workspace. */
  readonly name: string;
  readonly placement: Placement;
  readonly workspaceName: string;
  readonly databricksId: string;
  /** `adb-….azuredatabricks.net` */
  readonly workspaceUrl: string;
  /** A personal access token, which is made in Databricks once it stands: best one that lies in a vault. */
  readonly accessToken: SecretRef;
}

/**
 * Attaches Databricks to a workspace, for steps of pipelines.
 *
 * It takes the provider's features as every `ComputeAttachment` does.
 */
export class DatabricksAttachment extends ComputeAttachment {
  constructor(scope: Construct, id: string, props: DatabricksAttachmentProps) {
    const { databricksId, workspaceUrl, accessToken, ...attached } = props;
    super(scope, id, {
      ...attached,
      parameters: { databricksId, workspaceUrl, accessToken },
      compute: {
        computeType: 'Databricks',
        resourceId: parameter('databricksId'),
        properties: { databricksAccessToken: parameter('accessToken'), workspaceUrl: parameter('workspaceUrl') },
      },
    });
  }
}
