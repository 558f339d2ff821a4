// biome-ignore-all lint/suspicious/noExplicitAny: Terraform JSON is edited as it stands
type Tables = Record<string, Record<string, any>>;

/** One way to break an example; false where the example has nothing of the kind. */
export type Break = (tables: Tables) => boolean;

const named = (tables: Tables, type: string, part: string): any =>
  Object.entries(tables[type] ?? {}).find(([name]) => name.includes(part))?.[1];
const all = (tables: Tables, type: string): any[] => Object.values(tables[type] ?? {});
const drop =
  (type: string, part: string): Break =>
  (tables) => {
    const name = Object.keys(tables[type] ?? {}).find((one) => one.includes(part));
    if (name === undefined) return false;
    delete tables[type]?.[name];
    return true;
  };
const edit =
  (find: (tables: Tables) => any, change: (body: any) => void): Break =>
  (tables) => {
    const body = find(tables);
    if (body === undefined) return false;
    change(body);
    return true;
  };
const one =
  (type: string, part = '') =>
  (tables: Tables) =>
    named(tables, type, part);
const computeGroup = one('azurerm_network_security_group', 'Rules-compute');
const rule = (name: string) => (tables: Tables) =>
  computeGroup(tables)?.security_rule.find((each: any) => each.name === name);
const withoutRule =
  (group: (tables: Tables) => any, name: string): Break =>
  (tables) => {
    const found = group(tables);
    if (!found?.security_rule.some((each: any) => each.name === name)) return false;
    found.security_rule = found.security_rule.filter((each: any) => each.name !== name);
    return true;
  };
const publicNodes = (tables: Tables) =>
  all(tables, 'azurerm_machine_learning_compute_cluster').some((each) => each.node_public_ip_enabled);
const storageRules = (tables: Tables) =>
  all(tables, 'azurerm_storage_account_network_rules')[0] ?? all(tables, 'azurerm_storage_account')[0]?.network_rules;
const vaultRules = (tables: Tables) => all(tables, 'azurerm_key_vault')[0]?.network_acls;
const computeSubnet = one('azurerm_subnet', 'Subnet-compute');
const withoutEndpoint =
  (service: string): Break =>
  (tables) => {
    const subnet = computeSubnet(tables);
    if (subnet === undefined) return false;
    const key = subnet.service_endpoints === undefined ? 'service_endpoint' : 'service_endpoints';
    const left = (subnet[key] ?? []).filter((each: any) => (each.service ?? each) !== service);
    const found = left.length < (subnet[key] ?? []).length;
    subnet[key] = left;
    return found;
  };
/** A service that has a public address; what its rules say of subnets decides nothing otherwise. */
const whereOpen =
  (type: string, breakIt: Break): Break =>
  (tables) =>
    all(tables, type)[0]?.public_network_access_enabled !== false && breakIt(tables);
const whereClosed =
  (type: string, breakIt: Break): Break =>
  (tables) =>
    all(tables, type)[0]?.public_network_access_enabled === false && breakIt(tables);
const endpointPolicy = one('azurerm_subnet_service_endpoint_storage_policy');
const endpointOf = (part: string) => one('azurerm_private_endpoint', part);
const firewallRules = one('azurerm_firewall_policy_rule_collection_group');
const withoutFirewallRule = (kind: string, name: string): Break =>
  edit(firewallRules, (group) => {
    for (const collection of group[`${kind}_rule_collection`])
      collection.rule = collection.rule.filter((each: any) => each.name !== name);
  });
const machineGroup = one('azurerm_network_security_group', 'Rules-virtualMachines');
const machineRule = (name: string) => (tables: Tables) =>
  machineGroup(tables)?.security_rule.find((each: any) => each.name === name);
const OUTBOUND = 'azurerm_machine_learning_workspace_network_outbound_rule';
const OUTBOUND_TAG = `${OUTBOUND}_service_tag`;
const OUTBOUND_HOST = `${OUTBOUND}_fqdn`;
const OUTBOUND_ENDPOINT = `${OUTBOUND}_private_endpoint`;
const openRule = (direction: string, priority: number, from: string, to: string) => ({
  name: 'Hole',
  direction,
  access: 'Allow',
  priority,
  protocol: '*',
  source_address_prefix: from,
  source_port_range: '*',
  destination_address_prefix: to,
  destination_port_range: '*',
});

/** Ways to break Terraform that a reviewer may overlook. */
export const BREAKS: Readonly<Record<string, Break>> = {
  'the rule for the workspace service is removed': withoutRule(computeGroup, 'AllowMachineLearning'),
  'the rule for Batch is removed': withoutRule(computeGroup, 'AllowBatch'),
  'the rule for the file share is removed': whereOpen(
    'azurerm_storage_account',
    withoutRule(computeGroup, 'AllowStorageSmb'),
  ),
  'the rule that closes the Internet is removed': withoutRule(computeGroup, 'DenyInternet'),
  'the closing rule comes first': edit(rule('DenyInternet'), (each) => {
    each.priority = 101;
  }),
  'a rule lets everything out': edit(rule('DenyInternet'), (each) => {
    each.access = 'Allow';
  }),
  'a rule takes the wrong region': edit(rule('AllowStorage'), (each) => {
    each.destination_address_prefix = 'Storage.WestUS';
  }),
  // Only instances need it.
  'a rule takes the wrong protocol': edit(
    (tables) =>
      all(tables, 'azurerm_machine_learning_compute_instance').length > 0
        ? rule('AllowMachineLearningUdp')(tables)
        : undefined,
    (each) => {
      each.protocol = 'Tcp';
    },
  ),
  'the service may no longer come in': withoutRule(computeGroup, 'AllowAzureMachineLearning'),
  // A group without rules of its own decides nothing that the platform would not decide as well.
  'the security group of the nodes is not attached': (tables) =>
    (computeGroup(tables)?.security_rule.length ?? 0) > 0 &&
    drop('azurerm_subnet_network_security_group_association', 'Rules-compute')(tables),
  'a registry that is denied by name is let in first': edit(
    (tables) => (rule('DenyMicrosoftImages')(tables) === undefined ? undefined : computeGroup(tables)),
    (group) => {
      for (const each of group.security_rule) if (each.name === 'DenyMicrosoftImages') each.priority = 4000;
      group.security_rule.push({ ...openRule('Outbound', 150, '*', 'MicrosoftContainerRegistry') });
    },
  ),
  'a registry that is denied by name is allowed': edit(rule('DenyMicrosoftImages'), (each) => {
    each.access = 'Allow';
  }),
  'the rule for IntelliSense is removed': withoutRule(computeGroup, 'AllowIntelliSense'),
  // Only instances need it.
  'the firewall forgets IntelliSense': (tables) =>
    all(tables, 'azurerm_machine_learning_compute_instance').length > 0 &&
    withoutFirewallRule('network', 'intellisense')(tables),
  'the NAT gateway is not attached': drop('azurerm_subnet_nat_gateway_association', 'Subnet0'),
  'the NAT gateway has no address': drop('azurerm_nat_gateway_public_ip_association', ''),
  'the route table is not attached': drop('azurerm_subnet_route_table_association', 'Routes-compute'),
  'the default route drops': edit(one('azurerm_route_table', 'Routes-compute'), (table) => {
    table.route = [{ name: 'default', address_prefix: '0.0.0.0/0', next_hop_type: 'None' }];
  }),
  'the default route leads to an address that nobody has': edit(
    (tables) => {
      const table = one('azurerm_route_table', 'Routes-compute')(tables);
      return JSON.stringify(table?.route ?? '').includes('VirtualAppliance') ? table : undefined;
    },
    (table) => {
      // A list, or an expression where Azure lists the routes.
      const text = JSON.stringify(table.route);
      table.route = JSON.parse(text.replace(/(next_hop_in_ip_address\\*":\\*")[^"\\]+/, (_, key) => `${key}192.0.2.4`));
    },
  ),
  'the firewall forgets the workspace service': (tables) =>
    withoutFirewallRule('network', 'machine-learning')(tables) && withoutFirewallRule('application', 'studio')(tables),
  'the firewall forgets sign-in': withoutFirewallRule('application', 'entra-id'),
  'the firewall forgets images': (tables) =>
    withoutFirewallRule('application', 'images')(tables) && withoutFirewallRule('application', 'aks-1')(tables),
  'the firewall lets every name out': edit(firewallRules, (group) => {
    group.application_rule_collection[0].rule[0].destination_fqdns = ['*'];
    group.application_rule_collection[0].rule[0].protocols = [{ type: 'Https', port: 443 }];
  }),
  'the firewall lets one port out to anybody': edit(firewallRules, (group) => {
    group.network_rule_collection.push({
      name: 'hole',
      priority: 4000,
      action: 'Allow',
      rule: [
        {
          name: 'hole',
          protocols: ['TCP'],
          source_addresses: ['*'],
          destination_addresses: ['*'],
          destination_ports: ['8080'],
        },
      ],
    });
  }),
  'the firewall lets somebody in to a node': (tables) => {
    const block = computeSubnet(tables)?.address_prefixes[0].split('.');
    return edit(firewallRules, (group) => {
      group.nat_rule_collection = [
        {
          name: 'door',
          priority: 100,
          action: 'Dnat',
          rule: [
            {
              name: 'door',
              protocols: ['TCP'],
              source_addresses: ['*'],
              destination_address: '20.9.9.9',
              destination_ports: ['8888'],
              translated_address: [block[0], block[1], block[2], '5'].join('.'),
              translated_port: 8889,
            },
          ],
        },
      ];
    })(tables);
  },
  'a rule lets one port of UDP out to anybody': edit(
    (tables) => (rule('DenyInternet')(tables) === undefined ? undefined : computeGroup(tables)),
    (group) => {
      group.security_rule.push({
        ...openRule('Outbound', 4000, '*', 'Internet'),
        protocol: 'Udp',
        destination_port_range: '9999',
      });
    },
  ),
  'the firewall denies first': edit(firewallRules, (group) => {
    group.network_rule_collection.push({
      name: 'first',
      priority: 99,
      action: 'Deny',
      rule: [
        {
          name: 'all',
          protocols: ['Any'],
          source_addresses: ['*'],
          destination_addresses: ['*'],
          destination_ports: ['*'],
        },
      ],
    });
  }),
  'the firewall has no public address': edit(one('azurerm_firewall', 'Firewall_'), (firewall) => {
    delete firewall.ip_configuration[0].public_ip_address_id;
  }),
  'the firewall is no DNS proxy': edit(one('azurerm_firewall_policy', 'Policy'), (policy) => {
    policy.dns.proxy_enabled = false;
  }),
  'storage forgets the nodes': whereOpen(
    'azurerm_storage_account',
    edit(storageRules, (rules) => {
      rules.virtual_network_subnet_ids = [];
    }),
  ),
  'storage is open': whereOpen(
    'azurerm_storage_account',
    edit(storageRules, (rules) => {
      rules.default_action = 'Allow';
    }),
  ),
  'storage no longer admits the workspace': edit(storageRules, (rules) => {
    rules.bypass = ['None'];
    rules.private_link_access = [];
  }),
  'the service endpoint of storage is off': withoutEndpoint('Microsoft.Storage'),
  'the vault forgets the nodes': whereOpen(
    'azurerm_key_vault',
    edit(vaultRules, (rules) => {
      rules.virtual_network_subnet_ids = [];
    }),
  ),
  'the vault is open': whereOpen(
    'azurerm_key_vault',
    edit(vaultRules, (rules) => {
      rules.default_action = 'Allow';
    }),
  ),
  'the vault no longer admits the workspace': edit(vaultRules, (rules) => {
    rules.bypass = 'None';
  }),
  'the service endpoint of the vault is off': withoutEndpoint('Microsoft.KeyVault'),
  'storage at private addresses is open as well': whereClosed(
    'azurerm_storage_account',
    (tables) =>
      edit(one('azurerm_storage_account'), (account) => {
        account.public_network_access_enabled = true;
      })(tables) &&
      edit(storageRules, (rules) => {
        rules.default_action = 'Allow';
      })(tables),
  ),
  'the vault at a private address is open as well': whereClosed(
    'azurerm_key_vault',
    edit(one('azurerm_key_vault'), (vault) => {
      vault.public_network_access_enabled = true;
      vault.network_acls.default_action = 'Allow';
    }),
  ),
  'blobs have no private endpoint': drop('azurerm_private_endpoint', 'StorageEndpoints_blob'),
  'files have no private endpoint': drop('azurerm_private_endpoint', 'StorageEndpoints_file'),
  'the vault has no private endpoint': drop('azurerm_private_endpoint', 'KeyVaultEndpoints'),
  'the endpoint of blobs leads to another part': edit(endpointOf('StorageEndpoints_blob'), (endpoint) => {
    endpoint.private_service_connection.subresource_names = ['dfs'];
  }),
  'the zone of blobs is not linked': drop('azurerm_private_dns_zone_virtual_network_link', 'privatelinkblob'),
  'the endpoint of files writes no records': edit(endpointOf('StorageEndpoints_file'), (endpoint) => {
    delete endpoint.private_dns_zone_group;
  }),
  'the zone of the vault has the name of its public one': edit(one('azurerm_private_dns_zone', 'vaultcore'), (zone) => {
    zone.name = 'privatelink.vault.azure.net';
  }),
  'the endpoint policy is not attached': (tables) =>
    computeSubnet(tables)?.service_endpoint_policy_ids !== undefined &&
    edit(computeSubnet, (subnet) => {
      subnet.service_endpoint_policy_ids = [];
    })(tables),
  'the endpoint policy forgets what nodes start from': edit(endpointPolicy, (policy) => {
    policy.definition = policy.definition.filter(({ service }: any) => service !== 'Global');
  }),
  'the endpoint policy names a service of Azure that is another': edit(endpointPolicy, (policy) => {
    policy.definition[1].service_resources = ['/services/Azure/Databricks'];
  }),
  'the workspace has no private endpoint': drop('azurerm_private_endpoint', 'Workspace'),
  'the endpoint of the registry waits for approval': edit(one('azurerm_private_endpoint', 'Registry'), (endpoint) => {
    [endpoint.private_service_connection].flat()[0].is_manual_connection = true;
  }),
  'the zone of the workspace is not linked': drop('azurerm_private_dns_zone_virtual_network_link', 'privatelinkapi'),
  'the zone of the registry is not linked': drop('azurerm_private_dns_zone_virtual_network_link', 'azurecrio'),
  'the zone of the registry has another name': edit(one('azurerm_private_dns_zone', 'azurecrio'), (zone) => {
    zone.name = 'azurecr.io';
  }),
  'the endpoint of the registry writes no records': edit(one('azurerm_private_endpoint', 'Registry'), (endpoint) => {
    endpoint.private_dns_zone_group = [];
  }),
  'the registry is public': edit(one('azurerm_container_registry'), (registry) => {
    registry.public_network_access_enabled = true;
  }),
  // Beside nodes that are public on purpose the subnet lets the service in: lint tells each public node, no flow is wrong.
  'the nodes get a public address': (tables) => {
    if (publicNodes(tables)) return false;
    const closed = all(tables, 'azurerm_machine_learning_compute_cluster').filter(
      (each) => !each.node_public_ip_enabled,
    );
    for (const cluster of closed) cluster.node_public_ip_enabled = true;
    return closed.length > 0;
  },
  'the managed network forgets the tag of studio': drop(OUTBOUND_TAG, 'AllowFrontDoor'),
  'the managed network approves another port': edit(one(OUTBOUND_TAG, 'AllowFrontDoor'), (each) => {
    each.port_ranges = '80, 8000-8010';
  }),
  'the managed network approves another protocol': edit(one(OUTBOUND_TAG, 'AllowFrontDoor'), (each) => {
    each.protocol = 'UDP';
  }),
  'the managed network approves the Internet': edit(one(OUTBOUND_TAG, 'EventHub'), (each) => {
    each.service_tag = 'Internet';
  }),
  'the managed network approves every host': (tables) => {
    const workspace = one('azurerm_machine_learning_workspace')(tables);
    if (workspace?.managed_network === undefined) return false;
    const [first] = all(tables, OUTBOUND_TAG);
    tables[OUTBOUND_HOST] = { any: { name: 'any', workspace_id: first.workspace_id, destination_fqdn: '*' } };
    return true;
  },
  'the managed network lets everything out': edit(
    (tables) => one('azurerm_machine_learning_workspace')(tables)?.managed_network,
    (network) => {
      network.isolation_mode = 'AllowInternetOutbound';
    },
  ),
  'the workspace manages no network': edit(
    (tables) => {
      const workspace = one('azurerm_machine_learning_workspace')(tables);
      return workspace?.managed_network === undefined ? undefined : workspace;
    },
    (workspace) => {
      delete workspace.managed_network;
    },
  ),
  'the managed network has no endpoint to the data lake': drop(OUTBOUND_ENDPOINT, 'lakechurnprod'),
  'an endpoint of the managed network leads to another part': edit(one(OUTBOUND_ENDPOINT, '-dfs'), (each) => {
    each.sub_resource_target = 'web';
  }),
  'scoring is closed to nobody': withoutRule(one('azurerm_network_security_group', 'Rules-aks'), 'DenyNetwork'),
  'nobody lets the pods of an overlay through': edit(
    (tables) =>
      all(tables, 'azurerm_kubernetes_cluster').some((each) => each.network_profile.pod_cidr !== undefined)
        ? one('azurerm_network_security_group', 'Rules-aks')(tables)
        : undefined,
    (group) => {
      const nodes = group.security_rule.find((each: any) => each.name === 'AllowNodes');
      nodes.source_address_prefixes = nodes.source_address_prefixes.slice(1);
    },
  ),
  // A public frontend needs its own rule to be reached at all.
  'scoring is public': (tables) => {
    const calls = all(tables, 'azurerm_resource_group_template_deployment').filter((each) =>
      each.template_content.includes('InternalLoadBalancer'),
    );
    for (const each of calls) each.template_content = each.template_content.replace('InternalLoadBalancer', 'PublicIp');
    return calls.length > 0;
  },
  'the extension answers scoring in public': edit(one('azurerm_kubernetes_cluster_extension'), (extension) => {
    delete extension.configuration_settings['scoringFe.serviceType.internalLoadBalancer'];
    delete extension.configuration_settings.internalLoadBalancerProvider;
  }),
  'the extension is told of its load balancer by half': edit(
    one('azurerm_kubernetes_cluster_extension'),
    (extension) => {
      delete extension.configuration_settings['scoringFe.serviceType.internalLoadBalancer'];
    },
  ),
  'the firewall forgets the extension': (tables) =>
    all(tables, 'azurerm_kubernetes_cluster_extension').length > 0 &&
    withoutFirewallRule('application', 'extension-configuration')(tables),
  'the cluster is attached first and then not updated': (tables) =>
    all(tables, 'azurerm_resource_group_template_deployment').length > 1 &&
    drop('azurerm_resource_group_template_deployment', 'Scoring_Update')(tables),
  'the service may no longer sign in to a machine': withoutRule(machineGroup, 'AllowMachineLearningSsh'),
  'the service is let in to another port of a machine': edit(machineRule('AllowMachineLearningSsh'), (each) => {
    each.destination_port_range = '2222';
  }),
  'anybody may sign in to a machine': edit(machineRule('AllowMachineLearningSsh'), (each) => {
    each.source_address_prefix = '*';
  }),
  'a machine loses its public address': edit(one('azurerm_network_interface', 'Interface'), (each) => {
    delete each.ip_configuration[0].public_ip_address_id;
  }),
  'the security group of the machines is not attached': drop(
    'azurerm_subnet_network_security_group_association',
    'Rules-virtualMachines',
  ),
  'a machine forgets the workspace service': withoutRule(machineGroup, 'AllowMachineLearning'),
  'a machine may send to anybody': withoutRule(machineGroup, 'DenyInternet'),
  'storage forgets the machines': (tables) =>
    machineGroup(tables) !== undefined &&
    edit(storageRules, (rules) => {
      rules.virtual_network_subnet_ids = rules.virtual_network_subnet_ids.slice(0, 1);
    })(tables),
  'a further account forgets the nodes': edit(one('azurerm_storage_account', 'Account-data_'), (account) => {
    account.network_rules.virtual_network_subnet_ids = [];
  }),
  'a further account is open': edit(one('azurerm_storage_account', 'Account-curated_'), (account) => {
    delete account.network_rules;
  }),
  'the data lake has no endpoint for its own API': drop('azurerm_private_endpoint', 'Endpoints-lake_dfs'),
  'the rule that closes the Internet to Databricks is removed': drop(
    'azurerm_network_security_rule',
    'databricksPublic_Rule-DenyInternet',
  ),
  'the closing rule stands among those of Databricks': edit(
    one('azurerm_network_security_rule', 'databricksPrivate_Rule-DenyInternet'),
    (each) => {
      each.priority = 101;
    },
  ),
  'Databricks is let out to everybody': edit(
    one('azurerm_network_security_rule', 'databricksPublic_Rule-AllowEntraId'),
    (each) => {
      each.destination_address_prefix = 'Internet';
    },
  ),
  'hosts of Databricks have no way out': (tables) => {
    const [gateway] = Object.entries(tables.azurerm_subnet_nat_gateway_association ?? {}).filter(([, { subnet_id }]) =>
      subnet_id.includes('databricksPublic'),
    );
    if (gateway === undefined) return false;
    delete tables.azurerm_subnet_nat_gateway_association?.[gateway[0]];
    return true;
  },
  'Databricks no longer asks for the rules to its control plane': edit(one('azurerm_databricks_workspace'), (each) => {
    each.network_security_group_rules_required = 'NoAzureDatabricksRules';
  }),
  'storage forgets Databricks': edit(
    (tables) => (one('azurerm_databricks_workspace')(tables) === undefined ? undefined : storageRules(tables)),
    (rules) => {
      rules.virtual_network_subnet_ids = rules.virtual_network_subnet_ids.filter(
        (id: string) => !id.includes('databricksPrivate'),
      );
    },
  ),
  // Nobody on the Internet can address a node without a public address, whatever a rule says.
  'a rule lets the Internet in': edit(
    (tables) => (publicNodes(tables) ? computeGroup(tables) : undefined),
    (group) => {
      group.security_rule = [openRule('Inbound', 4000, '*', '*'), ...group.security_rule];
    },
  ),
};
