import type { Lab } from './lab';

interface Balancer {
  /** Machines of the lab behind it. @default c */
  readonly members?: readonly string[];
  /** An address of s2 in place of a public one. */
  readonly internal?: boolean;
  readonly probe?: number;
  readonly rule?: object;
  readonly outbound?: boolean;
  readonly sku?: string;
  readonly more?: NonNullable<Lab['more']>;
}

export const BALANCER_IP = '20.5.5.5';
export const INTERNAL_IP = '10.0.2.10';

/** A load balancer L of the lab, that leads port 80 to port 8080 of its machines. */
export function balancer({
  members = ['c'],
  internal = false,
  probe,
  rule = {},
  outbound = false,
  sku = 'Standard',
  more = {},
}: Balancer): NonNullable<Lab['more']> {
  const own = { loadbalancer_id: '${azurerm_lb.L.id}' };
  const pool = '${azurerm_lb_backend_address_pool.L.id}';
  const place = internal
    ? { subnet_id: '${azurerm_subnet.s2.id}', private_ip_address: INTERNAL_IP }
    : { public_ip_address_id: '${azurerm_public_ip.L.id}' };
  return {
    azurerm_public_ip: { L: { name: 'L', sku, ip_address: BALANCER_IP } },
    azurerm_lb: { L: { name: 'L', sku, frontend_ip_configuration: [{ name: 'front', ...place }] } },
    azurerm_lb_backend_address_pool: { L: { name: 'L', ...own } },
    azurerm_network_interface_backend_address_pool_association: Object.fromEntries(
      members.map((name) => [
        name,
        { network_interface_id: `\${azurerm_network_interface.${name}.id}`, backend_address_pool_id: pool },
      ]),
    ),
    azurerm_lb_rule: {
      L: {
        ...own,
        name: 'web',
        protocol: 'Tcp',
        frontend_ip_configuration_name: 'front',
        frontend_port: 80,
        backend_port: 8080,
        backend_address_pool_ids: [pool],
        disable_outbound_snat: true,
        ...(probe === undefined ? {} : { probe_id: '${azurerm_lb_probe.L.id}' }),
        ...rule,
      },
    },
    ...(probe === undefined ? {} : { azurerm_lb_probe: { L: { name: 'L', port: probe, ...own } } }),
    ...(outbound
      ? {
          azurerm_lb_outbound_rule: {
            L: {
              ...own,
              name: 'out',
              protocol: 'All',
              backend_address_pool_id: pool,
              frontend_ip_configuration: [{ name: 'front' }],
            },
          },
        }
      : {}),
    ...more,
  };
}
