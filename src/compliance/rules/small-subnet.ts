import { LIMITS } from '../../facts/limits';
import type { Subnet } from '../../model/network-model';
import { isUnknown } from '../../model/terraform-value';
import { prefixFor, usableAddresses } from '../../net/subnet-size';
import { cluster, endpoint, network, subnet, together, workspace } from '../example-resources';
import type { Hit, LintInput, LintRule } from '../finding';

const place = (block: string) =>
  together(
    network(),
    subnet('nodes', block),
    workspace(),
    endpoint(),
    cluster({ scale_settings: [{ min_node_count: 0, max_node_count: 30 }] }),
  );

export const smallSubnet: LintRule = {
  id: 'NET-010',
  title: 'A subnet too small for what is in it',
  severity: 'error',
  why: 'Azure keeps five addresses of each subnet; every node takes one, and with Azure CNI every pod too. A cluster that finds none left stops growing.',
  source: 'networkFaq',
  bad: place('10.0.1.0/27'),
  good: place('10.0.1.0/26'),
  check: (input) =>
    input.model.subnets.flatMap((subnet): Hit[] => {
      const { blocks, address, name } = subnet;
      if (isUnknown(blocks) || blocks.length === 0) return [];
      const tooLong = blocks.find(({ prefixLength }) => prefixLength > LIMITS.smallestSubnetPrefix.value);
      if (tooLong !== undefined)
        return [
          {
            address,
            message: `${name} is ${tooLong}: the smallest subnet is a /${LIMITS.smallestSubnetPrefix.value}`,
            fix: `make it a /${LIMITS.smallestSubnetPrefix.value} or larger`,
          },
        ];
      const users = usersOf(input, subnet);
      const needed = users.reduce((sum, { count }) => sum + count, 0);
      const usable = blocks.reduce((sum, { prefixLength }) => sum + usableAddresses(prefixLength), 0);
      if (needed <= usable) return [];
      return [
        {
          address,
          message: `${name} (${blocks.join(', ')}) has ${usable} usable addresses, and ${users.map(({ what, count }) => `${what} takes ${count}`).join(', ')}`,
          fix: `make it a /${prefixFor(needed)} or larger`,
        },
      ];
    }),
};

/** Who takes addresses of a subnet, as far as the input says how many. */
function usersOf({ model, found }: LintInput, { address: subnet }: Subnet): { what: string; count: number }[] {
  const users: { what: string; count: number }[] = [];
  for (const { address, at } of found.of('azurerm_machine_learning_compute_cluster')) {
    const most = at.block('scale_settings')?.number('max_node_count');
    if (at.link('subnet_resource_id') === subnet && typeof most === 'number')
      users.push({ what: address, count: most });
  }
  for (const { address, kind, subnet: own } of model.computes)
    if (own === subnet && kind === 'instance') users.push({ what: address, count: 1 });
  for (const { address, pool, network } of nodePools(found)) {
    if (pool.link('vnet_subnet_id') !== subnet) continue;
    const nodes = pool.number('max_count') ?? pool.number('node_count');
    if (typeof nodes !== 'number') continue;
    // Only Azure CNI without overlay gives pods addresses of the nodes' subnet; one node more is made to upgrade.
    const flat =
      network?.text('network_plugin') === 'azure' &&
      network.text('network_plugin_mode') === undefined &&
      pool.raw('pod_subnet_id') === undefined;
    const pods = pool.number('max_pods') ?? LIMITS.aksDefaultMaxPods.value;
    if (isUnknown(pods)) continue;
    users.push({ what: address, count: (nodes + 1) * (flat ? pods + 1 : 1) });
  }
  for (const { address, subnet: own } of model.privateEndpoints)
    if (own === subnet) users.push({ what: address, count: 1 });
  for (const { address, subnet: own } of model.machines) if (own === subnet) users.push({ what: address, count: 1 });
  return users;
}

/** The first pool is written in its cluster, the others beside it. */
function nodePools(found: LintInput['found']) {
  const clusters = found.of('azurerm_kubernetes_cluster');
  return clusters.flatMap(({ address: cluster, at }) => {
    const network = at.block('network_profile');
    const first = at.block('default_node_pool');
    return [
      ...(first === undefined ? [] : [{ address: cluster, pool: first, network }]),
      ...found
        .of('azurerm_kubernetes_cluster_node_pool')
        .filter((pool) => pool.at.link('kubernetes_cluster_id') === cluster)
        .map(({ address, at: pool }) => ({ address, pool, network })),
    ];
  });
}
