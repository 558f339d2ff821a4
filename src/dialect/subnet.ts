import type { Rewrite } from './terraform-json';

/** A set of services became a list of blocks; sorted by service, or a state of azurerm 4 shows an update. */
export const subnet: Rewrite = ({ service_endpoints: services, ...rest }, address) => {
  if (services === undefined || services === null) return rest;
  if (!Array.isArray(services) || services.some((service) => typeof service !== 'string' || service.includes('${'))) {
    throw new Error(
      `${address}: service_endpoints must be a list of names to be written for azurerm 5, got ${JSON.stringify(services)}`,
    );
  }
  return { ...rest, service_endpoint: [...services].sort().map((service: string) => ({ service })) };
};
