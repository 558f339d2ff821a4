import type { Rewrite } from './terraform-json';

/** A list of services became a list of objects: conditions about it look into them. */
export const dataSubnet: Rewrite = (block) =>
  JSON.parse(JSON.stringify(block).replaceAll('self.service_endpoints', 'self.service_endpoint[*].service'));
