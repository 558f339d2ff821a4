import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { TerraformStack } from 'cdktf';
import type { WorkspaceConfig } from '../src/config/schema';
import { cloudOf } from '../src/facts/regions';
import { providerFeatures } from '../src/plan/provider-features';

/** What the provider and the backend are written from. */
export type ProviderConfig = Pick<WorkspaceConfig, 'provider' | 'region' | 'bootstrap' | 'connectivity'>;

/** Which of the Azures it is; the public one is the default of provider and backend. */
export function environmentOf({ region }: Pick<WorkspaceConfig, 'region'>): { readonly environment?: string } {
  const cloud = cloudOf(region);
  return cloud === 'public' ? {} : { environment: cloud };
}

/** The azurerm provider as the workspace needs it: data plane by Entra ID, resource providers registered by nobody. */
export function addProvider(stack: TerraformStack, config: ProviderConfig): void {
  const { subscriptionId } = config.provider;
  new AzurermProvider(stack, 'azurerm', {
    features: [providerFeatures(config)],
    storageUseAzuread: true,
    resourceProviderRegistrations: 'none',
    ...environmentOf(config),
    ...(subscriptionId === undefined ? {} : { subscriptionId }),
  });
}
