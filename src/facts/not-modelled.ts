import type { Sourced } from './source';

interface NotModelled extends Sourced {
  /** The start of Terraform's resource type. */
  readonly type: string;
  readonly what: string;
}

/** Resources that bear on traffic and that the reader does not follow: where one could decide, the answer is unknown. */
export const NOT_MODELLED: readonly NotModelled[] = [
  { type: 'azurerm_network_manager', what: 'security admin rules run before security groups' },
  { type: 'azurerm_virtual_network_gateway', what: 'routes that a gateway learns are not in Terraform' },
  { type: 'azurerm_express_route', what: 'routes that a circuit announces are not in Terraform' },
  { type: 'azurerm_virtual_hub', what: "a hub's routes are its own" },
  { type: 'azurerm_virtual_wan', what: "a hub's routes are its own" },
  { type: 'azurerm_lb_nat_pool', what: 'ports that a load balancer keeps for scale sets' },
  { type: 'azurerm_application_gateway', what: 'what it forwards' },
  { type: 'azurerm_private_link_service', what: 'what stands behind it' },
  { type: 'azurerm_private_dns_resolver', what: 'names that are forwarded elsewhere' },
  { type: 'azurerm_network_security_perimeter', what: 'rules of a perimeter' },
  { type: 'module', what: 'what a module makes, in a configuration: a plan tells it' },
  { type: 'azapi_', what: 'resources written as raw Azure requests' },
].map((row) => ({ ...row, source: 'azurerm4', confidence: 'high' }));
