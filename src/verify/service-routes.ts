import { REGION_SUFFIXES, type Region } from '../facts/regions';
import { ENDPOINT_TAGS } from '../facts/service-endpoints';
import type { Subnet } from '../model/network-model';
import { isUnknown, known } from '../model/terraform-value';
import type { Assumptions } from './assumptions';
import type { Point } from './point';
import type { Topology } from './topology';

/** Service and region of a point at a public address, from its tag. */
export function serviceOf(point: Point): { readonly tag: string; readonly region: string | undefined } | undefined {
  if (point.tag === undefined || point.stranger) return undefined;
  const [tag = '', suffix] = point.tag.split('.');
  return { tag: tag.toLowerCase(), region: suffix?.toLowerCase() };
}

export function regionOf(topology: Topology, subnet: Subnet): string | undefined {
  const region = topology.network(subnet)?.region;
  const name = region === undefined || isUnknown(region) ? undefined : region.toLowerCase().replaceAll(' ', '');
  return name !== undefined && name in REGION_SUFFIXES ? (name satisfies string as Region) : name;
}

/** The service endpoint of the subnet that takes traffic for this point (C6, F7). */
export function endpointFor(topology: Topology, subnet: Subnet, point: Point, assume: Assumptions): string | undefined {
  const service = serviceOf(point);
  if (service === undefined || point.endpoint !== undefined) return undefined;
  const ask = (key: string, text: string) =>
    assume.ask(`${subnet.address} ${key}`, { kind: 'route', text, address: subnet.address, semantics: ['F7'] });
  const rows = ENDPOINT_TAGS.filter(({ tag }) => tag.toLowerCase() === service.tag);
  if (rows.length === 0) return undefined;
  if (isUnknown(subnet.serviceEndpoints)) {
    const answer = ask('service endpoints', `the service endpoints of ${subnet.name} are not known`);
    return answer ? rows[0]?.service : undefined;
  }
  const here = regionOf(topology, subnet);
  for (const row of rows.filter((one) =>
    (known(subnet.serviceEndpoints, []) as readonly string[]).includes(one.service),
  )) {
    if (!row.ownRegion || (service.region !== undefined && service.region === here)) return row.service;
    if (service.region !== undefined && here !== undefined && row.tag !== 'Storage') continue;
    // The paired region is covered too, and which one that is is in no table of ours.
    const text = `whether ${row.service} of ${subnet.name} covers ${point.text} is not known`;
    if (ask(`endpoint ${row.service} ${point.tag}`, text)) return row.service;
  }
  return undefined;
}
