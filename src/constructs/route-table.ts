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
    const table = new TfRouteTable(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      bgpRoutePropagationEnabled: props.gatewayRoutes ?? false,
      route: props.routes.map(({ name, to, nextHop }) => ({
        name,
        addressPrefix: `${to}`,
        ...hopOf(nextHop, props.firewallAddress),
      })),
    });
    this.routeTableId = table.id;
    this.ready = props.subnets.map(
      ({ subnetId }, index) => new TfAssociation(this, `Subnet${index}`, { subnetId, routeTableId: table.id }),
    );
  }
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
