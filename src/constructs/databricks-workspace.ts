import { DatabricksWorkspace as TfDatabricksWorkspace } from '@cdktf/provider-azurerm/lib/databricks-workspace';
import { Construct } from 'constructs';
import { dependsOn, type Placement, placed, type SubnetRef, type VirtualNetworkRef, type Waits } from './refs';

/** A subnet that is handed to Databricks, with the association of its security group. */
export interface DatabricksSubnet extends SubnetRef {
  /** Databricks is made once the group guards the subnet, and goes before it. */
  readonly groupAssociationId: string;
}

export interface DatabricksWorkspaceProps extends Waits {
  readonly name: string;
  /** The group that Databricks makes and keeps for itself; it must not be there yet. */
  readonly managedResourceGroup: string;
  readonly placement: Placement;
  readonly network: VirtualNetworkRef;
  /** Of the containers; /26 or larger, and of this workspace alone. */
  readonly privateSubnet: DatabricksSubnet;
  /** Of the hosts, which have no public address all the same; as large as the other one. */
  readonly publicSubnet: DatabricksSubnet;
  /** @default 'premium' - no Standard workspace is made any more */
  readonly tier?: 'premium';
  /** @default false - only private endpoints reach the web application and the API */
  readonly publicNetworkAccess?: boolean;
  /**
   * The rules that Databricks writes into the groups of its subnets: all, or those without its control plane, which
   * has a private endpoint then.
   *
   * @default - all where the front end is public, and without its control plane where it is closed
   */
  readonly requiredRules?: 'AllRules' | 'NoAzureDatabricksRules';
}

/**
 * Databricks in two subnets of a network. Its nodes have no public address: they open every connection themselves, and
 * need a way out.
 */
export class DatabricksWorkspace extends Construct {
  public readonly databricksId: string;
  /** `adb-….azuredatabricks.net` */
  public readonly workspaceUrl: string;

  /** @throws Error when a closed front end is to come with rules for the public one: Azure refuses that */
  constructor(scope: Construct, id: string, props: DatabricksWorkspaceProps) {
    super(scope, id);
    const { network, privateSubnet, publicSubnet, publicNetworkAccess = false } = props;
    const { requiredRules = publicNetworkAccess ? 'AllRules' : 'NoAzureDatabricksRules' } = props;
    if (!publicNetworkAccess && requiredRules === 'AllRules')
      throw new Error(
        `Databricks '${props.name}' has a closed front end and rules for a public one: write NoAzureDatabricksRules, or open it`,
      );
    const workspace = new TfDatabricksWorkspace(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      sku: props.tier ?? 'premium',
      managedResourceGroupName: props.managedResourceGroup,
      publicNetworkAccessEnabled: publicNetworkAccess,
      networkSecurityGroupRulesRequired: requiredRules,
      customParameters: {
        noPublicIp: true,
        virtualNetworkId: network.virtualNetworkId,
        privateSubnetName: privateSubnet.subnetName,
        privateSubnetNetworkSecurityGroupAssociationId: privateSubnet.groupAssociationId,
        publicSubnetName: publicSubnet.subnetName,
        publicSubnetNetworkSecurityGroupAssociationId: publicSubnet.groupAssociationId,
      },
      ...dependsOn(props),
    });
    this.databricksId = workspace.id;
    this.workspaceUrl = workspace.workspaceUrl;
  }
}
