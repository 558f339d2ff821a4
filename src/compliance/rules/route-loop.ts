import type { NetworkModel, Route, Subnet } from '../../model/network-model';
import { isUnknown } from '../../model/terraform-value';
import { firewall, network, resource, route, routeTable, subnet, together } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const hub = together(network(), firewall([{ to: 'AzureMachineLearning' }]), subnet('nodes', '10.0.1.0/24'));

export const routeLoop: LintRule = {
  id: 'NET-005',
  title: 'A route that sends packets round in a circle',
  severity: 'error',
  why: "An appliance's own packets follow the routes of its own subnet: a route there that leads back to the appliance never ends.",
  source: 'routesDoc',
  bad: together(hub, routeTable([route('0.0.0.0/0', 'VirtualAppliance', '10.0.9.4')], 'AzureFirewallSubnet')),
  good: together(
    hub,
    routeTable([route('0.0.0.0/0', 'VirtualAppliance', '10.0.9.4')], 'nodes'),
    resource('azurerm_route_table', 'firewall', {
      name: 'firewall',
      location: 'westeurope',
      route: [route('0.0.0.0/0', 'Internet')],
    }),
    resource('azurerm_subnet_route_table_association', 'firewall', {
      subnet_id: '${azurerm_subnet.AzureFirewallSubnet.id}',
      route_table_id: '${azurerm_route_table.firewall.id}',
    }),
  ),
  check: ({ model }) => {
    const told = new Set<string>();
    return model.subnets.flatMap((subnet) =>
      routesOf(model, subnet).flatMap((route): Hit[] => {
        const circle = follow(model, subnet, route);
        if (circle === undefined) return [];
        const key = `${[...circle.map(({ address }) => address)].sort()} ${writeTo(route)}`;
        if (told.has(key)) return [];
        told.add(key);
        return [
          {
            address: route.address,
            message: `packets to ${writeTo(route)} go round: ${[...circle, circle[0] as Subnet].map(({ name }) => name).join(' -> ')}, each by its route table to an appliance in the next`,
            fix:
              circle.length === 1
                ? `give ${subnet.name} a route for ${writeTo(route)} to 'Internet', or take its route table away`
                : 'let one of the appliances send them on elsewhere',
          },
        ];
      }),
    );
  },
};

function routesOf(model: NetworkModel, { routeTable }: Subnet): readonly Route[] {
  return model.routeTables.find(({ address }) => address === routeTable)?.routes ?? [];
}

/** The subnets that a packet for this route comes by again and again, from where it first returns to. */
function follow(model: NetworkModel, start: Subnet, first: Route): readonly Subnet[] | undefined {
  const trail: Subnet[] = [start];
  let route: Route | undefined = first;
  while (route !== undefined && route.hop === 'VirtualAppliance') {
    const next = subnetOf(model, route);
    if (next === undefined) return undefined;
    // A circle that starts elsewhere is told where it starts.
    if (trail.includes(next)) return next === start ? trail : undefined;
    trail.push(next);
    route = sameWay(routesOf(model, next), first);
  }
  return undefined;
}

/** Where the appliance stands; only one that is known for certain makes a circle certain. */
function subnetOf(model: NetworkModel, { appliance }: Route): Subnet | undefined {
  if (typeof appliance !== 'object' || isUnknown(appliance)) return undefined;
  if ('of' in appliance) {
    const owner = [...model.firewalls, ...model.machines].find(({ address }) => address === appliance.of);
    return model.subnets.find(({ address }) => address === owner?.subnet);
  }
  return model.subnets.find(
    ({ blocks }) => !isUnknown(blocks) && blocks.some((block) => block.contains(appliance.ip.block)),
  );
}

/** The route that takes all packets of another one: the longest whose block holds that block, if no shorter part of it goes elsewhere. */
function sameWay(routes: readonly Route[], wanted: Route): Route | undefined {
  const { to } = wanted;
  if (!('block' in to)) return routes.find((one) => 'tag' in one.to && 'tag' in to && one.to.tag === to.tag);
  return routes
    .filter((one) => 'block' in one.to && one.to.block.contains(to.block))
    .sort((one, two) => prefixOf(two) - prefixOf(one))[0];
}

const prefixOf = ({ to }: Route) => ('block' in to ? to.block.prefixLength : 0);

function writeTo({ to }: Route): string {
  return 'block' in to ? `${to.block}` : 'tag' in to ? to.tag : to.unknown;
}
