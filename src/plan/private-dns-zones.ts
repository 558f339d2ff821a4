import { privateLinks } from '../config/private-links';
import type { WorkspaceConfig } from '../config/schema';
import { zonesOf } from '../facts/private-link';
import { cloudOf } from '../facts/regions';

/** A zone that somebody else owns: by its id, or in a group of our subscription, where we may link our network to it. */
export interface ExistingZone {
  readonly name: string;
  readonly at: { readonly id: string } | { readonly resourceGroup: string; readonly linkedByUs: boolean };
}

/** The zones of somebody else that the endpoints write their names into; `undefined` where we make our own. */
export function existingZones(
  config: Pick<WorkspaceConfig, 'region' | 'privateDnsZones' | 'provider' | 'connectivity' | 'storage'>,
): readonly ExistingZone[] | undefined {
  const { existing } = config.privateDnsZones;
  if (existing === undefined) return undefined;
  const { resourceGroup, subscriptionId, ids = [], linkedBy } = existing;
  const elsewhere = subscriptionId !== undefined && subscriptionId !== config.provider.subscriptionId;
  return zonesOf(privateLinks(config), cloudOf(config.region)).map((name) => {
    if (resourceGroup === undefined) return { name, at: { id: ids.find((id) => id.endsWith(`/${name}`)) ?? '' } };
    if (!elsewhere) return { name, at: { resourceGroup, linkedByUs: linkedBy === 'us' } };
    const group = `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
    return { name, at: { id: `${group}/providers/Microsoft.Network/privateDnsZones/${name}` } };
  });
}
