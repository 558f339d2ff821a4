import { MachineLearningWorkspace as TfWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import { Construct } from 'constructs';
import type { ManagedIsolation } from '../facts/managed-network';
import { type After, dependsOn, type IdentityRef, type Placement, placed, type SubnetRef, type Waits } from './refs';

export interface MachineLearningWorkspaceProps extends Waits {
  readonly name: string;
  readonly placement: Placement;
  readonly storageAccountId: string;
  readonly keyVaultId: string;
  readonly containerRegistryId: string;
  readonly applicationInsightsId: string;
  /** Holds its roles on the four before the workspace is made. */
  readonly identity: IdentityRef;
  /** @default false - only private endpoints reach studio and the API */
  readonly publicNetworkAccess?: boolean;
  /** Less telemetry to Microsoft, encrypted scratch disks; a change makes the workspace anew. @default false */
  readonly highBusinessImpact?: boolean;
  /** Cluster that builds images for a closed registry. @default - the registry's own tasks, which do not reach a closed one */
  readonly imageBuildCluster?: string;
  /** Where serverless jobs run. @default - in Microsoft's network */
  readonly serverlessSubnet?: SubnetRef | undefined;
  /** Gives their nodes public addresses. @default false */
  readonly serverlessPublicIp?: boolean;
  /**
   * A network that Microsoft keeps, in place of a subnet of one's own: computes name no subnet then. It is provisioned
   * with the workspace, which takes about half an hour, and Azure never goes back to a wider isolation.
   *
   * @default - none
   */
  readonly managedNetwork?: ManagedIsolation | undefined;
}

/** An Azure Machine Learning workspace on services of one's own. */
export class MachineLearningWorkspace extends Construct {
  public readonly workspaceId: string;
  public readonly workspaceName: string;
  public readonly ready: After;

  /** @throws Error for a subnet of one's own beside a managed network */
  constructor(scope: Construct, id: string, props: MachineLearningWorkspaceProps) {
    super(scope, id);
    if (props.managedNetwork !== undefined && props.serverlessSubnet !== undefined)
      throw new Error(
        `workspace '${props.name}': its managed network holds serverless jobs: leave serverlessSubnet out`,
      );
    const { identityId } = props.identity;
    const workspace = new TfWorkspace(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      storageAccountId: props.storageAccountId,
      keyVaultId: props.keyVaultId,
      containerRegistryId: props.containerRegistryId,
      applicationInsightsId: props.applicationInsightsId,
      identity: { type: 'UserAssigned', identityIds: [identityId] },
      primaryUserAssignedIdentity: identityId,
      publicNetworkAccessEnabled: props.publicNetworkAccess ?? false,
      v1LegacyModeEnabled: false,
      ...(props.highBusinessImpact === true ? { highBusinessImpact: true } : {}),
      ...(props.imageBuildCluster === undefined ? {} : { imageBuildComputeName: props.imageBuildCluster }),
      ...(props.serverlessSubnet === undefined
        ? {}
        : {
            serverlessCompute: {
              subnetId: props.serverlessSubnet.subnetId,
              publicIpEnabled: props.serverlessPublicIp ?? false,
            },
          }),
      ...(props.managedNetwork === undefined
        ? {}
        : { managedNetwork: { isolationMode: props.managedNetwork, provisionOnCreationEnabled: true } }),
      ...dependsOn(props),
    });
    this.workspaceId = workspace.id;
    this.workspaceName = workspace.name;
    this.ready = [workspace];
  }
}
