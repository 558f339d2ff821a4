import { readModel } from '../../src/model/build-model';
import type { NetworkModel } from '../../src/model/network-model';

/**
 * The small network of the semantics' test vectors, as Terraform JSON: V 10.0.0.0/16 with s1 (a, b), s2 (c), s3 (the
 * private endpoint pe) and a firewall F at 10.0.9.4; W 10.1.0.0/16 with d.
 */
export interface Lab {
  /** Rules of a subnet's or (by `nic:c`) an interface's security group. An empty list leaves the default rules. */
  readonly groups?: Readonly<Record<string, readonly LabRule[]>>;
  /** `prefix -> hop` of a subnet's route table; a hop that is an address is an appliance. */
  readonly routes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly subnets?: Readonly<Record<string, object>>;
  /** Machines with a Standard public address. */
  readonly publicIps?: readonly string[];
  readonly peerings?: readonly (readonly [from: 'V' | 'W', to: 'V' | 'W', settings?: object])[];
  readonly natGateway?: string;
  readonly firewall?: {
    readonly network?: object[];
    readonly application?: object[];
    readonly nat?: object[];
    readonly policy?: object;
    readonly parent?: { readonly application?: object[]; readonly network?: object[] };
    readonly settings?: object;
  };
  readonly storage?: object;
  readonly vault?: object;
  readonly registry?: object;
  /** A blob endpoint in s3, and the zones that V is linked to. */
  readonly endpoint?: {
    readonly linked?: boolean;
    readonly target?: 'st' | 'other';
    readonly settings?: object;
    readonly link?: object;
  };
  readonly more?: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

export interface LabRule {
  readonly direction?: 'Inbound' | 'Outbound';
  readonly access?: 'Allow' | 'Deny';
  readonly priority: number;
  readonly protocol?: string;
  readonly from?: string;
  readonly to?: string;
  readonly port?: string;
  readonly more?: object;
}

export const PUBLIC_IP = '20.1.2.3';
const MACHINES = {
  a: ['s1', '10.0.1.4'],
  b: ['s1', '10.0.1.5'],
  c: ['s2', '10.0.2.4'],
  d: ['w1', '10.1.0.4'],
} as const;
const BLOCKS = {
  s1: '10.0.1.0/24',
  s2: '10.0.2.0/24',
  s3: '10.0.3.0/24',
  AzureFirewallSubnet: '10.0.9.0/26',
  w1: '10.1.0.0/24',
};
export const FIREWALL_IP = '10.0.9.4';

export function lab(setup: Lab = {}): NetworkModel {
  return readModel({ data: { resource: resources(setup) } });
}

export const at = (name: string) => ({ subnet: `azurerm_subnet.${name}` });
export const machine = (name: string) => ({ machine: `azurerm_network_interface.${name}` });

type Tables = Record<string, Record<string, object>>;

export function resources(setup: Lab): Tables {
  const tables: Tables = {};
  const put = (type: string, name: string, body: object) => {
    tables[type] = { ...tables[type], [name]: { ...body } };
  };
  put('azurerm_virtual_network', 'V', { name: 'V', location: 'eastus2', address_space: ['10.0.0.0/16'] });
  put('azurerm_virtual_network', 'W', { name: 'W', location: 'eastus2', address_space: ['10.1.0.0/16'] });
  for (const [name, block] of Object.entries(BLOCKS)) {
    const network = name === 'w1' ? 'W' : 'V';
    put('azurerm_subnet', name, {
      name,
      virtual_network_name: `\${azurerm_virtual_network.${network}.name}`,
      address_prefixes: [block],
      ...setup.subnets?.[name],
    });
  }
  for (const [name, [subnet, ip]] of Object.entries(MACHINES)) {
    const open = setup.publicIps?.includes(name);
    if (open) put('azurerm_public_ip', name, { name, sku: 'Standard', ip_address: PUBLIC_IP });
    put('azurerm_network_interface', name, {
      name,
      ip_configuration: [
        {
          subnet_id: `\${azurerm_subnet.${subnet}.id}`,
          private_ip_address: ip,
          ...(open ? { public_ip_address_id: `\${azurerm_public_ip.${name}.id}` } : {}),
        },
      ],
    });
  }
  for (const [place, rules] of Object.entries(setup.groups ?? {})) putGroup(put, place, rules);
  for (const [subnet, routes] of Object.entries(setup.routes ?? {})) putRoutes(put, subnet, routes);
  (setup.peerings ?? []).forEach(([from, to, settings], index) => {
    put('azurerm_virtual_network_peering', `p${index}`, {
      name: `p${index}`,
      virtual_network_name: `\${azurerm_virtual_network.${from}.name}`,
      remote_virtual_network_id: `\${azurerm_virtual_network.${to}.id}`,
      ...settings,
    });
  });
  if (setup.natGateway !== undefined) {
    put('azurerm_public_ip', 'nat', { name: 'nat', sku: 'Standard' });
    put('azurerm_nat_gateway', 'nat', { name: 'nat' });
    put('azurerm_nat_gateway_public_ip_association', 'nat', {
      nat_gateway_id: '${azurerm_nat_gateway.nat.id}',
      public_ip_address_id: '${azurerm_public_ip.nat.id}',
    });
    put('azurerm_subnet_nat_gateway_association', 'nat', {
      nat_gateway_id: '${azurerm_nat_gateway.nat.id}',
      subnet_id: `\${azurerm_subnet.${setup.natGateway}.id}`,
    });
  }
  if (setup.firewall !== undefined) putFirewall(put, setup.firewall);
  putServices(put, setup);
  for (const [type, named] of Object.entries(setup.more ?? {}))
    for (const [name, body] of Object.entries(named)) put(type, name, body);
  return tables;
}

type Put = (type: string, name: string, body: object) => void;

function putGroup(put: Put, place: string, rules: readonly LabRule[]): void {
  const name = place.replace(':', '-');
  put('azurerm_network_security_group', name, { name, security_rule: rules.map(rule) });
  const [kind, machineName] = place.split(':');
  const group = { network_security_group_id: `\${azurerm_network_security_group.${name}.id}` };
  if (kind === 'nic') {
    put('azurerm_network_interface_security_group_association', name, {
      ...group,
      network_interface_id: `\${azurerm_network_interface.${machineName}.id}`,
    });
  } else
    put('azurerm_subnet_network_security_group_association', name, {
      ...group,
      subnet_id: `\${azurerm_subnet.${place}.id}`,
    });
}

function rule({
  direction = 'Inbound',
  access = 'Allow',
  priority,
  protocol = '*',
  from = '*',
  to = '*',
  port = '*',
  more,
}: LabRule): object {
  return {
    name: `${access}-${direction}-${priority}`,
    direction,
    access,
    priority,
    protocol,
    source_address_prefix: from,
    source_port_range: '*',
    destination_address_prefix: to,
    destination_port_range: port,
    ...more,
  };
}

function putRoutes(put: Put, subnet: string, routes: Readonly<Record<string, string>>): void {
  const route = Object.entries(routes).map(([prefix, hop], index) => ({
    name: `r${index}`,
    address_prefix: prefix,
    ...(hop === 'F'
      ? { next_hop_type: 'VirtualAppliance', next_hop_in_ip_address: FIREWALL_IP }
      : /^\d/.test(hop)
        ? { next_hop_type: 'VirtualAppliance', next_hop_in_ip_address: hop }
        : { next_hop_type: hop }),
  }));
  put('azurerm_route_table', subnet, { name: subnet, route });
  put('azurerm_subnet_route_table_association', subnet, {
    route_table_id: `\${azurerm_route_table.${subnet}.id}`,
    subnet_id: `\${azurerm_subnet.${subnet}.id}`,
  });
}

function putFirewall(
  put: Put,
  { network = [], application = [], nat = [], policy = {}, parent, settings = {} }: NonNullable<Lab['firewall']>,
): void {
  put('azurerm_public_ip', 'fw', { name: 'fw', sku: 'Standard', ip_address: '20.9.9.9' });
  put('azurerm_firewall', 'F', {
    name: 'F',
    sku_tier: 'Standard',
    firewall_policy_id: '${azurerm_firewall_policy.F.id}',
    ip_configuration: [
      {
        subnet_id: '${azurerm_subnet.AzureFirewallSubnet.id}',
        public_ip_address_id: '${azurerm_public_ip.fw.id}',
        private_ip_address: FIREWALL_IP,
      },
    ],
    ...settings,
  });
  const base = parent === undefined ? {} : { base_policy_id: '${azurerm_firewall_policy.parent.id}' };
  put('azurerm_firewall_policy', 'F', { name: 'F', ...base, ...policy });
  const group = (name: string, rules: { network?: object[]; application?: object[]; nat?: object[] }) =>
    put('azurerm_firewall_policy_rule_collection_group', name, {
      name,
      priority: 500,
      firewall_policy_id: `\${azurerm_firewall_policy.${name}.id}`,
      network_rule_collection: rules.network ?? [],
      application_rule_collection: rules.application ?? [],
      nat_rule_collection: rules.nat ?? [],
    });
  group('F', { network, application, nat });
  if (parent !== undefined) {
    put('azurerm_firewall_policy', 'parent', { name: 'parent' });
    group('parent', parent);
  }
}

/** A collection with one rule. */
export function collection(action: 'Allow' | 'Deny' | 'Dnat', rule: object, priority = 100): object {
  return { name: `${action}${priority}`, priority, action, rule: [{ name: 'rule', source_addresses: ['*'], ...rule }] };
}
export const netRule = (
  to: string | readonly string[],
  protocols: readonly string[] = ['TCP'],
  ports: readonly string[] = ['443'],
) => ({
  destination_addresses: [to].flat(),
  protocols,
  destination_ports: ports,
});
export const appRule = (...fqdns: string[]) => ({
  destination_fqdns: fqdns,
  protocols: [{ type: 'Https', port: 443 }],
});

function putServices(put: Put, setup: Lab): void {
  const location = 'eastus2';
  put('azurerm_storage_account', 'st', { name: 'st', location, ...setup.storage });
  put('azurerm_storage_account', 'other', { name: 'other', location });
  put('azurerm_key_vault', 'kv', { name: 'kv', location, ...setup.vault });
  put('azurerm_container_registry', 'cr', { name: 'cr', location, ...setup.registry });
  put('azurerm_machine_learning_workspace', 'ws', {
    name: 'ws',
    location,
    key_vault_id: '${azurerm_key_vault.kv.id}',
    storage_account_id: '${azurerm_storage_account.st.id}',
  });
  if (setup.endpoint === undefined) return;
  const { linked = true, target = 'st', settings = {}, link = {} } = setup.endpoint;
  put('azurerm_private_dns_zone', 'blob', { name: 'privatelink.blob.core.windows.net' });
  if (linked) {
    put('azurerm_private_dns_zone_virtual_network_link', 'blob', {
      private_dns_zone_name: '${azurerm_private_dns_zone.blob.name}',
      virtual_network_id: '${azurerm_virtual_network.V.id}',
      ...link,
    });
  }
  put('azurerm_private_endpoint', 'pe', {
    name: 'pe',
    subnet_id: '${azurerm_subnet.s3.id}',
    private_service_connection: [
      {
        private_connection_resource_id: `\${azurerm_storage_account.${target}.id}`,
        subresource_names: ['blob'],
        is_manual_connection: false,
        private_ip_address: '10.0.3.4',
      },
    ],
    private_dns_zone_group: [{ private_dns_zone_ids: ['${azurerm_private_dns_zone.blob.id}'] }],
    ...settings,
  });
}
