import { RouteTable as TfRouteTable } from '@cdktf/provider-azurerm/lib/route-table';
import { SubnetRouteTableAssociation as TfAssociation } from '@cdktf/provider-azurerm/lib/subnet-route-table-association';
import { Construct } from 'constructs';
import { LIMITS } from '../facts/limits';
import { cloudOf } from '../facts/regions';
import { tagFits } from '../facts/service-tags';
import type { Route } from '../plan/routes';
import { type After, type Placement, placed, type SubnetRef } from './refs';

export interface RouteTableProps {
  readonly name: string;
  readonly placement: Placement;
  readonly routes: readonly Route[];
  /** Private address of the firewall that routes with next hop `Firewall` lead to. */
  readonly firewallAddress: string;
  readonly subnets: readonly SubnetRef[];
}

/**
 * A route table and its subnets. Routes that a gateway learns are not taken in, so nothing goes around the firewall.
 *
 * @see docs/adr/0002-inline-rules-and-routes.md
 */
export class RouteTable extends Construct {
  public readonly routeTableId: string;
  /** The associations: what lives in the subnets waits for them. */
  public readonly ready: After;

  /** @throws Error for too many routes, two to the same place or of one name, or a tag that a route does not take */
  constructor(scope: Construct, id: string, props: RouteTableProps) {
    super(scope, id);
    refuseBadRoutes(props);
    const table = new TfRouteTable(this, 'Resource', {
      name: props.name,
      ...placed(props.placement),
      bgpRoutePropagationEnabled: false,
      route: props.routes.map(({ name, to, nextHop }) => ({
        name,
        addressPrefix: `${to}`,
        nextHopType: nextHop === 'Firewall' ? 'VirtualAppliance' : nextHop,
        ...(nextHop === 'Firewall' ? { nextHopInIpAddress: props.firewallAddress } : {}),
      })),
    });
    this.routeTableId = table.id;
    this.ready = props.subnets.map(
      ({ subnetId }, index) => new TfAssociation(this, `Subnet${index}`, { subnetId, routeTableId: table.id }),
    );
  }
}

function refuseBadRoutes({ name, routes, placement }: RouteTableProps): void {
  const problems: string[] = [];
  const { routesPerTable, serviceTagRoutesPerTable } = LIMITS;
  const tags = routes.flatMap(({ to }) => (typeof to === 'string' ? [to] : []));
  if (routes.length > routesPerTable.value)
    problems.push(
      `${routes.length} routes, and a table holds ${routesPerTable.value}: write service tags in place of prefixes`,
    );
  if (tags.length > serviceTagRoutesPerTable.value)
    problems.push(`${tags.length} routes to service tags, and a table holds ${serviceTagRoutesPerTable.value}`);
  for (const tag of tags)
    if (!tagFits(tag, 'route', cloudOf(placement.location)))
      problems.push(`a route does not take the tag '${tag}': use the tag without region, or its prefixes`);
  const places = routes.map(({ to }) => `${to}`);
  for (const place of new Set(places.filter((one, index) => places.indexOf(one) !== index)))
    problems.push(`two routes to ${place}: keep one`);
  const names = routes.map((route) => route.name.toLowerCase());
  for (const one of new Set(names.filter((other, index) => names.indexOf(other) !== index)))
    problems.push(`two routes named '${one}': rename one`);
  if (problems.length > 0) throw new Error(`route table '${name}': ${problems.join('\n')}`);
}
