import { KeyVault as TfKeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { Construct } from 'constructs';
import { type Placement, placed, type SubnetRef } from './refs';

export interface KeyVaultProps {
  readonly name: string;
  readonly placement: Placement;
  readonly tenantId: string;
  /** Subnets with the service endpoint `Microsoft.KeyVault`. */
  readonly subnets: readonly SubnetRef[];
  /** Public addresses or blocks of clients. */
  readonly clientIps: readonly string[];
  /**
   * Whether it has a public address at all; without one only private endpoints and Azure's trusted services reach it.
   * @default true - subnets with a service endpoint come to it
   */
  readonly publicNetworkAccess?: boolean;
}

/**
 * A key vault that refuses all but its subnets, its clients and Azure's trusted services (Azure Machine Learning is
 * one); roles decide who may read, and nothing is lost by a delete.
 */
export class KeyVault extends Construct {
  public readonly keyVaultId: string;

  constructor(scope: Construct, id: string, props: KeyVaultProps) {
    super(scope, id);
    const vault = new TfKeyVault(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      tenantId: props.tenantId,
      skuName: 'standard',
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: true,
      softDeleteRetentionDays: 90,
      enabledForDeployment: false,
      enabledForDiskEncryption: false,
      enabledForTemplateDeployment: false,
      // Subnets with a service endpoint come to the public address, so it stays and the ACLs decide.
      publicNetworkAccessEnabled: props.publicNetworkAccess ?? true,
      networkAcls: {
        defaultAction: 'Deny',
        bypass: 'AzureServices',
        ipRules: [...props.clientIps],
        virtualNetworkSubnetIds: props.subnets.map(({ subnetId }) => subnetId),
      },
    });
    this.keyVaultId = vault.id;
  }
}
