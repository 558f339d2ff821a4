import { negated, type Rewrite, renamed } from './terraform-json';

/** Ingestion and query take a word in place of a truth value; local authentication is said positively. */
export const logAnalyticsWorkspace: Rewrite = (block, address) => {
  const access = (value: unknown) => {
    if (typeof value !== 'boolean')
      throw new Error(
        `${address}: internet access must be true or false to be written for azurerm 5, got ${JSON.stringify(value)}`,
      );
    return value ? 'Enabled' : 'Disabled';
  };
  const ingestion = renamed(block, 'internet_ingestion_enabled', 'internet_ingestion_access_type', access);
  const query = renamed(ingestion, 'internet_query_enabled', 'internet_query_access_type', access);
  return renamed(query, 'local_authentication_disabled', 'local_authentication_enabled', negated(address));
};
