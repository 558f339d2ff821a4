import { LIMITS } from '../../facts/limits';
import type { ConfigPath } from '../problem';
import type { Check } from './check';

/** Peered networks: whose sides can be written, and how many gateways can be used. */
export const checkPeerings: Check = ({ network, provider }, problems) => {
  const peerings = network?.peerings ?? [];
  const at = (index: number): ConfigPath => ['network', 'peerings', index];
  if (peerings.length > 0 && network?.existing !== undefined)
    problems.push({
      code: 'mixed',
      path: ['network', 'peerings'],
      found: `${peerings.length} beside network.existing`,
      allowed: 'nothing beside network.existing: its owner has decided',
      fix: 'remove them, and write their blocks to network.reserved',
    });
  const seen = new Set<string>();
  for (const [index, peering] of peerings.entries()) {
    const id = peering?.id;
    if (id === undefined) continue;
    if (seen.has(`${id}`.toLowerCase()))
      problems.push({
        code: 'duplicate',
        path: [...at(index), 'id'],
        found: `${id}`,
        allowed: 'one peering with each network',
        fix: 'remove one of the two',
      });
    seen.add(`${id}`.toLowerCase());
    const own = provider?.subscriptionId;
    if (peering?.bothSides !== undefined && own !== undefined && id.subscriptionId !== own)
      problems.push({
        code: 'subscription',
        path: [...at(index), 'bothSides'],
        found: `a network of ${id.subscriptionId}`,
        allowed: `a network of ${own} (provider.subscriptionId): Terraform writes there alone`,
        fix: 'remove bothSides, and have its owner write the other side',
      });
  }
  const most = LIMITS.peeringsWithRemoteGateways.value;
  const withGateways = peerings.flatMap((one, index) => (one?.remoteGateways === undefined ? [] : [index]));
  for (const index of withGateways.slice(most))
    problems.push({
      code: 'range',
      path: [...at(index), 'remoteGateways'],
      found: `${withGateways.length} networks with gateways`,
      allowed: `gateways of ${most} peered network: Azure takes no more`,
      fix: 'remove it from the others',
    });
};
