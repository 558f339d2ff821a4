import { DataAzurermNetworkServiceTags } from '@cdktf/provider-azurerm/lib/data-azurerm-network-service-tags';
import { RouteTable as TfRouteTable } from '@cdktf/provider-azurerm/lib/route-table';
import { SubnetRouteTableAssociation as TfAssociation } from '@cdktf/provider-azurerm/lib/subnet-route-table-association';
import { Construct } from 'constructs';
import type { Cloud } from '../facts/clouds';
import { LIMITS } from '../facts/limits';
import { tagFits, tagInstead } from '../facts/service-tags';
import type { NextHop, Route } from '../plan/routes';
import { type After, cloudOfPlacement, type Placement, placed, type SubnetRef } from './refs';

export interface RouteTableProps {
  readonly name: string;
  readonly placement: Placement;
  readonly routes: readonly Route[];
  /**
   * Private address of the firewall that routes with next hop `Firewall` lead to; an attribute of the firewall, as Azure
   * chooses it.
   * @default - no route has that next hop
   */
  readonly firewallAddress?: string;
  /**
   * Whether routes that a gateway learns (BGP) reach the subnets too. With a firewall or an appliance they would lead
   * around it.
   * @default false
   */
  readonly gatewayRoutes?: boolean;
  /**
   * Where Azure takes more routes in your subscription.
   * @default 400
   */
  readonly mostRoutes?: number;
  readonly subnets: readonly SubnetRef[];
}

/**
 * A route table and its subnets. Unless told otherwise, routes that a gateway learns are not taken in.
 *
 * @see docs/adr/0002-inline-rules-and-routes.md
 */
export class RouteTable extends Construct {
  public readonly routeTableId: string;
  /** The associations: what lives in the subnets waits for them. */
  public readonly ready: After;

  /**
   * @throws Error for too many routes, two to the same place or of one name, a name or a tag that a route does not take,
   * or a firewall that has no address
   */
  constructor(scope: Construct, id: string, props: RouteTableProps) {
    super(scope, id);
    refuseBadRoutes(props);
    const written = props.routes.filter(({ live }) => live === undefined);
    const live = props.routes.filter(({ live: one }) => one !== undefined);
    const table = new TfRouteTable(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      bgpRoutePropagationEnabled: props.gatewayRoutes ?? false,
      route: written.map(({ name, to, nextHop }) => ({
        name,
        addressPrefix: `${to}`,
        ...hopOf(nextHop, props.firewallAddress),
      })),
    });
    if (live.length > 0) table.addOverride('route', this.withLive(written, live, props));
    this.routeTableId = table.id;
    this.ready = props.subnets.map(
      ({ subnetId }, index) => new TfAssociation(this, `Subnet${index}`, { subnetId, routeTableId: table.id }),
    );
  }

  /** Routes are one argument of the table: those that are known, and one for each prefix that Azure lists. */
  private withLive(written: readonly Route[], live: readonly Route[], props: RouteTableProps): string {
    const known = written.map(({ name, to, nextHop }) => argumentsOf(name, `${to}`, nextHop, props.firewallAddress));
    const listed = live.map(({ name, nextHop, live: asked }) => {
      const { service = '', region } = asked ?? {};
      const tags = new DataAzurermNetworkServiceTags(this, `Tags-${name}`, {
        location: props.placement.location,
        service,
        ...(region === undefined ? {} : { locationFilter: region }),
      });
      const each = argumentsOf('NAME', 'PREFIX', nextHop, props.firewallAddress);
      const one = JSON.stringify(each)
        .replace('"NAME"', `"${service}_\${replace(prefix, "/", "_")}"`)
        .replace('"PREFIX"', 'prefix');
      return `[for prefix in data.azurerm_network_service_tags.${tags.friendlyUniqueId}.ipv4_cidrs : ${one}]`;
    });
    return `\${concat(${JSON.stringify(known)}, ${listed.join(', ')})}`;
  }
}

/** A route as Terraform writes it; every argument has to be there. */
function argumentsOf(name: string, prefix: string, nextHop: NextHop, firewallAddress: string | undefined): object {
  const { nextHopType, nextHopInIpAddress = null } = hopOf(nextHop, firewallAddress) as Record<string, string>;
  return { name, address_prefix: prefix, next_hop_type: nextHopType, next_hop_in_ip_address: nextHopInIpAddress };
}

function hopOf(nextHop: NextHop, firewallAddress: string | undefined) {
  const appliance =
    typeof nextHop === 'object' ? nextHop.appliance : nextHop === 'Firewall' ? firewallAddress : undefined;
  return appliance === undefined
    ? { nextHopType: `${nextHop}` }
    : { nextHopType: 'VirtualAppliance', nextHopInIpAddress: appliance };
}

function refuseBadRoutes({ name, routes, placement, firewallAddress, mostRoutes }: RouteTableProps): void {
  const problems: string[] = [];
  const { routesPerTable, serviceTagRoutesPerTable } = LIMITS;
  const most = mostRoutes ?? routesPerTable.value;
  const cloud = cloudOfPlacement(placement);
  const tags = routes.flatMap(({ to }) => (typeof to === 'string' ? [to] : []));
  if (routes.length > most)
    problems.push(`${routes.length} routes, and a table holds ${most}: write service tags in place of prefixes`);
  if (tags.length > serviceTagRoutesPerTable.value)
    problems.push(`${tags.length} routes to service tags, and a table holds ${serviceTagRoutesPerTable.value}`);
  for (const tag of tags)
    if (!tagFits(tag, 'route', cloud))
      problems.push(`a route does not take the tag '${tag}': write ${inPlaceOf(tag, cloud)}`);
  if (firewallAddress === undefined && routes.some(({ nextHop }) => nextHop === 'Firewall'))
    problems.push('a route leads over the firewall, and there is no firewallAddress: give it');
  for (const route of routes)
    if (!/^[a-zA-Z0-9]([\w.-]{0,78}\w)?$/.test(route.name))
      problems.push(`route name '${route.name}' is not 1-80 letters, digits, '_', '-' or '.': rename it`);
  const places = routes.map(({ to }) => `${to}`);
  for (const place of new Set(places.filter((one, index) => places.indexOf(one) !== index)))
    problems.push(`two routes to ${place}: keep one`);
  const names = routes.map((route) => route.name.toLowerCase());
  for (const one of new Set(names.filter((other, index) => names.indexOf(other) !== index)))
    problems.push(`two routes named '${one}': rename one`);
  if (problems.length > 0) throw new Error(`route table '${name}': ${problems.join('\n')}`);
}

function inPlaceOf(tag: string, cloud: Cloud): string {
  const instead = tagInstead(tag, 'route', cloud);
  return instead === undefined ? 'its prefixes' : `'${instead}', or its prefixes`;
}
