import { isUnknown } from '../../model/terraform-value';
import { addressesOf } from '../../net/address-set';
import type { Cidr } from '../../net/cidr';
import { network, resource, subnet, together } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const peering = resource('azurerm_virtual_network_peering', 'main', {
  name: 'main',
  virtual_network_name: '${azurerm_virtual_network.main.name}',
  remote_virtual_network_id: '${azurerm_virtual_network.other.id}',
});

export const overlappingBlocks: LintRule = {
  id: 'NET-011',
  title: 'Address blocks that overlap or lie outside',
  severity: 'error',
  why: 'Subnets of a network lie inside it and apart from each other, and peered networks share no address (A1, I6): Azure refuses the rest, at apply.',
  source: 'networkFaq',
  bad: together(
    network(),
    network('10.0.128.0/17', 'other'),
    peering,
    subnet('a', '10.0.1.0/24'),
    subnet('b', '10.0.1.128/25'),
  ),
  good: together(
    network(),
    network('10.1.0.0/16', 'other'),
    peering,
    subnet('a', '10.0.1.0/24'),
    subnet('b', '10.0.2.0/25'),
  ),
  check: ({ model }) => {
    const hits: Hit[] = [];
    const named = (one: { name: string }) => one.name;
    for (const [index, one] of model.subnets.entries()) {
      if (isUnknown(one.blocks)) continue;
      const network = model.networks.find(({ address }) => address === one.network);
      if (network !== undefined && !isUnknown(network.blocks)) {
        const space = addressesOf(network.blocks);
        const outside = one.blocks.find((block) => !space.contains(addressesOf([block])));
        if (outside !== undefined)
          hits.push({
            address: one.address,
            message: `${one.name} (${outside}) does not lie in its network ${network.name} (${network.blocks.join(', ')})`,
            fix: `choose a block of ${network.blocks.join(' or ')}`,
          });
      }
      for (const two of model.subnets.slice(index + 1)) {
        if (isUnknown(two.blocks) || isUnknown(one.network) || two.network !== one.network) continue;
        const pair = overlap(one.blocks, two.blocks);
        if (pair !== undefined)
          hits.push({
            address: two.address,
            message: `${named(two)} (${pair[1]}) overlaps ${named(one)} (${pair[0]}) in the same network`,
            fix: `move ${two.name} to a block of its own`,
          });
      }
    }
    const told = new Set<string>();
    for (const { address, from, to } of model.peerings) {
      const one = model.networks.find((network) => network.address === from);
      const two = model.networks.find((network) => network.address === to);
      if (one === undefined || two === undefined || isUnknown(one.blocks) || isUnknown(two.blocks)) continue;
      const pair = overlap(one.blocks, two.blocks);
      const key = [one.address, two.address].sort().join();
      if (pair === undefined || told.has(key)) continue;
      told.add(key);
      hits.push({
        address,
        message: `peered networks overlap: ${one.name} has ${pair[0]}, ${two.name} has ${pair[1]}`,
        fix: 'give one of them another address space: peering refuses overlaps',
      });
    }
    return hits;
  },
};

function overlap(one: readonly Cidr[], two: readonly Cidr[]): readonly [Cidr, Cidr] | undefined {
  for (const a of one) for (const b of two) if (a.overlaps(b)) return [a, b];
  return undefined;
}
