import { addressOf } from './address-text';
import { type Attributes, plain } from './attributes';
import { hosts } from './build-network';
import type { DnsZone, Link, PrivateEndpoint } from './network-model';
import type { Found } from './resources';
import { isUnknown, type Maybe, type Value } from './terraform-value';

export function buildPrivateEndpoints(found: Found): PrivateEndpoint[] {
  return found.of('azurerm_private_endpoint').flatMap(({ address, at }): PrivateEndpoint[] => {
    const connection = at.block('private_service_connection');
    const parts = connection?.texts('subresource_names') ?? { unknown: `${address}.private_service_connection` };
    const manual = connection?.flag('is_manual_connection', false) ?? false;
    const ip = connection?.text('private_ip_address');
    const endpoint = {
      address,
      subnet: at.link('subnet_id') ?? { unknown: `${address}.subnet_id` },
      target: connection?.link('private_connection_resource_id') ?? {
        unknown: `${address}.private_connection_resource_id`,
      },
      // A connection that waits for its owner carries nothing; Terraform does not show the approval.
      approved: manual === false,
      zones: zonesOf(at),
      ips: [addressOf(ip)].flatMap((one) => one ?? []),
    };
    if (isUnknown(parts)) return [{ ...endpoint, subresource: parts }];
    return parts.map((subresource) => ({ ...endpoint, subresource }));
  });
}

export function buildDnsZones(found: Found): DnsZone[] {
  const links = found.of('azurerm_private_dns_zone_virtual_network_link').map(({ address, at }) => ({
    address,
    zone: zoneOf(at, 'private_dns_zone_name'),
    network: at.link('virtual_network_id') ?? { unknown: `${address}.virtual_network_id` },
    fallback: at.text('resolution_policy') === 'NxDomainRedirect',
  }));
  const records = found.of('azurerm_private_dns_a_record').map(({ at }) => ({
    zone: zoneOf(at, 'zone_name'),
    name: at.text('name'),
    ips: hosts(at.list('records')),
  }));
  const zone = (address: string, name: Maybe<string>, elsewhere: boolean): DnsZone => ({
    address,
    name,
    elsewhere,
    links: links
      .filter((link) => link.zone === address)
      .map(({ address: link, network, fallback }) => ({ address: link, network, fallback })),
    records: records.flatMap(({ zone, name, ips }) =>
      zone === address && typeof name === 'string' ? [{ name, ips }] : [],
    ),
  });
  const own = found.of('azurerm_private_dns_zone');
  const read = found.of('data.azurerm_private_dns_zone');
  const nameOf = (at: Attributes, address: string) => at.text('name') ?? { unknown: `${address}.name` };
  const named = [
    ...found.of('azurerm_private_endpoint').flatMap(({ at }) => zonesOf(at)),
    ...links.flatMap((link) => link.zone ?? []),
  ].filter((link): link is string => typeof link === 'string' && ZONE_ID.test(link));
  return [
    ...own.map(({ address, at }) => zone(address, nameOf(at, address), false)),
    ...read.map(({ address, at }) => zone(address, nameOf(at, address), true)),
    ...[...new Set(named)].map((id) => zone(id, ZONE_ID.exec(id)?.[1] ?? id, true)),
  ];
}

const ZONE_ID = /^\/subscriptions\/.*\/privatednszones\/([^/]+)$/i;

function zonesOf(endpoint: Attributes): readonly Link[] {
  const ids = endpoint.block('private_dns_zone_group')?.list('private_dns_zone_ids') ?? [];
  if (isUnknown(ids)) return [ids];
  return ids.map((id) => zoneAt(endpoint, id)).filter((link) => link !== undefined);
}

/** azurerm 5 says the id of the zone, azurerm 4 its name. */
function zoneOf(at: Attributes, oldKey: string): Link | undefined {
  return zoneAt(at, at.raw('private_dns_zone_id')) ?? at.linkByName(oldKey, 'azurerm_private_dns_zone');
}

/** A zone that only its id tells of stands for itself. */
function zoneAt(at: Attributes, id: Value): Link | undefined {
  const link = at.index.link(id);
  const text = plain(id);
  return isUnknown(link) && typeof text === 'string' && ZONE_ID.test(text) ? text.toLowerCase() : link;
}
