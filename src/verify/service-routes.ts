import type { Cloud } from '../facts/clouds';
import { REGION_PAIRS } from '../facts/region-pairs';
import { REGION_SUFFIXES, type Region } from '../facts/regions';
import { ENDPOINT_TAGS } from '../facts/service-endpoints';
import { cloudOfRegion } from '../model/cloud';
import type { Subnet } from '../model/network-model';
import { isUnknown } from '../model/terraform-value';
import type { Assumptions } from './assumptions';
import type { Membership } from './membership';
import type { Point } from './point';
import { some, type Ternary } from './ternary';
import type { Topology } from './topology';

/** The region of a subnet, as Azure Resource Manager writes it. */
export function regionOf(topology: Topology, subnet: Subnet): string | undefined {
  const region = topology.network(subnet)?.region;
  return region === undefined || isUnknown(region) ? undefined : region.toLowerCase().replaceAll(' ', '');
}

/** The cloud of a subnet. */
export function cloudAt(topology: Topology, subnet: Subnet): Cloud {
  return cloudOfRegion(topology.network(subnet)?.region ?? { unknown: subnet.address }, topology.model.cloud);
}

/** Whether a point is storage of the subnet's own region. */
export function isOwnStorage(topology: Topology, membership: Membership, subnet: Subnet, point: Point): Ternary {
  const suffix = suffixOf(topology, subnet);
  return suffix === undefined ? membership.inTag('Storage', point) : membership.inTag(`Storage.${suffix}`, point);
}

function suffixOf(topology: Topology, subnet: Subnet): string | undefined {
  const region = regionOf(topology, subnet);
  return region === undefined ? undefined : REGION_SUFFIXES[region as Region];
}

/** The service endpoint of the subnet that takes traffic for this point (C6, F7). */
export function endpointFor(
  topology: Topology,
  membership: Membership,
  subnet: Subnet,
  point: Point,
  assume: Assumptions,
): string | undefined {
  if (point.endpoint !== undefined || point.stranger) return undefined;
  for (const row of ENDPOINT_TAGS) {
    const inService = membership.inTag(row.tag, point);
    if (inService === 'no') continue;
    const on = isUnknown(subnet.serviceEndpoints)
      ? 'unknown'
      : subnet.serviceEndpoints.includes(row.service)
        ? 'yes'
        : 'no';
    if (on === 'no') continue;
    const covered = row.ownRegion ? inOwnRegion(topology, membership, subnet, row, point) : 'yes';
    if (covered === 'no') continue;
    if (on === 'yes' && inService === 'yes' && covered === 'yes') return row.service;
    const taken = assume.ask(`${row.service} of ${subnet.address} for ${point.text}`, {
      kind: 'route',
      text: `whether the service endpoint ${row.service} of ${subnet.name} takes ${point.text} is not known`,
      address: subnet.address,
      semantics: ['F7', 'M2'],
    });
    if (taken) return row.service;
  }
  return undefined;
}

/** Whether a point is in the region of the subnet, or, for storage, in the one that it is paired with. */
function inOwnRegion(
  topology: Topology,
  membership: Membership,
  subnet: Subnet,
  { tag, pairToo }: { readonly tag: string; readonly pairToo?: boolean },
  point: Point,
): Ternary {
  const suffix = suffixOf(topology, subnet);
  if (suffix === undefined) return 'unknown';
  const own = membership.inTag(`${tag}.${suffix}`, point);
  if (own === 'yes' || pairToo !== true) return own;
  const pair = REGION_PAIRS.pairs[regionOf(topology, subnet) as Region];
  // The region has no pair, or is not on the list.
  if (pair === undefined) return 'unknown';
  return some([own, membership.inTag(`${tag}.${REGION_SUFFIXES[pair]}`, point)]);
}
