import { addressOf } from './address-text';
import type { Attributes } from './attributes';
import { nameOf } from './build-network';
import type { Link, Machine } from './network-model';
import { optional } from './optional';
import { readBlocks } from './parties';
import type { Found } from './resources';
import type { Cluster, Compute } from './service-model';
import { isUnknown, type Maybe } from './terraform-value';

export function buildComputes(found: Found): Compute[] {
  const nodes = (type: string, kind: Compute['kind']) =>
    found.of(type).map(({ address, at }) => ({
      address,
      name: nameOf(at, address),
      kind,
      workspace: at.link('machine_learning_workspace_id') ?? { unknown: `${address}.machine_learning_workspace_id` },
      ...optional('subnet', at.link('subnet_resource_id')),
      publicIp: at.flag('node_public_ip_enabled', true),
      sshPublic: kind === 'instance' ? at.block('ssh') !== undefined : at.flag('ssh_public_access_enabled', false),
    }));
  const serverless = found.of('azurerm_machine_learning_workspace').flatMap(({ address, at }): Compute[] => {
    const block = at.block('serverless_compute');
    const subnet = block?.link('subnet_id');
    if (block === undefined || subnet === undefined) return [];
    return [
      {
        address,
        name: 'serverless',
        kind: 'serverless',
        workspace: address,
        subnet,
        publicIp: block.flag('public_ip_enabled', false),
        sshPublic: false,
      },
    ];
  });
  return [
    ...nodes('azurerm_machine_learning_compute_cluster', 'cluster'),
    ...nodes('azurerm_machine_learning_compute_instance', 'instance'),
    ...serverless,
  ];
}

export function buildClusters(found: Found): Cluster[] {
  const clusters = found.of('azurerm_kubernetes_cluster');
  return clusters.map(({ address, at }) => {
    const api = at.block('api_server_access_profile');
    const network = at.block('network_profile');
    const pods = readBlocks(network?.texts('pod_cidr') ?? []);
    const scoring = scoringOf(found, address, clusters.length);
    return {
      address,
      name: at.text('name') ?? { unknown: `${address}.name` },
      ...optional('subnet', at.block('default_node_pool')?.link('vnet_subnet_id')),
      private: at.flag('private_cluster_enabled', false),
      outbound: network?.text('outbound_type') ?? 'loadBalancer',
      podBlocks: isUnknown(pods) ? [] : pods,
      authorizedRanges: readBlocks(api?.texts('authorized_ip_ranges') ?? []),
      ...optional('scoring', scoring),
    };
  });
}

/** The classic attachment is a compute of the workspace, carried by an ARM template or by azurerm's own resource. */
function scoringOf(found: Found, cluster: string, clusters: number): Cluster['scoring'] {
  const classic = found
    .of('azurerm_machine_learning_inference_cluster')
    .find(({ at }) => at.link('kubernetes_cluster_id') === cluster);
  if (classic !== undefined) return { address: classic.address, internal: false };
  const template = found.of('azurerm_resource_group_template_deployment').find(({ at }) => {
    const text = at.text('template_content');
    if (typeof text !== 'string' || !/"computeType"\s*:\s*"(AKS|Kubernetes)"/.test(text)) return false;
    return clusters === 1 || mentions(at, cluster);
  });
  if (template === undefined) return undefined;
  const text = template.at.text('template_content') as string;
  return { address: template.address, internal: loadBalancer(text) };
}

function mentions(at: Attributes, cluster: string): boolean {
  return JSON.stringify(at.raw('parameters_content') ?? '').includes(cluster);
}

function loadBalancer(template: string): Maybe<boolean> {
  const type = /"loadBalancerType"\s*:\s*"([^"]*)"/.exec(template)?.[1] ?? 'PublicIp';
  return type.startsWith('[') ? { unknown: type } : type === 'InternalLoadBalancer';
}

export function buildMachines(found: Found): Machine[] {
  const groups = found.of('azurerm_network_interface_security_group_association');
  const members = found.of('azurerm_network_interface_application_security_group_association');
  return found.of('azurerm_network_interface').map(({ address, at }) => {
    const ip = at.block('ip_configuration');
    const fixed = ip?.text('private_ip_address');
    const mine = (one: { at: Attributes }) => one.at.link('network_interface_id') === address;
    const group = groups.find(mine)?.at.link('network_security_group_id');
    const old = at.flag('enable_ip_forwarding', false);
    return {
      address,
      subnet: ip?.link('subnet_id') ?? { unknown: `${address}.ip_configuration` },
      ...optional('ip', addressOf(fixed)),
      ...optional('publicIp', ip?.link('public_ip_address_id')),
      ...optional('securityGroup', group),
      applicationGroups: members
        .filter(mine)
        .map((one): Link => one.at.link('application_security_group_id') ?? { unknown: one.address }),
      forwards: at.flag('ip_forwarding_enabled', old === true),
    };
  });
}
