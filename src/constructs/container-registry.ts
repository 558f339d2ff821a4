import { ContainerRegistry as TfContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { Construct } from 'constructs';
import { type Placement, placed } from './refs';

export interface ContainerRegistryProps {
  readonly name: string;
  readonly placement: Placement;
}

/**
 * A Premium registry that only private endpoints and Azure's trusted services reach; no admin account, no anonymous pull.
 *
 * Its service endpoint never left preview and azurerm 4 has no argument for it, so a private endpoint it is.
 */
export class ContainerRegistry extends Construct {
  public readonly containerRegistryId: string;

  constructor(scope: Construct, id: string, { name, placement }: ContainerRegistryProps) {
    super(scope, id);
    const registry = new TfContainerRegistry(this, 'Resource', {
      name,
      ...placed(placement),
      sku: 'Premium',
      publicNetworkAccessEnabled: false,
      networkRuleBypassOption: 'AzureServices',
      adminEnabled: false,
      anonymousPullEnabled: false,
      dataEndpointEnabled: false,
      exportPolicyEnabled: false,
    });
    this.containerRegistryId = registry.id;
  }
}
