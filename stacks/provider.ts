import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { WorkspaceConfig } from '../src/config/schema';
import { PROVIDER_FEATURES } from '../src/plan/provider-features';

/** The azurerm provider as the workspace needs it: data plane by Entra ID, resource providers registered by nobody. */
export function addProvider(stack: TerraformStack, { subscriptionId }: WorkspaceConfig['provider']): void {
  new AzurermProvider(stack, 'azurerm', {
    features: [PROVIDER_FEATURES],
    storageUseAzuread: true,
    resourceProviderRegistrations: 'none',
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
  });
}
