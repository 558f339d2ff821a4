import { REGION_PAIRS } from '../../facts/region-pairs';
import { REGION_SUFFIXES, type Region } from '../../facts/regions';
import type { NetworkModel, Route } from '../../model/network-model';
import type { Compute } from '../../model/service-model';
import type { ServiceTags } from '../../model/service-tags';
import { isUnknown } from '../../model/terraform-value';
import { addressesOf, blocksOf } from '../../net/address-set';
import type { Cidr } from '../../net/cidr';
import { cluster, network, route, routeTable, subnet, together, workspace } from '../example-resources';
import type { Hit, LintRule } from '../finding';
import { isTagWithin } from '../party-algebra';

const nodes = together(
  network(),
  subnet('nodes', '10.0.1.0/24'),
  workspace(),
  cluster({ node_public_ip_enabled: true }),
);
const everything = route('0.0.0.0/0', 'VirtualAppliance', '10.0.9.4');

export const asymmetricRoute: LintRule = {
  id: 'NET-006',
  title: 'Replies that leave by another way than the call came',
  severity: 'error',
  why: 'A call to a public address arrives past the firewall; a default route sends the reply to the firewall, which never saw the call and drops it (C16, K2).',
  source: 'mlTrainingNetwork',
  bad: together(nodes, routeTable([everything], 'nodes')),
  good: together(nodes, routeTable([everything, route('AzureMachineLearning', 'Internet')], 'nodes')),
  check: ({ model, tags }) => [
    ...model.computes.flatMap((compute): Hit[] => {
      if (compute.publicIp !== true) return [];
      const lost = defaultToAppliance(model, compute.subnet);
      if (lost === undefined || lost.table.some((one) => tagTo(one, 'AzureMachineLearning'))) return [];
      const prefixes = lost.table.flatMap(({ to, hop }) => ('block' in to && hop === 'Internet' ? [to.block] : []));
      if (prefixes.length > 0) return byPrefix(model, compute, lost.route, prefixes, tags);
      return [
        {
          address: lost.route.address,
          message: `${compute.address} has a public IP address, and the service calls it there; route '${lost.route.name}' sends the replies to an appliance or gateway, so the compute cannot be created`,
          fix: "add a route for the service tag 'AzureMachineLearning' with next hop 'Internet', or take the public IP address away",
        },
      ];
    }),
    ...model.machines.flatMap((machine): Hit[] => {
      if (machine.publicIp === undefined) return [];
      const lost = defaultToAppliance(model, machine.subnet);
      if (lost === undefined || lost.table.some(({ hop }) => hop === 'Internet')) return [];
      return [
        {
          address: lost.route.address,
          message: `${machine.address} has a public IP address; route '${lost.route.name}' sends the replies to callers to an appliance, which drops them`,
          fix: "let callers come by the appliance (a DNAT rule), or route their addresses to 'Internet'",
        },
      ];
    }),
    ...model.clusters.flatMap((cluster): Hit[] => {
      if (cluster.scoring?.internal !== false) return [];
      const lost = defaultToAppliance(model, cluster.subnet);
      if (lost === undefined) return [];
      return [
        {
          address: lost.route.address,
          message: `${cluster.address} answers on a public load balancer; route '${lost.route.name}' sends the replies to an appliance, which drops them (H13)`,
          fix: 'make the load balancer internal and let callers come by a DNAT rule',
        },
      ];
    }),
  ],
};

/** Routes that name addresses: whether they are those of the service, in the region and its pair, is in a file. */
function byPrefix(
  model: NetworkModel,
  compute: Compute,
  { address }: Route,
  prefixes: readonly Cidr[],
  tags: ServiceTags | undefined,
): Hit[] {
  const regions = model.networks.flatMap(({ region, address: network }) =>
    model.subnets.some((one) => one.address === compute.subnet && one.network === network) ? [region] : [],
  );
  const own = regions
    .find((one) => typeof one === 'string')
    ?.replaceAll(' ', '')
    .toLowerCase() as Region | undefined;
  const callers = [own, own === undefined ? undefined : REGION_PAIRS.pairs[own]].flatMap((one) =>
    one === undefined || REGION_SUFFIXES[one] === undefined ? [] : [`AzureMachineLearning.${REGION_SUFFIXES[one]}`],
  );
  const fix = 'give the list of service tags that they were taken from (--tags)';
  const known = callers.map((tag) => tags?.addressesOf(tag));
  if (known.length === 0 || known.some((one) => one === undefined))
    return [
      {
        address,
        severity: 'unknown',
        message: `whether the routes to 'Internet' cover what calls ${compute.address} (${callers.join(', ') || 'AzureMachineLearning'}) is not known`,
        fix,
      },
    ];
  const missing = known.flatMap((one) => (one === undefined ? [] : blocksOf(one.subtract(addressesOf(prefixes)))));
  if (missing.length === 0) return [];
  return [
    {
      address,
      message: `${compute.address} has a public IP address, and replies to ${missing.join(', ')} of ${callers.join(', ')} go to an appliance or gateway, which drops them`,
      fix: "add routes for them with next hop 'Internet', or one for the tag 'AzureMachineLearning'",
    },
  ];
}

function defaultToAppliance(model: NetworkModel, link: unknown): { route: Route; table: readonly Route[] } | undefined {
  const subnet = model.subnets.find(({ address }) => address === link);
  const table = model.routeTables.find(({ address }) => address === subnet?.routeTable)?.routes ?? [];
  const found = table.find(
    ({ to, hop }) =>
      'block' in to &&
      to.block.prefixLength === 0 &&
      !isUnknown(hop) &&
      (hop === 'VirtualAppliance' || hop === 'VirtualNetworkGateway'),
  );
  return found === undefined ? undefined : { route: found, table };
}

/** A route that may lead there past the appliance. */
function tagTo({ to, hop }: Route, tag: string): boolean {
  if ('unknown' in to || isUnknown(hop)) return true;
  return 'tag' in to && isTagWithin(tag, to.tag) && hop === 'Internet';
}
