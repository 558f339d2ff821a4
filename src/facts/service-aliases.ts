import type { Sourced } from './source';

/**
 * Accounts that Azure's services own, as a service endpoint policy names them. What is behind an alias is written down
 * nowhere. `/services/Azure` is all of them.
 */
export const SERVICE_ALIASES = {
  '/services/Azure': { source: 'azurerm4', confidence: 'high' },
  '/services/Azure/Batch': { source: 'azurerm4', confidence: 'high' },
  '/services/Azure/Databricks': { source: 'azurerm4', confidence: 'high' },
  '/services/Azure/DataFactory': { source: 'azurerm4', confidence: 'high' },
  '/services/Azure/MachineLearning': { source: 'mlExfiltration', confidence: 'high' },
  '/services/Azure/ManagedInstance': { source: 'azurerm4', confidence: 'high' },
  '/services/Azure/WebPI': { source: 'azurerm4', confidence: 'high' },
} as const satisfies Record<string, Sourced>;

export type ServiceAlias = keyof typeof SERVICE_ALIASES;
/** What computes of Azure Machine Learning start from. */
export const COMPUTE_ALIAS = '/services/Azure/MachineLearning' satisfies ServiceAlias;
/** The name of every alias together. */
export const EVERY_ALIAS = '/services/Azure' satisfies ServiceAlias;
