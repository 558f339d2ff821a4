import { addressOf } from './address-text';
import type { Attributes } from './attributes';
import { hosts } from './build-network';
import type { DnsZone, Link, PrivateEndpoint } from './network-model';
import type { Found } from './resources';
import { isUnknown, type Maybe } from './terraform-value';

export function buildPrivateEndpoints(found: Found): PrivateEndpoint[] {
  return found.of('azurerm_private_endpoint').flatMap(({ address, at }): PrivateEndpoint[] => {
    const connection = at.block('private_service_connection');
    const group = at.block('private_dns_zone_group');
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
      zones: group === undefined ? [] : group.links('private_dns_zone_ids'),
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
  return found.of('azurerm_private_dns_zone').map(({ address, at }) => ({
    address,
    name: at.text('name') ?? ({ unknown: `${address}.name` } as Maybe<string>),
    links: links
      .filter(({ zone }) => zone === address)
      .map(({ address: link, network, fallback }) => ({ address: link, network, fallback })),
    records: records.flatMap(({ zone, name, ips }) =>
      zone === address && typeof name === 'string' ? [{ name, ips }] : [],
    ),
  }));
}

/** azurerm 5 says the id of the zone, azurerm 4 its name. */
function zoneOf(at: Attributes, oldKey: string): Link | undefined {
  return at.link('private_dns_zone_id') ?? at.linkByName(oldKey, 'azurerm_private_dns_zone');
}
