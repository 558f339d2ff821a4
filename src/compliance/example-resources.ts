import type { ExampleResources } from './finding';

/** Small Terraform for the examples of lint rules: one function a resource, everything named after its key. */

type Body = Readonly<Record<string, unknown>>;

/** One input of several parts; named resources of the same type stand together. */
export function together(...parts: readonly ExampleResources[]): ExampleResources {
  const all: Record<string, Record<string, Body>> = {};
  for (const part of parts) for (const [type, named] of Object.entries(part)) all[type] = { ...all[type], ...named };
  return all;
}

export const resource = (type: string, name: string, body: Body): ExampleResources => ({ [type]: { [name]: body } });

export const network = (block = '10.0.0.0/16', name = 'main') =>
  resource('azurerm_virtual_network', name, { name, location: 'westeurope', address_space: [block] });

export function subnet(name: string, block: string, more: Body = {}, vnet = 'main'): ExampleResources {
  return resource('azurerm_subnet', name, {
    name,
    virtual_network_name: `\${azurerm_virtual_network.${vnet}.name}`,
    address_prefixes: [block],
    default_outbound_access_enabled: false,
    ...more,
  });
}

interface RuleText {
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
  readonly ports?: readonly string[];
  readonly protocol?: string;
}

/** A security rule, outbound unless it says otherwise. */
export function rule(
  priority: number,
  access: 'Allow' | 'Deny',
  { name = `rule-${priority}`, from = '*', to = '*', ports = ['*'], protocol = 'Tcp' }: RuleText = {},
  direction: 'Inbound' | 'Outbound' = 'Outbound',
): Body {
  return {
    name,
    priority,
    direction,
    access,
    protocol,
    source_address_prefix: from,
    source_port_range: '*',
    destination_address_prefix: to,
    destination_port_ranges: ports,
  };
}

/** A security group, attached to a subnet where one is named. */
export function securityGroup(rules: readonly Body[], on?: string, name = 'main'): ExampleResources {
  return together(
    resource('azurerm_network_security_group', name, { name, location: 'westeurope', security_rule: rules }),
    on === undefined
      ? {}
      : resource('azurerm_subnet_network_security_group_association', name, {
          subnet_id: `\${azurerm_subnet.${on}.id}`,
          network_security_group_id: `\${azurerm_network_security_group.${name}.id}`,
        }),
  );
}

export const route = (to: string, hop: string, appliance?: string): Body => ({
  name: `to-${to.replaceAll('/', '-')}`,
  address_prefix: to,
  next_hop_type: hop,
  ...(appliance === undefined ? {} : { next_hop_in_ip_address: appliance }),
});

/** A route table, attached to a subnet where one is named. */
export function routeTable(routes: readonly Body[], on?: string, name = 'main'): ExampleResources {
  return together(
    resource('azurerm_route_table', name, { name, location: 'westeurope', route: routes }),
    on === undefined
      ? {}
      : resource('azurerm_subnet_route_table_association', name, {
          subnet_id: `\${azurerm_subnet.${on}.id}`,
          route_table_id: `\${azurerm_route_table.${name}.id}`,
        }),
  );
}

interface NetworkRuleText {
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
  readonly fqdns?: readonly string[];
  readonly ports?: readonly string[];
  readonly protocols?: readonly string[];
}

/** A firewall at 10.0.9.4 with a policy of network rules. */
export function firewall(rules: readonly NetworkRuleText[], subnetBlock = '10.0.9.0/26'): ExampleResources {
  return together(
    subnet('AzureFirewallSubnet', subnetBlock),
    resource('azurerm_firewall_policy', 'main', { name: 'main', location: 'westeurope' }),
    resource('azurerm_firewall', 'main', {
      name: 'main',
      location: 'westeurope',
      sku_name: 'AZFW_VNet',
      sku_tier: 'Standard',
      firewall_policy_id: '${azurerm_firewall_policy.main.id}',
      ip_configuration: [
        { name: 'main', subnet_id: '${azurerm_subnet.AzureFirewallSubnet.id}', private_ip_address: '10.0.9.4' },
      ],
    }),
    resource('azurerm_firewall_policy_rule_collection_group', 'main', {
      name: 'main',
      firewall_policy_id: '${azurerm_firewall_policy.main.id}',
      priority: 100,
      network_rule_collection: [
        {
          name: 'main',
          priority: 100,
          action: 'Allow',
          rule: rules.map(
            ({ name = 'main', from = '10.0.0.0/16', to, fqdns, ports = ['443'], protocols = ['TCP'] }) => ({
              name,
              protocols,
              source_addresses: [from],
              ...(to === undefined ? {} : { destination_addresses: [to] }),
              ...(fqdns === undefined ? {} : { destination_fqdns: fqdns }),
              destination_ports: ports,
            }),
          ),
        },
      ],
    }),
  );
}

/** A workspace without a way in from the Internet; give it a private endpoint with `endpoint`. */
export const workspace = (more: Body = {}) =>
  resource('azurerm_machine_learning_workspace', 'main', {
    name: 'main',
    location: 'westeurope',
    public_network_access_enabled: false,
    ...more,
  });

export const cluster = (more: Body = {}, on = 'nodes') =>
  resource('azurerm_machine_learning_compute_cluster', 'cpu', {
    name: 'cpu',
    location: 'westeurope',
    machine_learning_workspace_id: '${azurerm_machine_learning_workspace.main.id}',
    subnet_resource_id: `\${azurerm_subnet.${on}.id}`,
    node_public_ip_enabled: false,
    local_auth_enabled: false,
    ...more,
  });

export const instance = (more: Body = {}, on = 'nodes') =>
  resource('azurerm_machine_learning_compute_instance', 'book', {
    name: 'book',
    machine_learning_workspace_id: '${azurerm_machine_learning_workspace.main.id}',
    subnet_resource_id: `\${azurerm_subnet.${on}.id}`,
    node_public_ip_enabled: false,
    local_auth_enabled: false,
    ...more,
  });

/** The workspace's private endpoint, with its zones. */
export const endpoint = (zones: readonly string[] = ['api', 'notebooks']) =>
  together(
    ...zones.map((zone) =>
      resource('azurerm_private_dns_zone', zone, {
        name: zone === 'api' ? 'privatelink.api.azureml.ms' : 'privatelink.notebooks.azure.net',
      }),
    ),
    resource('azurerm_private_endpoint', 'workspace', {
      name: 'workspace',
      subnet_id: '${azurerm_subnet.nodes.id}',
      private_service_connection: [
        {
          name: 'workspace',
          private_connection_resource_id: '${azurerm_machine_learning_workspace.main.id}',
          subresource_names: ['amlworkspace'],
          is_manual_connection: false,
        },
      ],
      private_dns_zone_group: [
        { name: 'main', private_dns_zone_ids: zones.map((zone) => `\${azurerm_private_dns_zone.${zone}.id}`) },
      ],
    }),
  );
