import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { LocalBackend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { aks } from './aks';
import { computes } from './computes';
import { endpoints } from './endpoints';
import { network } from './network';
import { services } from './services';
import { wayOut } from './way-out';

/**
 * The example of the root folder with nothing of the library: raw resources and literals. It is what the library is
 * measured against, so it must stay as cheap as a person would write it.
 */
export class HandWrittenStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });
    new AzurermProvider(this, 'azurerm', {
      features: [
        {
          templateDeployment: [{ deleteNestedItemsDuringDeletion: false }],
          storage: [{ dataPlaneAvailable: false }],
          keyVault: [{ purgeSoftDeleteOnDestroy: false, recoverSoftDeletedKeyVaults: true }],
          applicationInsights: [{ disableGeneratedRule: true }],
          resourceGroup: [{ preventDeletionIfContainsResources: true }],
        },
      ],
      storageUseAzuread: true,
      resourceProviderRegistrations: 'none',
    });
    const tags = { owner: 'ml-platform' };
    const group = new ResourceGroup(this, 'group', { name: 'rg-fraud-dev-eastus2', location: 'eastus2', tags });
    const placed = { resourceGroupName: group.name, location: group.location, tags };
    const net = network(this, placed);
    const out = wayOut(this, placed, net);
    const ready = [...net.guards, ...out];
    const used = services(this, placed, net);
    const reachable = endpoints(this, placed, net, used, ready);
    computes(this, placed, net, used, [...ready, ...reachable]);
    aks(this, placed, net, used, { ready, reachable });
  }
}

/** Where resources live, as arguments. */
export interface Placed {
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags: { [name: string]: string };
}
