import { ASYMMETRY_ROUTES, type AsymmetryRoute } from '../facts/compute-flows';
import { REGION_PAIRS } from '../facts/region-pairs';
import type { Region } from '../facts/regions';
import { type BaseTag, listedTag } from '../facts/service-tags';
import type { ConfigDraft } from './schema';

/** The tags whose prefixes a config writes into routes, as Microsoft's file names them. */
export function neededTags(draft: ConfigDraft): string[] {
  const { region, compute, forcedTunnelling: tunnel } = draft;
  if (region === undefined) return [];
  const all = [...(compute?.clusters ?? []), ...(compute?.instances ?? [])];
  const isPublic = compute?.publicIp !== undefined || all.some((one) => one?.publicIp !== undefined);
  const holds = new Set([...(isPublic ? ['publicIp'] : []), compute?.communication ?? 'simplified']);
  const callers = ASYMMETRY_ROUTES.filter(({ when }) => when.every((one) => holds.has(one)));
  const own = (tunnel?.direct ?? []).flatMap((one) => (typeof one?.to === 'string' ? [one.to] : []));
  return [...new Set([...callers.flatMap((route) => callerTags(route, region)), ...own])].sort();
}

/** Who calls nodes of a region, by the tags of the regions that the calls come from. */
export function callerTags({ tag, callers }: Pick<AsymmetryRoute, 'tag' | 'callers'>, region: Region): string[] {
  const pair = callers === 'regionAndPair' ? REGION_PAIRS.pairs[region] : undefined;
  return [region, ...(pair === undefined ? [] : [pair])].map((one) => listedTag(tag as BaseTag, one));
}
