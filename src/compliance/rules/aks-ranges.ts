import { AKS_FORBIDDEN_RANGES } from '../../facts/address-ranges';
import { LIMITS } from '../../facts/limits';
import type { Attributes } from '../../model/attributes';
import { readBlock } from '../../model/parties';
import { isUnknown } from '../../model/terraform-value';
import { Cidr } from '../../net/cidr';
import { network, resource, subnet, together } from '../example-resources';
import type { Hit, LintInput, LintRule } from '../finding';

const aks = (service: string, dns: string) =>
  together(
    network(),
    subnet('aks', '10.0.2.0/24'),
    resource('azurerm_kubernetes_cluster', 'main', {
      name: 'main',
      local_account_disabled: true,
      default_node_pool: [{ name: 'system', node_count: 1, vnet_subnet_id: '${azurerm_subnet.aks.id}' }],
      network_profile: [{ network_plugin: 'kubenet', service_cidr: service, dns_service_ip: dns }],
    }),
  );

export const aksRanges: LintRule = {
  id: 'NET-012',
  title: 'AKS ranges that collide',
  severity: 'error',
  why: "A cluster's service, pod and Docker ranges hide what has the same address outside: nodes cannot reach it any more, or the cluster is refused.",
  source: 'aksAddressPlan',
  bad: aks('10.0.2.0/24', '10.0.2.10'),
  good: aks('10.2.0.0/16', '10.2.0.10'),
  check: (input) =>
    input.found.of('azurerm_kubernetes_cluster').flatMap(({ address, at }) => {
      const profile = at.block('network_profile');
      return profile === undefined ? [] : problemsOf(input, address, profile);
    }),
};

const KEYS = ['service_cidr', 'pod_cidr', 'docker_bridge_cidr'] as const;

function problemsOf({ model }: LintInput, address: string, profile: Attributes): Hit[] {
  const hits: Hit[] = [];
  const ranges = KEYS.flatMap((key) => {
    const text = profile.text(key);
    const block = typeof text === 'string' ? readBlock(text) : undefined;
    return block === undefined ? [] : [{ key, block }];
  });
  const say = (message: string, fix: string) => hits.push({ address, message, fix });
  for (const [index, { key, block }] of ranges.entries()) {
    const clash = model.subnets.find(
      ({ blocks }) => !isUnknown(blocks) && blocks.some((subnet) => subnet.overlaps(block)),
    );
    const space = model.networks.find(({ blocks }) => !isUnknown(blocks) && blocks.some((one) => one.overlaps(block)));
    if (clash !== undefined)
      say(
        `${key} ${block} overlaps subnet ${clash.name} (${write(clash.blocks)})`,
        'choose a range outside every network of the input',
      );
    else if (space !== undefined)
      say(
        `${key} ${block} overlaps network ${space.name} (${write(space.blocks)})`,
        'choose a range outside every network of the input',
      );
    const kept = AKS_FORBIDDEN_RANGES.find(({ range }) => Cidr.parse(range).overlaps(block));
    if (kept !== undefined) say(`${key} ${block} touches ${kept.range}, ${kept.what}`, 'choose another range');
    for (const other of ranges.slice(index + 1))
      if (other.block.overlaps(block)) say(`${key} ${block} overlaps ${other.key} ${other.block}`, 'keep them apart');
    if (key === 'service_cidr' && block.prefixLength < LIMITS.aksServicePrefix.value)
      say(`service_cidr ${block} is too large`, `make it a /${LIMITS.aksServicePrefix.value} or smaller`);
    const dns = profile.text('dns_service_ip');
    if (key === 'service_cidr' && typeof dns === 'string') {
      const ip = readBlock(dns);
      if (ip === undefined || !block.contains(ip))
        say(`dns_service_ip ${dns} is not in service_cidr ${block}`, 'take an address of it');
      else if (ip.first <= block.first + 1)
        say(
          `dns_service_ip ${dns} is the first address of service_cidr ${block}, which Kubernetes has`,
          'take a later one',
        );
    }
  }
  return hits;
}

const write = (blocks: unknown) => (blocks as readonly Cidr[]).join(', ');
