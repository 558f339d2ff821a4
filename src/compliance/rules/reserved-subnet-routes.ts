import type { NetworkModel, Route, Subnet } from '../../model/network-model';
import { isUnknown } from '../../model/terraform-value';
import { firewall, network, route, routeTable, subnet, together } from '../example-resources';
import type { Hit, LintRule } from '../finding';

const gateway = together(network(), subnet('GatewaySubnet', '10.0.8.0/27'));

export const reservedSubnetRoutes: LintRule = {
  id: 'NET-020',
  title: 'A route that a reserved subnet cannot have',
  severity: 'error',
  why: "A gateway and a firewall reach Azure and the Internet from their own subnets: a default route elsewhere cuts a gateway off (C19), and a firewall without a management interface, or that interface's own subnet, needs the Internet as its next hop (C20).",
  source: 'routesDoc',
  bad: together(gateway, routeTable([route('0.0.0.0/0', 'VirtualAppliance', '10.0.9.4')], 'GatewaySubnet')),
  good: together(
    gateway,
    firewall([{ to: 'AzureMonitor' }]),
    routeTable([route('10.1.0.0/16', 'VirtualAppliance', '10.0.9.4')], 'GatewaySubnet'),
  ),
  check: ({ model }) =>
    model.subnets.flatMap((subnet): Hit[] => {
      const table = model.routeTables.find(({ address }) => address === subnet.routeTable);
      const wrong = table?.routes.find((one) => refuses(model, subnet, one));
      if (wrong === undefined) return [];
      return [
        {
          address: wrong.address,
          message: `route '${wrong.name}' stands on ${subnet.name}, ${same(subnet, 'GatewaySubnet') ? 'which takes no default route' : "whose default route must lead to 'Internet'"}`,
          fix: same(subnet, 'GatewaySubnet')
            ? 'name the prefixes that the appliance is for'
            : "lead it to 'Internet', or take it away",
        },
      ];
    }),
};

const same = ({ name }: Subnet, wanted: string) => name.toLowerCase() === wanted.toLowerCase();

function refuses(model: NetworkModel, subnet: Subnet, { to, hop }: Route): boolean {
  if (!('block' in to) || isUnknown(hop)) return false;
  const everything = to.block.prefixLength === 0;
  if (same(subnet, 'GatewaySubnet')) return everything;
  if (same(subnet, 'AzureFirewallManagementSubnet')) return everything && hop !== 'Internet';
  // With a management interface its traffic may be sent on: forced tunnelling.
  const own = model.firewalls.find((one) => one.subnet === subnet.address);
  return same(subnet, 'AzureFirewallSubnet') && everything && own?.managed === false && hop !== 'Internet';
}
