import type { Cloud } from '../facts/clouds';
import type { IntervalSet } from '../net/interval-set';
import { portsOf } from '../net/port-set';
import type { Attributes } from './attributes';
import { cloudOfInput, cloudOfRegion } from './cloud';
import { optional } from './optional';
import { readBlocks } from './parties';
import type { Found } from './resources';
import type { ManagedOutboundRule, Service, WorkspaceParts } from './service-model';
import { isUnknown, type Maybe } from './terraform-value';

export function buildServices(found: Found): Service[] {
  const cloud = cloudOfInput(found);
  return [storageAccounts, vaults, registries, workspaces, databricks].flatMap((build) => build(found, cloud));
}

type Common = Pick<Service, 'address' | 'name' | 'region' | 'cloud' | 'group' | 'groupName' | 'id' | 'publicAccess'>;

function common(address: string, at: Attributes, cloud: Cloud): Common {
  const region = at.text('location') ?? { unknown: `${address}.location` };
  const group = at.linkByName('resource_group_name', 'azurerm_resource_group');
  const id = at.text('id');
  return {
    ...(group === undefined ? {} : { group }),
    ...optional('groupName', at.text('resource_group_name')),
    ...(typeof id === 'string' ? { id: id.toLowerCase() } : {}),
    address,
    name: at.text('name') ?? { unknown: `${address}.name` },
    region,
    cloud: cloudOfRegion(region, cloud),
    publicAccess: at.flag('public_network_access_enabled', true),
  };
}

function actionOf(rules: Attributes | undefined): Maybe<'Allow' | 'Deny'> {
  return (rules?.text('default_action') ?? 'Allow') as Maybe<'Allow' | 'Deny'>;
}

function storageAccounts(found: Found, cloud: Cloud): Service[] {
  const separate = found.of('azurerm_storage_account_network_rules');
  return found.of('azurerm_storage_account').map(({ address, at }) => {
    const own = separate.find((one) => one.at.link('storage_account_id') === address)?.at;
    const stray = separate.find((one) => isUnknown(one.at.link('storage_account_id')));
    const rules = own ?? at.block('network_rules');
    const bypass = rules?.texts('bypass') ?? ['AzureServices'];
    const instances = rules?.blocks('private_link_access') ?? [];
    return {
      ...common(address, at, cloud),
      kind: 'storage',
      defaultAction: own === undefined && stray !== undefined ? { unknown: stray.address } : actionOf(rules),
      trusted: isUnknown(bypass) ? bypass : bypass.length === 0 || bypass.includes('AzureServices'),
      ipRules: readBlocks(rules?.texts('ip_rules') ?? []),
      subnetRules: rules?.links('virtual_network_subnet_ids') ?? [],
      instanceRules: isUnknown(instances)
        ? instances
        : instances.map((one) => one.link('endpoint_resource_id') ?? { unknown: 'endpoint_resource_id' }),
    };
  });
}

function vaults(found: Found, cloud: Cloud): Service[] {
  return found.of('azurerm_key_vault').map(({ address, at }) => {
    const rules = at.block('network_acls');
    const bypass = rules?.text('bypass') ?? 'AzureServices';
    return {
      ...common(address, at, cloud),
      kind: 'vault',
      defaultAction: actionOf(rules),
      trusted: isUnknown(bypass) ? bypass : bypass === 'AzureServices',
      ipRules: readBlocks(rules?.texts('ip_rules') ?? []),
      subnetRules: rules?.links('virtual_network_subnet_ids') ?? [],
      instanceRules: [],
    };
  });
}

function registries(found: Found, cloud: Cloud): Service[] {
  return found.of('azurerm_container_registry').map(({ address, at }) => {
    const rules = at.block('network_rule_set');
    const bypass = at.text('network_rule_bypass_option') ?? 'AzureServices';
    const ips = rules?.blocks('ip_rule') ?? [];
    return {
      ...common(address, at, cloud),
      kind: 'registry',
      defaultAction: actionOf(rules),
      trusted: isUnknown(bypass) ? bypass : bypass === 'AzureServices',
      ipRules: isUnknown(ips)
        ? ips
        : readBlocks(ips.map((ip) => ip.text('ip_range')).filter((ip) => typeof ip === 'string')),
      subnetRules: [],
      instanceRules: [],
      dataEndpoint: at.flag('data_endpoint_enabled', false),
    };
  });
}

function workspaces(found: Found, cloud: Cloud): Service[] {
  return found.of('azurerm_machine_learning_workspace').map(({ address, at }) => ({
    ...common(address, at, cloud),
    kind: 'workspace',
    defaultAction: 'Allow',
    trusted: false,
    ipRules: [],
    subnetRules: [],
    instanceRules: [],
    workspace: parts(found, address, at),
  }));
}

/** The front end of Databricks: it knows no list of networks, and is open or closed. */
function databricks(found: Found, cloud: Cloud): Service[] {
  return found.of('azurerm_databricks_workspace').map(({ address, at }) => ({
    ...common(address, at, cloud),
    kind: 'databricks',
    defaultAction: 'Allow',
    trusted: false,
    ipRules: [],
    subnetRules: [],
    instanceRules: [],
  }));
}

function parts(found: Found, address: string, at: Attributes): WorkspaceParts {
  const storage = at.link('storage_account_id');
  const vault = at.link('key_vault_id');
  const registry = at.link('container_registry_id');
  return {
    ...(storage === undefined ? {} : { storage }),
    ...(vault === undefined ? {} : { vault }),
    ...(registry === undefined ? {} : { registry }),
    isolation: (at.block('managed_network')?.text('isolation_mode') ?? 'Disabled') as WorkspaceParts['isolation'],
    highBusinessImpact: at.flag('high_business_impact', false),
    outboundRules: outboundRules(found, address),
  };
}

/** `443, 8000-8010`, as one text. */
function readPorts(text: Maybe<string>): Maybe<IntervalSet> {
  if (isUnknown(text)) return text;
  try {
    return portsOf(text.split(',').map((one) => one.trim()));
  } catch {
    return { unknown: text };
  }
}

function outboundRules(found: Found, workspace: string): ManagedOutboundRule[] {
  const type = 'azurerm_machine_learning_workspace_network_outbound_rule';
  const mine = (kind: string) => found.of(`${type}_${kind}`).filter(({ at }) => at.link('workspace_id') === workspace);
  const missing = { unknown: 'not written' };
  return [
    ...mine('fqdn').map(({ address, at }) => ({ address, to: { fqdn: at.text('destination_fqdn') ?? missing } })),
    ...mine('private_endpoint').map(({ address, at }) => ({
      address,
      to: {
        endpointOf: at.link('service_resource_id') ?? missing,
        part: at.text('sub_resource_target') ?? missing,
      },
    })),
    ...mine('service_tag').map(({ address, at }) => ({
      address,
      to: {
        tag: at.text('service_tag') ?? missing,
        ports: readPorts(at.text('port_ranges') ?? missing),
        protocol: at.text('protocol') ?? missing,
      },
    })),
  ];
}
