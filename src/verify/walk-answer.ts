import type { Subnet } from '../model/network-model';
import type { PointPacket } from './packet';
import type { Carried, Path } from './path';

/** Stateful devices drop answers of what they did not see open (C16, E20). */
export function answerReturns(path: Path, { source }: PointPacket, subnet: Subnet, carried: Carried): boolean {
  const back = path.judges.router.choose(subnet, source, path.assume);
  const firewall = back.hop === 'VirtualAppliance' ? path.judges.firewallAt(back) : undefined;
  if (carried.by !== undefined && !carried.translated && firewall !== carried.by) {
    path.note('blocked', {
      kind: 'return',
      text: `${subnet.name} answers past ${carried.by.name}: ${back.text}`,
      address: subnet.address,
      semantics: ['E20', 'C16'],
    });
    return false;
  }
  if (back.hop === 'None' || back.hop === 'Internet') {
    path.note('blocked', {
      kind: 'return',
      text: `the answer is dropped: ${back.text}`,
      address: subnet.address,
      semantics: ['C12', 'C16'],
    });
    return false;
  }
  if (back.hop !== 'VirtualNetworkGateway' && (back.hop !== 'VirtualAppliance' || firewall === carried.by)) return true;
  if (firewall === undefined) {
    if (
      !path.ask(`answer ${subnet.address}`, {
        kind: 'return',
        text: `the answer goes by ${back.text}; what that does is not known`,
        address: subnet.address,
        semantics: ['C16'],
      })
    )
      return false;
    return true;
  }
  path.note('blocked', {
    kind: 'return',
    text: `the answer goes by ${firewall.name}, which did not see the flow open`,
    address: subnet.address,
    semantics: ['C16'],
  });
  return false;
}
