import { Construct } from 'constructs';
import { DatabricksAttachment } from '../constructs/databricks-attachment';
import { DatabricksWorkspace } from '../constructs/databricks-workspace';
import { PrivateEndpoint } from '../constructs/private-endpoint';
import type { After, Placement } from '../constructs/refs';
import { secretVariable } from '../constructs/secret-variable';
import type { DatabricksPlan } from '../plan/databricks';
import type { SubnetKind } from '../plan/subnets';
import type { WorkspacePlan } from '../plan/workspace-plan';
import type { SecuredNetwork } from './secured-network';
import type { WorkspaceServices } from './workspace-services';

export interface DatabricksProps {
  readonly plan: Pick<WorkspacePlan, 'names'>;
  readonly databricks: DatabricksPlan;
  readonly placement: Placement;
  readonly network: SecuredNetwork;
  readonly services: WorkspaceServices;
}

/** Databricks in its two subnets, with private endpoints where its front end is closed, attached where that is asked. */
export class Databricks extends Construct {
  public readonly workspace: DatabricksWorkspace;

  constructor(scope: Construct, id: string, props: DatabricksProps) {
    super(scope, id);
    const { plan, databricks, placement, network, services } = props;
    const handed = (kind: SubnetKind) => ({
      subnetId: network.subnet(kind).subnetId,
      subnetName: network.subnet(kind).subnetName,
      groupAssociationId: network.groupAssociationId(kind),
    });
    this.workspace = new DatabricksWorkspace(this, 'Workspace', {
      name: plan.names.databricksWorkspace,
      managedResourceGroup: plan.names.databricksResourceGroup,
      placement,
      network: network.network,
      privateSubnet: handed('databricksPrivate'),
      publicSubnet: handed('databricksPublic'),
      tier: databricks.tier,
      publicNetworkAccess: databricks.publicNetworkAccess,
      requiredRules: databricks.requiredRules,
      after: network.ready,
    });
    const reachable = databricks.publicNetworkAccess ? [] : this.privateEndpoints(props);
    const { attach } = databricks;
    if (attach === undefined) return;
    const { keyVaultSecret, variable = '' } = attach.accessToken;
    new DatabricksAttachment(this, 'Attachment', {
      name: attach.name,
      placement,
      workspaceName: services.workspace.workspaceName,
      databricksId: this.workspace.databricksId,
      workspaceUrl: this.workspace.workspaceUrl,
      accessToken: keyVaultSecret ?? {
        secret: secretVariable(this, variable, 'Access token of Databricks'),
      },
      after: [...services.ready, ...reachable],
    });
  }

  /** One for users and for the relay of the clusters, one to come back to after signing in; their names are in one zone. */
  private privateEndpoints({ plan, placement, network, services }: DatabricksProps): After {
    const common = {
      placement,
      targetId: this.workspace.databricksId,
      subnet: network.subnet('privateEndpoints'),
      networks: [],
      zones: services.zones.of('databricks'),
    };
    const { privateEndpoint } = plan.names;
    const front = new PrivateEndpoint(this, 'FrontEndpoint', {
      ...common,
      name: `${privateEndpoint}-databricks`,
      service: 'databricks',
      after: network.ready,
    });
    // One after the other: Databricks takes one change at a time.
    const signIn = new PrivateEndpoint(this, 'SignInEndpoint', {
      ...common,
      name: `${privateEndpoint}-databricks-sign-in`,
      service: 'databricksSignIn',
      after: [...network.ready, ...front.ready],
    });
    return [...front.ready, ...signIn.ready];
  }
}
