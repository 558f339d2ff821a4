import type { TerraformJson } from '../../src/dialect';
import { Cidr } from '../../src/net/cidr';
import { readTemplate } from './template';

/** What azurerm checks at plan beyond its schema, for what this library writes: azurerm 4.55 and 5.2 alike. */
type Judge = (value: unknown) => boolean;
type Block = { readonly [argument: string]: unknown };

const oneOf =
  (...words: readonly unknown[]): Judge =>
  (value) =>
    words.includes(value);
const between =
  (least: number, most: number): Judge =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most;
const like =
  (pattern: RegExp): Judge =>
  (value) =>
    pattern.test(String(value));

const PORT = like(/^(\*|\d{1,5}(-\d{1,5})?)$/);
const ALLOW_OR_DENY = oneOf('Allow', 'Deny');
const STORAGE_IP = like(/^(?!10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)(\d{1,3}\.){3}\d{1,3}(\/([0-9]|[12]\d|30))?$/);
const BYPASS = oneOf('AzureServices', 'Logging', 'Metrics', 'None');
const COLLECTION = { priority: between(100, 65000), action: ALLOW_OR_DENY, name: like(/^[A-Za-z0-9]([\w.-]*\w)?$/) };

/** What an argument may say, by type and path. */
const VALUES: { readonly [type: string]: { readonly [path: string]: Judge } } = {
  azurerm_application_insights: {
    application_type: oneOf('ios', 'java', 'MobileCenter', 'Node.JS', 'other', 'phone', 'store', 'web'),
    retention_in_days: oneOf(30, 60, 90, 120, 180, 270, 365, 550, 730),
  },
  azurerm_container_registry: {
    name: like(/^[a-zA-Z0-9]{5,50}$/),
    sku: oneOf('Basic', 'Standard', 'Premium'),
    network_rule_bypass_option: oneOf('AzureServices', 'None'),
  },
  azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint: {
    sub_resource_target: oneOf('vault', 'amlworkspace', 'blob', 'table', 'queue', 'file', 'web', 'dfs', 'redisCache'),
  },
  azurerm_machine_learning_workspace_network_outbound_rule_service_tag: {
    protocol: oneOf('*', 'TCP', 'UDP', 'ICMP'),
    service_tag: like(/^[A-Z][A-Za-z]+(\.(Frontend|Backend|FirstParty))?$/),
  },
  azurerm_firewall: { sku_name: oneOf('AZFW_VNet', 'AZFW_Hub'), sku_tier: oneOf('Basic', 'Standard', 'Premium') },
  azurerm_firewall_policy: {
    sku: oneOf('Basic', 'Standard', 'Premium'),
    threat_intelligence_mode: oneOf('Alert', 'Deny', 'Off'),
  },
  azurerm_firewall_policy_rule_collection_group: {
    priority: COLLECTION.priority,
    ...Object.fromEntries(
      Object.entries(COLLECTION).flatMap(([key, judge]) =>
        [`network_rule_collection.${key}`, `application_rule_collection.${key}`].map((path) => [path, judge]),
      ),
    ),
    'network_rule_collection.rule.protocols': oneOf('Any', 'TCP', 'UDP', 'ICMP'),
    'network_rule_collection.rule.destination_ports': PORT,
    'application_rule_collection.rule.protocols.type': oneOf('Http', 'Https', 'Mssql'),
    'application_rule_collection.rule.protocols.port': between(0, 64000),
  },
  azurerm_key_vault: {
    name: like(/^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/),
    sku_name: oneOf('standard', 'premium'),
    soft_delete_retention_days: between(7, 90),
    'network_acls.default_action': ALLOW_OR_DENY,
    'network_acls.bypass': oneOf('None', 'AzureServices'),
    'network_acls.ip_rules': like(/^(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?$/),
  },
  azurerm_kubernetes_cluster: {
    dns_prefix: like(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,52}[a-zA-Z0-9])?$/),
    sku_tier: oneOf('Free', 'Standard', 'Premium'),
    automatic_upgrade_channel: oneOf('patch', 'rapid', 'stable', 'node-image'),
    node_os_upgrade_channel: oneOf('NodeImage', 'None', 'SecurityPatch', 'Unmanaged'),
    'default_node_pool.name': like(/^[a-z][a-z0-9]{0,11}$/),
    'default_node_pool.node_count': between(1, 1000),
    'network_profile.network_plugin': oneOf('azure', 'kubenet', 'none'),
    'network_profile.network_policy': oneOf('azure', 'calico', 'cilium'),
    'network_profile.load_balancer_sku': oneOf('basic', 'standard'),
    'network_profile.outbound_type': oneOf(
      'loadBalancer',
      'managedNATGateway',
      'none',
      'userAssignedNATGateway',
      'userDefinedRouting',
    ),
  },
  azurerm_log_analytics_workspace: {
    sku: oneOf('PerGB2018'),
    retention_in_days: between(30, 730),
    name: like(/^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/),
  },
  azurerm_machine_learning_compute_cluster: {
    name: like(/^[a-zA-Z][a-zA-Z0-9-]{1,30}[a-zA-Z0-9]$/),
    vm_priority: oneOf('Dedicated', 'LowPriority'),
    'scale_settings.scale_down_nodes_after_idle_duration': like(/^PT\d+[HMS]$/),
  },
  azurerm_machine_learning_compute_instance: {
    name: like(/^[a-zA-Z][a-zA-Z0-9-]{3,24}$/),
    authorization_type: oneOf('personal'),
  },
  azurerm_machine_learning_workspace: { name: like(/^[a-zA-Z0-9][\w-]{2,32}$/) },
  azurerm_nat_gateway: { sku_name: oneOf('Standard'), idle_timeout_in_minutes: between(4, 120) },
  azurerm_network_security_group: {
    'security_rule.priority': between(100, 4096),
    'security_rule.direction': oneOf('Inbound', 'Outbound'),
    'security_rule.access': ALLOW_OR_DENY,
    'security_rule.protocol': oneOf('*', 'Tcp', 'Udp', 'Icmp', 'Ah', 'Esp'),
    'security_rule.description': (text) => [...readTemplate(String(text))].length > 1 || String(text).length <= 140,
    'security_rule.source_port_range': PORT,
    'security_rule.destination_port_range': PORT,
    'security_rule.destination_port_ranges': PORT,
  },
  azurerm_public_ip: { sku: oneOf('Basic', 'Standard'), allocation_method: oneOf('Static', 'Dynamic') },
  azurerm_resource_group_template_deployment: {
    deployment_mode: oneOf('Complete', 'Incremental'),
    name: like(/^[\w().-]{1,64}$/),
  },
  azurerm_role_assignment: { principal_type: oneOf('User', 'Group', 'ServicePrincipal') },
  azurerm_route_table: {
    'route.next_hop_type': oneOf('VirtualNetworkGateway', 'VnetLocal', 'Internet', 'VirtualAppliance', 'None'),
  },
  azurerm_storage_account: {
    name: like(/^[a-z0-9]{3,24}$/),
    account_kind: oneOf('BlobStorage', 'BlockBlobStorage', 'FileStorage', 'Storage', 'StorageV2'),
    account_tier: oneOf('Standard', 'Premium'),
    account_replication_type: oneOf('LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'),
    min_tls_version: oneOf('TLS1_2'),
    'network_rules.default_action': ALLOW_OR_DENY,
    'network_rules.bypass': BYPASS,
    'network_rules.ip_rules': STORAGE_IP,
  },
  azurerm_storage_account_network_rules: { default_action: ALLOW_OR_DENY, bypass: BYPASS, ip_rules: STORAGE_IP },
  azurerm_subnet: {
    private_endpoint_network_policies: oneOf('Disabled', 'Enabled', 'NetworkSecurityGroupEnabled', 'RouteTableEnabled'),
  },
};

/** What arguments must say of each other; each gives what is wrong. */
const TOGETHER: {
  readonly [type: string]: (
    block: Block,
    resource: NonNullable<TerraformJson['resource']>,
  ) => readonly (string | false)[];
} = {
  azurerm_container_registry: ({ sku, export_policy_enabled, public_network_access_enabled }) => [
    export_policy_enabled === false &&
      public_network_access_enabled !== false &&
      'export is switched off with public access',
    export_policy_enabled === false && sku !== 'Premium' && 'export is switched off below Premium',
  ],
  azurerm_firewall_policy_rule_collection_group: (block) =>
    valuesAt(block, 'network_rule_collection.rule').map((rule) => {
      const { destination_addresses: addresses, destination_fqdns: hosts } = rule as Block;
      return (addresses === undefined) === (hosts === undefined) && 'a network rule has one kind of destination';
    }),
  azurerm_kubernetes_cluster: (block) => {
    const { private_cluster_enabled: closed, private_dns_zone_id: zone, api_server_access_profile: access } = block;
    const [dns, services] = ['dns_service_ip', 'service_cidr'].map(
      (name) => valuesAt(block, `network_profile.${name}`)[0],
    );
    return [
      zone !== undefined && closed !== true && 'a DNS zone without a private cluster',
      access !== undefined && closed === true && 'authorized ranges of a private cluster',
      (dns === undefined) !== (services === undefined) && 'dns_service_ip and service_cidr come together',
      typeof dns === 'string' &&
        typeof services === 'string' &&
        !Cidr.parse(services).contains(Cidr.parse(`${dns}/32`)) &&
        'dns_service_ip outside service_cidr',
    ];
  },
  azurerm_machine_learning_compute_cluster: (
    { node_public_ip_enabled: open, subnet_resource_id: subnet, ssh },
    resource,
  ) => [
    open === false && subnet === undefined && !isManaged(resource) && 'no public address and no subnet',
    ssh !== undefined &&
      valuesAt({ ssh }, 'ssh.key_value').length === 0 &&
      valuesAt({ ssh }, 'ssh.admin_password').length === 0 &&
      'SSH without key and password',
  ],
  azurerm_machine_learning_compute_instance: (
    { node_public_ip_enabled: open, subnet_resource_id: subnet },
    resource,
  ) => [open === false && subnet === undefined && !isManaged(resource) && 'no public address and no subnet'],
  azurerm_machine_learning_workspace: (block) => {
    const { primary_user_assigned_identity: primary } = block;
    return [
      primary !== undefined &&
        !valuesAt(block, 'identity.identity_ids').includes(primary) &&
        'a primary identity that is not one of its own',
      block.serverless_compute !== undefined &&
        valuesAt(block, 'serverless_compute.subnet_id').length === 0 &&
        valuesAt(block, 'serverless_compute.public_ip_enabled')[0] !== true &&
        'serverless compute without subnet and public address',
    ];
  },
  azurerm_network_security_group: (block) => {
    const rules = valuesAt(block, 'security_rule') as Block[];
    const places = rules.map(({ direction, priority }) => `${direction} ${priority}`);
    const has = (value: unknown) => value !== undefined && value !== null;
    return [
      ...rules.flatMap((rule) => [
        has(rule.source_address_prefix) === has(rule.source_address_prefixes) && `${rule.name}: one source or several`,
        has(rule.destination_address_prefix) === has(rule.destination_address_prefixes) &&
          `${rule.name}: one destination or several`,
        has(rule.destination_port_range) === has(rule.destination_port_ranges) && `${rule.name}: one port or several`,
        has(rule.source_port_range) === has(rule.source_port_ranges) && `${rule.name}: one source port or several`,
      ]),
      new Set(places).size < places.length && 'two rules of one number',
    ];
  },
  azurerm_route_table: (block) =>
    (valuesAt(block, 'route') as Block[]).map(
      ({ name, next_hop_type: type, next_hop_in_ip_address: address }) =>
        (type === 'VirtualAppliance') !== (typeof address === 'string') &&
        `${name}: an appliance has an address, and nothing else does`,
    ),
};

/** Nodes of a workspace with a managed network name no subnet. */
function isManaged(resource: NonNullable<TerraformJson['resource']>): boolean {
  const workspaces = Object.values(resource.azurerm_machine_learning_workspace ?? {}) as readonly Block[];
  return workspaces.some(({ managed_network: network }) => network !== undefined);
}

/** Everything that azurerm would refuse at plan although its schema takes it. */
export function validate({ resource = {} }: TerraformJson): string[] {
  return Object.entries(resource).flatMap(([type, byId]) =>
    Object.entries(byId).flatMap(([id, block]) => {
      const values = Object.entries(VALUES[type] ?? {}).flatMap(([path, judge]) =>
        valuesAt(block, path)
          .filter((value) => !isComputed(value) && !judge(value))
          .map((value) => `${type}.${id}.${path}: ${JSON.stringify(value)}`),
      );
      const together = (TOGETHER[type]?.(block, resource) ?? []).flatMap((problem) =>
        problem === false ? [] : [`${type}.${id}: ${problem}`],
      );
      return [...values, ...together];
    }),
  );
}

/** Every value under a path, through lists; what is null or left out is none. */
function valuesAt(block: unknown, path: string): unknown[] {
  const found = path
    .split('.')
    .reduce<unknown[]>((blocks, name) => blocks.flatMap((one) => (one as Block | undefined)?.[name] ?? []), [block]);
  return found.filter((value) => value !== null);
}

function isComputed(value: unknown): boolean {
  return typeof value === 'string' && readTemplate(value).some((part) => 'expression' in part);
}
