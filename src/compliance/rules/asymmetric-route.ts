import type { NetworkModel, Route } from '../../model/network-model';
import { isUnknown } from '../../model/terraform-value';
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
  check: ({ model }) => [
    ...model.computes.flatMap((compute): Hit[] => {
      if (compute.publicIp !== true) return [];
      const lost = defaultToAppliance(model, compute.subnet);
      if (lost === undefined || lost.table.some((one) => tagTo(one, 'AzureMachineLearning'))) return [];
      return [
        {
          address: lost.route.address,
          message: `${compute.address} has a public IP address, and the service calls it there; route '${lost.route.name}' sends the replies to an appliance, so the compute cannot be created`,
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

function defaultToAppliance(model: NetworkModel, link: unknown): { route: Route; table: readonly Route[] } | undefined {
  const subnet = model.subnets.find(({ address }) => address === link);
  const table = model.routeTables.find(({ address }) => address === subnet?.routeTable)?.routes ?? [];
  const found = table.find(
    ({ to, hop }) => 'block' in to && to.block.prefixLength === 0 && !isUnknown(hop) && hop === 'VirtualAppliance',
  );
  return found === undefined ? undefined : { route: found, table };
}

/** A route that may lead there past the appliance. */
function tagTo({ to, hop }: Route, tag: string): boolean {
  if ('unknown' in to || isUnknown(hop)) return true;
  return 'tag' in to && isTagWithin(tag, to.tag) && hop === 'Internet';
}
