import { ABBREVIATED_REGIONS, REGION_SUFFIXES, type Region } from '../facts/regions';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const WHOLE = /^\$\{concat\((\[\{.*?\}\]|\[\]), (\[for .*\])\)\}$/s;
const LISTED =
  /\[for prefix in data\.azurerm_network_service_tags\.([\w-]+)\.ipv4_cidrs : \{[^{}]*(?:\$\{[^{}]*\}[^{}]*)*\}\]/g;

/**
 * Routes of which some are one for each prefix that Azure lists for a tag. They are read as a route to that tag, which is
 * the same packets (C7); what else an expression may be stays unknown.
 */
export function readLiveRoutes(text: string, data: { readonly [name: string]: Json }): Json[] | undefined {
  const [, known, listed] = WHOLE.exec(text) ?? [];
  if (known === undefined || listed === undefined) return undefined;
  const live = [...listed.matchAll(LISTED)].map(([part, name = '']): Json => {
    const [, hop = ''] = /"next_hop_type":"(\w+)"/.exec(part) ?? [];
    const [, ip] = /"next_hop_in_ip_address":"([^"]*)"/.exec(part) ?? [];
    const address_prefix = tagOf(data[name]) ?? `\${data.azurerm_network_service_tags.${name}.ipv4_cidrs}`;
    return { name, address_prefix, next_hop_type: hop, next_hop_in_ip_address: ip ?? null, by_prefix: true };
  });
  return live.length === 0 ? undefined : [...(JSON.parse(known) as Json[]), ...live];
}

/** The tag that a data source asks for, whose region may be spelled otherwise (`centralfrance`). */
function tagOf(body: Json | undefined): string | undefined {
  const { service, location_filter: filter = '' } = (body ?? {}) as { service?: Json; location_filter?: Json };
  if (typeof service !== 'string' || typeof filter !== 'string' || service.includes('${')) return undefined;
  if (filter === '') return service;
  const regions = Object.keys(REGION_SUFFIXES) as Region[];
  const region = regions.find((one) => (ABBREVIATED_REGIONS[one] ?? one) === filter.toLowerCase().replaceAll(' ', ''));
  return region === undefined ? undefined : `${service}.${REGION_SUFFIXES[region]}`;
}
