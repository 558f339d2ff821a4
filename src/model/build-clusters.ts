import { type Attachment, attachmentsOf } from './attachments';
import type { Attributes } from './attributes';
import { optional } from './optional';
import { readBlocks } from './parties';
import type { Found } from './resources';
import type { Cluster } from './service-model';
import { isUnknown, known, type Maybe } from './terraform-value';

export function buildClusters(found: Found): Cluster[] {
  const clusters = found.of('azurerm_kubernetes_cluster');
  const pools = found.of('azurerm_kubernetes_cluster_node_pool');
  const attachments = attachmentsOf(found);
  return clusters.map(({ address, at }) => {
    const api = at.block('api_server_access_profile');
    const network = at.block('network_profile');
    const mine = attachments.filter(({ cluster }) => cluster === address);
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
      ...optional('scoring', classicScoring(mine) ?? extensionScoring(found, address)),
      ...optional('extension', extensionOf(found, address)),
      attachments: mine,
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

/** What the last call about the classic attachment left; where the calls have no order, what they agree on. */
function classicScoring(attachments: readonly Attachment[]): Cluster['scoring'] {
  const classic = attachments.filter(({ type }) => type === 'AKS');
  const [first, ...others] = classic;
  if (first === undefined) return undefined;
  const last = classic.find((one) => classic.every((other) => other === one || one.after.includes(other.address)));
  if (last !== undefined) return { address: last.address, internal: last.internal };
  const agree = others.every(({ internal }) => internal === first.internal);
  return { address: first.address, internal: agree ? first.internal : { unknown: 'several calls attach the cluster' } };
}

const EXTENSION = 'microsoft.azureml.kubernetes';

function mlExtension(found: Found, cluster: string) {
  return found
    .of('azurerm_kubernetes_cluster_extension')
    .find(
      ({ at }) =>
        at.link('cluster_id') === cluster && known(at.text('extension_type') ?? '', '').toLowerCase() === EXTENSION,
    );
}

function extensionOf(found: Found, cluster: string): Cluster['extension'] {
  const extension = mlExtension(found, cluster);
  if (extension === undefined) return undefined;
  const settings = extension.at.block('configuration_settings');
  return {
    address: extension.address,
    training: settings?.flag('enableTraining', false) ?? false,
    inference: settings?.flag('enableInference', false) ?? false,
    insecure: settings?.flag('allowInsecureConnections', false) ?? false,
  };
}

/** The front end of the extension: azurerm writes no setting that Azure's command line would derive. */
function extensionScoring(found: Found, cluster: string): Cluster['scoring'] {
  const extension = mlExtension(found, cluster);
  const settings = extension?.at.block('configuration_settings');
  if (extension === undefined || settings === undefined) return undefined;
  const { address } = extension;
  if (settings.flag('enableInference', false) === false) return undefined;
  const type = known(settings.text('inferenceRouterServiceType') ?? 'LoadBalancer', 'LoadBalancer').toLowerCase();
  if (type === 'clusterip') return undefined;
  if (type === 'nodeport') return { address, internal: true };
  const asked = known(settings.text('internalLoadBalancerProvider') ?? '', '').toLowerCase() === 'azure';
  const derived = settings.flag('scoringFe.serviceType.internalLoadBalancer', false);
  return { address, internal: internalOf(asked, derived) };
}

function internalOf(asked: boolean, derived: Maybe<boolean>): Maybe<boolean> {
  if (isUnknown(derived)) return derived;
  if (asked !== derived) return { unknown: 'one of two settings asks for an internal load balancer' };
  return derived;
}
