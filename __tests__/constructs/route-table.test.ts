import { assignRole } from '../../src/constructs/managed-identity';
import { RouteTable, type RouteTableProps } from '../../src/constructs/route-table';
import { Subnet } from '../../src/constructs/subnet';
import { REGION_SUFFIXES } from '../../src/facts/regions';
import type { ServiceTag } from '../../src/facts/service-tags';
import { Cidr } from '../../src/net/cidr';
import type { Route } from '../../src/plan/routes';
import { synthesizeConstructs } from '../../src/testing';
import { AKS_SUBNET, COMPUTE, PLACEMENT, reference, STORAGE_ID } from './samples';

const PROPS: RouteTableProps = {
  name: 'rt-ml',
  placement: PLACEMENT,
  routes: [],
  firewallAddress: '10.1.4.4',
  subnets: [COMPUTE],
};

const table = (over: Partial<RouteTableProps> = {}) =>
  synthesizeConstructs((stack) => {
    new RouteTable(stack, 'Routes', { ...PROPS, ...over });
  });
const route = (over: Partial<Route> = {}): Route => ({
  name: 'default',
  to: Cidr.parse('0.0.0.0/0'),
  nextHop: 'Firewall',
  why: 'a test needs it',
  ...over,
});
const routesOf = (...routes: Route[]) => table({ routes }).only('azurerm_route_table').route;
const manyBlocks = (count: number) =>
  Array.from({ length: count }, (_, index) => route({ name: `r${index}`, to: Cidr.at(index * 256, 24) }));
const manyTags = (count: number) =>
  Object.values(REGION_SUFFIXES)
    .slice(0, count)
    .map((suffix) => route({ name: suffix, to: `Storage.${suffix}` as ServiceTag, nextHop: 'Internet' }));

describe('RouteTable in China', () => {
  const inChina = (to: ServiceTag) =>
    table({ routes: [route({ to, nextHop: 'Internet' })], placement: { ...PLACEMENT, location: 'chinaeast2' } });

  test('takes the tag of Azure Machine Learning, and refuses that of storage', () => {
    expect(inChina('AzureMachineLearning').only('azurerm_route_table')).toHaveProperty('route');
    expect(() => inChina('Storage')).toThrow("a route does not take the tag 'Storage'");
  });
});

describe('RouteTable', () => {
  test('takes in no routes that a gateway learns', () => {
    expect(table().only('azurerm_route_table')).toMatchObject({
      name: 'rt-ml',
      resource_group_name: 'rg-ml',
      location: 'westeurope',
      bgp_route_propagation_enabled: false,
    });
  });

  test('leads over the firewall by its address', () => {
    expect(routesOf(route())).toEqual([
      {
        name: 'default',
        address_prefix: '0.0.0.0/0',
        next_hop_type: 'VirtualAppliance',
        next_hop_in_ip_address: '10.1.4.4',
      },
    ]);
  });

  test('leads straight out by tag, past no address', () => {
    expect(routesOf(route({ name: 'to-ml', to: 'AzureMachineLearning', nextHop: 'Internet' }))).toEqual([
      {
        name: 'to-ml',
        address_prefix: 'AzureMachineLearning',
        next_hop_type: 'Internet',
        next_hop_in_ip_address: null,
      },
    ]);
  });

  test('writes an empty set where there are no routes, so that one added by hand shows', () => {
    expect(table().only('azurerm_route_table').route).toEqual([]);
  });

  test('leads each of its subnets, owned or not', () => {
    const route_table_id = reference('azurerm_route_table', 'id');
    expect(table({ subnets: [COMPUTE, AKS_SUBNET] }).all('azurerm_subnet_route_table_association')).toEqual([
      { route_table_id, subnet_id: COMPUTE.subnetId },
      { route_table_id, subnet_id: AKS_SUBNET.subnetId },
    ]);
    const own = synthesizeConstructs((stack) => {
      const subnet = new Subnet(stack, 'Subnet', {
        name: 'snet',
        resourceGroupName: 'rg',
        virtualNetworkName: 'vnet',
        block: '10.1.0.0/24',
      });
      new RouteTable(stack, 'Routes', { ...PROPS, subnets: [subnet] });
    });
    expect(own.only('azurerm_subnet_route_table_association').subnet_id).toEqual(reference('azurerm_subnet', 'id'));
  });

  test('is ready once it leads its subnets, and tells its id', () => {
    const stack = synthesizeConstructs((own) => {
      const { ready, routeTableId } = new RouteTable(own, 'Routes', PROPS);
      assignRole(own, 'Role', {
        on: routeTableId,
        role: 'Reader',
        principalId: 'p',
        principalKey: STORAGE_ID,
        after: ready,
      });
    });
    expect(stack.only('azurerm_role_assignment')).toMatchObject({
      scope: reference('azurerm_route_table', 'id'),
      depends_on: [expect.stringMatching(/^azurerm_subnet_route_table_association\./)],
    });
  });

  test.each<[Route['nextHop'], string, string | null]>([
    [{ appliance: '10.1.9.4' }, 'VirtualAppliance', '10.1.9.4'],
    ['VirtualNetworkGateway', 'VirtualNetworkGateway', null],
    ['VnetLocal', 'VnetLocal', null],
    ['None', 'None', null],
  ])('leads to %j', (nextHop, next_hop_type, next_hop_in_ip_address) => {
    expect(routesOf(route({ nextHop }))).toMatchObject([{ next_hop_type, next_hop_in_ip_address }]);
  });

  test('takes in what a gateway learns where it is told to, and needs no firewall', () => {
    const alone = synthesizeConstructs((stack) => {
      new RouteTable(stack, 'Routes', {
        name: 'rt-ml',
        placement: PLACEMENT,
        routes: [route({ nextHop: 'VirtualNetworkGateway' })],
        gatewayRoutes: true,
        subnets: [COMPUTE],
      });
    });
    expect(alone.only('azurerm_route_table')).toMatchObject({ bgp_route_propagation_enabled: true });
  });

  test('holds more routes where Azure does in this subscription', () => {
    expect(table({ routes: manyBlocks(401), mostRoutes: 600 }).only('azurerm_route_table').route).toHaveLength(401);
  });

  test('holds as many routes as Azure does', () => {
    expect(routesOf(...manyBlocks(400))).toHaveLength(400);
    expect(routesOf(...manyTags(25))).toHaveLength(25);
  });

  test('asks Azure for prefixes where a route is live, and names a route after each', () => {
    const live = route({
      name: 'to-BatchNodeManagement',
      to: 'BatchNodeManagement',
      nextHop: 'Internet',
      live: { service: 'BatchNodeManagement', region: 'centralfrance' },
    });
    const stack = table({ routes: [route(), live] });
    const tags = JSON.parse(JSON.stringify(stack.json.data)).azurerm_network_service_tags;
    const [[name, asked]] = Object.entries(tags) as [[string, object]];
    expect(asked).toMatchObject({ service: 'BatchNodeManagement', location_filter: 'centralfrance' });
    expect(stack.only('azurerm_route_table').route).toBe(
      `\${concat([{"name":"default","address_prefix":"0.0.0.0/0","next_hop_type":"VirtualAppliance","next_hop_in_ip_address":"10.1.4.4"}], [for prefix in data.azurerm_network_service_tags.${name}.ipv4_cidrs : {"name":"BatchNodeManagement_\${replace(prefix, "/", "_")}","address_prefix":prefix,"next_hop_type":"Internet","next_hop_in_ip_address":null}])}`,
    );
  });

  test.each<[string, readonly Route[], RegExp]>([
    ['there is one route too many', manyBlocks(401), /'rt-ml': 401 routes, and a table holds 400/],
    ['there is one tag too many', manyTags(26), /'rt-ml': 26 routes to service tags, and a table holds 25/],
    [
      'a route has a tag of security rules',
      [route({ to: 'VirtualNetwork' })],
      /does not take the tag 'VirtualNetwork': write its prefixes/,
    ],
    [
      'a route has a regional tag that routes do not take',
      [route({ to: 'BatchNodeManagement.WestEurope' })],
      /does not take the tag 'BatchNodeManagement\.WestEurope': write 'BatchNodeManagement', or its prefixes/,
    ],
    [
      'two routes lead to one block',
      [route({ name: 'a' }), route({ name: 'b' })],
      /two routes to 0\.0\.0\.0\/0: keep one/,
    ],
    [
      'two routes lead to one tag',
      [route({ name: 'a', to: 'Storage' }), route({ name: 'b', to: 'Storage' })],
      /two routes to Storage: keep one/,
    ],
    ['a name has a blank', [route({ name: 'to ml' })], /route name 'to ml' is not 1-80 letters/],
    ['a name is too long', [route({ name: 'r'.repeat(81) })], /route name 'r+' is not 1-80 letters/],
  ])('fails when %s', (_, routes, message) => {
    expect(() => table({ routes })).toThrow(message);
  });

  test('fails when a route leads over a firewall that has no address', () => {
    const build = () =>
      synthesizeConstructs((stack) => {
        new RouteTable(stack, 'Routes', { name: 'rt-ml', placement: PLACEMENT, routes: [route()], subnets: [] });
      });
    expect(build).toThrow(/leads over the firewall, and there is no firewallAddress/);
  });

  test('fails with every problem at once', () => {
    const routes = [route({ to: 'Internet' }), route({ name: 'a' }), route({ name: 'b' })];
    expect(() => table({ routes })).toThrow(/'Internet'[\s\S]*two routes to 0\.0\.0\.0\/0/);
  });
});
