/**
 * Data sources of a network: what one does not say is unknown, where of a resource it would be what the provider writes
 * by default.
 */
export const DATA_SOURCES = {
  azurerm_firewall: true,
  azurerm_firewall_policy: true,
  azurerm_network_security_group: true,
  azurerm_route_table: true,
  azurerm_subnet: true,
  azurerm_virtual_network: true,
} as const;

export type DataSource = keyof typeof DATA_SOURCES;
