import { addressOf } from './address-text';
import { type Attributes, plain } from './attributes';
import type {
  EndpointPolicies,
  HostAddress,
  Link,
  NatGateway,
  Network,
  NextHop,
  Peering,
  PublicIp,
  Route,
  RouteTable,
  Subnet,
} from './network-model';
import { optional } from './optional';
import { namesIpv6, readBlocks, readHost, readParty } from './parties';
import type { Found } from './resources';
import { isUnknown, type Maybe, type Value } from './terraform-value';

export function buildNetworks(found: Found): Network[] {
  const separate = found.of('azurerm_virtual_network_dns_servers');
  const ours = found.of('azurerm_virtual_network').map(({ address, at }) => {
    const own = separate.find((one) => one.at.link('virtual_network_id') === address)?.at ?? at;
    return {
      address,
      name: nameOf(at, address),
      region: at.text('location') ?? { unknown: `${address}.location` },
      blocks: readBlocks(at.texts('address_space')),
      dnsServers: hosts(own.list('dns_servers')),
    };
  });
  const looked = found.elsewhere('azurerm_virtual_network').map(({ address, at }): Network => {
    const set = separate.find((one) => one.at.link('virtual_network_id') === address)?.at;
    return {
      address,
      name: nameOf(at, address),
      region: at.text('location') ?? { unknown: `${address}.location` },
      blocks: readBlocks(at.toldTexts('address_space')),
      dnsServers: set === undefined ? hosts(at.told('dns_servers')) : hosts(set.list('dns_servers')),
      elsewhere: true,
    };
  });
  return [...ours, ...looked];
}

export function hosts(list: Maybe<readonly Value[]>): Maybe<readonly HostAddress[]> {
  return isUnknown(list) ? list : list.map(readHost).filter((host) => host !== undefined);
}

export function nameOf(at: Attributes, address: string): string {
  const name = at.text('name');
  return name === undefined || isUnknown(name) ? address : name;
}

export function buildPeerings(found: Found): Peering[] {
  return found.of('azurerm_virtual_network_peering').map(({ address, at }) => ({
    address,
    from: at.linkByName('virtual_network_name', 'azurerm_virtual_network') ?? { unknown: address },
    to: at.link('remote_virtual_network_id') ?? { unknown: address },
    allowAccess: at.flag('allow_virtual_network_access', true),
    allowForwarded: at.flag('allow_forwarded_traffic', false),
    allowGatewayTransit: at.flag('allow_gateway_transit', false),
    useRemoteGateways: at.flag('use_remote_gateways', false),
  }));
}

export function buildSubnets(found: Found): Subnet[] {
  const separate = found.of('azurerm_subnet').map(({ address, at }) => ({
    ...subnet(address, at),
    network: at.linkByName('virtual_network_name', 'azurerm_virtual_network') ?? { unknown: address },
    ...attachments(found, address, at, {
      securityGroup: 'network_security_group_id_wo',
      routeTable: 'route_table_id_wo',
    }),
  }));
  const inline = found.inlineSubnets.map(({ address, at, network }) => ({
    ...subnet(address, at),
    network,
    ...attachments(found, address, at, { securityGroup: 'security_group', routeTable: 'route_table_id' }),
  }));
  const looked = found.elsewhere('azurerm_subnet').map(({ address, at }) => subnetElsewhere(found, address, at));
  return [...separate, ...inline, ...looked];
}

/** What a data source of a subnet does not say (all of them: NAT gateways and endpoint policies) is unknown. */
function subnetElsewhere(found: Found, address: string, at: Attributes): Subnet {
  const missing = (what: string) => ({ unknown: `${what} of ${address}` });
  const put = attachments(found, address, at, { securityGroup: '', routeTable: '' });
  const told = (key: string, what: string): Link | undefined =>
    at.raw(key) === undefined ? missing(what) : at.link(key);
  const group = put.securityGroup ?? told('network_security_group_id', 'security group');
  const table = put.routeTable ?? told('route_table_id', 'route table');
  const blocks = at.blocks('service_endpoint');
  return {
    ...subnet(address, at),
    network: at.linkByName('virtual_network_name', 'azurerm_virtual_network') ?? missing('network'),
    blocks: readBlocks(at.toldTexts('address_prefixes')),
    defaultOutbound:
      at.raw('default_outbound_access_enabled') === undefined
        ? missing('default outbound access')
        : at.flag('default_outbound_access_enabled', true),
    serviceEndpoints:
      at.raw('service_endpoint') === undefined
        ? at.toldTexts('service_endpoints')
        : isUnknown(blocks)
          ? blocks
          : blocks.map((block) => block.text('service')).filter((text) => typeof text === 'string'),
    endpointPolicies:
      at.raw('private_endpoint_network_policies') === undefined ? missing('endpoint policies') : policies(at),
    storagePolicies: missing('service endpoint policies'),
    ...(group === undefined ? {} : { securityGroup: group }),
    ...(table === undefined ? {} : { routeTable: table }),
    natGateway: put.natGateway ?? missing('NAT gateway'),
  };
}

function subnet(address: string, at: Attributes): Omit<Subnet, 'network'> {
  const endpoints = at.texts('service_endpoints');
  const blocks = at.blocks('service_endpoint');
  const delegations = at.blocks('delegation');
  return {
    address,
    name: nameOf(at, address),
    blocks: readBlocks(joined(at.texts('address_prefixes'), at.texts('address_prefix'))),
    defaultOutbound: at.flag('default_outbound_access_enabled', true),
    serviceEndpoints: isUnknown(blocks)
      ? blocks
      : joined(
          endpoints,
          blocks.map((block) => block.text('service')).filter((text) => typeof text === 'string'),
        ),
    endpointPolicies: policies(at),
    storagePolicies: at.links('service_endpoint_policy_ids'),
    ...(namesIpv6(at, 'address_prefixes', 'address_prefix') ? { ipv6: true as const } : {}),
    delegations: isUnknown(delegations)
      ? ['unknown']
      : delegations.map((one) => `${plain(one.block('service_delegation')?.raw('name'))}`),
  };
}

function joined(one: Maybe<readonly string[]>, two: Maybe<readonly string[]>): Maybe<readonly string[]> {
  if (isUnknown(one)) return one;
  return isUnknown(two) ? two : [...new Set([...one, ...two])];
}

/** One text in azurerm 4, two flags with opposite senses in azurerm 3. */
function policies(at: Attributes): Maybe<EndpointPolicies> {
  const text = at.text('private_endpoint_network_policies');
  if (text !== undefined) return text as Maybe<EndpointPolicies>;
  const enabled = at.flag('private_endpoint_network_policies_enabled', false);
  const enforced = at.flag('enforce_private_link_endpoint_network_policies', true);
  if (isUnknown(enabled) || isUnknown(enforced)) return isUnknown(enabled) ? enabled : (enforced as Maybe<never>);
  return enabled || !enforced ? 'Enabled' : 'Disabled';
}

function attachments(
  found: Found,
  address: string,
  at: Attributes,
  own: { securityGroup: string; routeTable: string },
): Pick<Subnet, 'securityGroup' | 'routeTable' | 'natGateway'> {
  const attached = (type: string, key: string, ...inline: readonly string[]): Link | undefined => {
    for (const name of inline) if (at.raw(name) !== undefined) return at.link(name);
    const associations = found.of(type).map((one) => ({ subnet: one.at.link('subnet_id'), to: one.at.link(key) }));
    const mine = associations.find((one) => one.subnet === address);
    if (mine !== undefined) return mine.to;
    // An association whose subnet is not known may be this subnet's.
    return associations.map((one) => one.subnet).find((one) => isUnknown(one));
  };
  const group = attached(
    'azurerm_subnet_network_security_group_association',
    'network_security_group_id',
    own.securityGroup,
  );
  const table = attached('azurerm_subnet_route_table_association', 'route_table_id', own.routeTable);
  const gateway = attached('azurerm_subnet_nat_gateway_association', 'nat_gateway_id', 'nat_gateway_id');
  return {
    ...(group === undefined ? {} : { securityGroup: group }),
    ...(table === undefined ? {} : { routeTable: table }),
    ...(gateway === undefined ? {} : { natGateway: gateway }),
  };
}

export function buildRouteTables(found: Found): RouteTable[] {
  const looked = found.elsewhere('azurerm_route_table').filter(({ at }) => at.raw('route') !== undefined);
  const separate = found
    .of('azurerm_route')
    .map(({ address, at }) => ({ table: at.linkByName('route_table_name', 'azurerm_route_table'), address, at }));
  return [...found.of('azurerm_route_table'), ...looked].map(({ address, at }) => {
    const inline = at.blocks('route');
    // A state lists routes that are resources of their own inline as well.
    const names = new Set(isUnknown(inline) ? [] : inline.map((one) => one.text('name')));
    const old = at.flag('disable_bgp_route_propagation', false);
    return {
      address,
      name: nameOf(at, address),
      routes: [
        ...(isUnknown(inline)
          ? [unknownRoute(address, inline.unknown)]
          : ipv4(inline).map((one) => route(address, one))),
        ...separate
          .filter(({ at: one }) => ipv4([one]).length > 0)
          .filter(({ table, at: one }) => (table === address && !names.has(one.text('name'))) || isUnknown(table))
          .map((one) =>
            isUnknown(one.table) ? unknownRoute(one.address, one.table.unknown) : route(one.address, one.at),
          ),
      ],
      propagation: at.flag('bgp_route_propagation_enabled', isUnknown(old) ? true : !old),
    };
  });
}

/** A route for addresses of IPv6 takes no packet of the model. */
function ipv4(routes: readonly Attributes[]): readonly Attributes[] {
  return routes.filter((at) => !namesIpv6(at, 'address_prefix'));
}

const unknownRoute = (address: string, unknown: string): Route => ({
  address,
  name: 'unknown',
  to: { unknown },
  hop: { unknown },
});

function route(address: string, at: Attributes): Route {
  const prefix = at.text('address_prefix') ?? { unknown: 'address_prefix' };
  const [to] = isUnknown(prefix) ? [prefix] : readParty(prefix);
  const appliance = readHost(at.raw('next_hop_in_ip_address'));
  return {
    address,
    name: nameOf(at, address),
    to: to !== undefined && ('block' in to || 'tag' in to || isUnknown(to)) ? to : { unknown: `${prefix}` },
    hop: (at.text('next_hop_type') ?? { unknown: 'next_hop_type' }) as Maybe<NextHop>,
    ...(at.raw('by_prefix') === true ? { byPrefix: true } : {}),
    ...(appliance === undefined ? {} : { appliance }),
  };
}

export function buildNatGateways(found: Found): NatGateway[] {
  const addresses = found.of('azurerm_nat_gateway_public_ip_association');
  const prefixes = found.of('azurerm_nat_gateway_public_ip_prefix_association');
  return found.of('azurerm_nat_gateway').map(({ address, at }) => {
    const mine = (one: { at: Attributes }) => {
      const gateway = one.at.link('nat_gateway_id');
      return gateway === address;
    };
    const inline = at.links('public_ip_address_ids');
    const ips = [
      ...(isUnknown(inline) ? [inline] : inline),
      ...addresses.filter(mine).map((one) => one.at.link('public_ip_address_id') ?? { unknown: one.address }),
    ];
    return { address, publicIps: ips, hasAddress: ips.length > 0 || prefixes.some(mine) };
  });
}

export function buildPublicIps(found: Found): PublicIp[] {
  return found.of('azurerm_public_ip').map(({ address, at }) => {
    const text = at.text('ip_address');
    return {
      address,
      // azurerm 4 makes Standard ones unless told otherwise.
      sku: at.text('sku') === 'Basic' ? 'Basic' : 'Standard',
      ...optional('ip', addressOf(text)),
    };
  });
}
