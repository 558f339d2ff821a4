import type { Attributes } from './attributes';
import { optional } from './optional';
import { readBlocks } from './parties';
import type { Found } from './resources';
import type { Cluster } from './service-model';
import { isUnknown, type Maybe } from './terraform-value';

export function buildClusters(found: Found): Cluster[] {
  const clusters = found.of('azurerm_kubernetes_cluster');
  const pools = found.of('azurerm_kubernetes_cluster_node_pool');
  return clusters.map(({ address, at }) => {
    const api = at.block('api_server_access_profile');
    const network = at.block('network_profile');
    const scoring = scoringOf(found, address, clusters.length);
    return {
      address,
      name: at.text('name') ?? { unknown: `${address}.name` },
      ...optional('subnet', at.block('default_node_pool')?.link('vnet_subnet_id')),
      pools: pools
        .filter((pool) => pool.at.link('kubernetes_cluster_id') === address)
        .map((pool) => ({ address: pool.address, ...optional('subnet', pool.at.link('vnet_subnet_id')) })),
      private: at.flag('private_cluster_enabled', false),
      outbound: network?.text('outbound_type') ?? 'loadBalancer',
      ...optional('podBlocks', podBlocks(network)),
      authorizedRanges: readBlocks(api?.texts('authorized_ip_ranges') ?? []),
      ...optional('scoring', scoring),
    };
  });
}

/** The pods of an overlay; undefined where there is none. */
function podBlocks(network: Attributes | undefined): Cluster['podBlocks'] {
  const mode = network?.text('network_plugin_mode');
  if (isUnknown(mode)) return mode;
  if (mode?.toLowerCase() !== 'overlay') return undefined;
  const blocks = readBlocks(network?.texts('pod_cidr') ?? []);
  return !isUnknown(blocks) && blocks.length === 0 ? { unknown: 'pod_cidr is not written' } : blocks;
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
