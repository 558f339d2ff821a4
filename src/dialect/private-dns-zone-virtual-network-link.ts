import type { Rewrite } from './terraform-json';

/** The zone is named by its id, which says its resource group as well. */
export const privateDnsZoneVirtualNetworkLink: Rewrite = (block, address) => {
  const { private_dns_zone_name: zone, resource_group_name: _, ...rest } = block;
  if (zone === undefined) return block;
  const reference =
    typeof zone === 'string'
      ? /^\$\{((?:data\.)?azurerm_private_dns_zone\.[\w-]+)\.name\}$/.exec(zone)?.[1]
      : undefined;
  if (reference === undefined) {
    throw new Error(
      `${address}: azurerm 5 names a zone by id, and '${String(zone)}' is no reference to a zone of this stack: refer to its name attribute, or read the zone as a data source`,
    );
  }
  return { ...rest, private_dns_zone_id: `\${${reference}.id}` };
};
