import type { Cidr } from '../net/cidr';
import type { ConfigDraft } from './schema';

/** Every block of the network that computes live in, ours or somebody else's. */
export function networkBlocks(network: ConfigDraft['network']): readonly Cidr[] {
  const blocks = network?.existing?.addressSpace ?? [network?.addressSpace];
  return blocks.flatMap((block) => block ?? []);
}

/** Ranges outside the network that its hosts are connected to. */
export function connectedBlocks(network: ConfigDraft['network']): readonly Cidr[] {
  const peered = (network?.peerings ?? []).flatMap((one) => one?.addressSpace ?? []);
  return [...(network?.reserved ?? []), ...peered].flatMap((block) => block ?? []);
}
