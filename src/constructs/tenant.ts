import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import type { Construct } from 'constructs';

/** The tenant that Terraform is signed in to. */
export function currentTenantId(scope: Construct, id: string): string {
  return new DataAzurermClientConfig(scope, id, {}).tenantId;
}
