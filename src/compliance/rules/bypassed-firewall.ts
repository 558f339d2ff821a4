import { REQUIRED_FLOWS } from '../../facts/required-flows';
import type { AzureFirewall } from '../../model/firewall-model';
import { isUnknown } from '../../model/terraform-value';
import { portsOf } from '../../net/port-set';
import { TrafficSet } from '../../net/traffic-set';
import { firewall, instance, network, route, routeTable, subnet, together, workspace } from '../example-resources';
import type { Hit, LintRule } from '../finding';
import { isTagWithin } from '../party-algebra';
import { packets } from '../rule-walk';
import { writePackets } from '../write-packets';

const TAG = 'AzureMachineLearning';

const place = (ports: readonly string[]) =>
  together(
    network(),
    subnet('nodes', '10.0.1.0/24'),
    workspace(),
    instance({ node_public_ip_enabled: true }),
    routeTable([route('0.0.0.0/0', 'VirtualAppliance', '10.0.9.4'), route(TAG, 'Internet')], 'nodes'),
    firewall([
      { to: TAG, ports },
      { name: 'udp', to: TAG, ports: ['5831'], protocols: ['UDP'] },
    ]),
  );

export const bypassedFirewall: LintRule = {
  id: 'NET-007',
  title: 'A firewall that lets the service through in part only',
  severity: 'warning',
  why: 'Instances call the service on more than 443. Where a route for its tag leads past the firewall this goes unseen, until the public IP address and its route are taken away.',
  source: 'mlPublicAccess',
  bad: place(['443']),
  good: place(['443', '18881']),
  check: ({ model }) => {
    const instances = model.computes.some(({ kind }) => kind === 'instance');
    const wanted = REQUIRED_FLOWS.filter(
      ({ tag, direction, when }) =>
        tag === TAG && direction === 'out' && when.every((one) => one === 'instance' && instances),
    ).reduce((all, { protocol, port }) => all.union(packets([protocol], portsOf([`${port}`]))), TrafficSet.EMPTY);
    return model.firewalls.flatMap((one): Hit[] => {
      const { allowed, address } = allowedTo(one);
      // A firewall that says nothing of the service is not meant for it; one that lets it by name in may suffice.
      if (address === undefined || allowed === undefined) return [];
      const missing = wanted.subtract(allowed);
      if (missing.isEmpty) return [];
      const subnets = model.subnets.filter(({ address: subnet }) =>
        model.computes.some((c) => c.subnet === subnet && c.kind !== 'databricks'),
      );
      const tables = model.routeTables.filter((table) =>
        subnets.some(({ routeTable }) => routeTable === table.address),
      );
      if (!tables.some(({ routes }) => routes.some(({ hop }) => hop === 'VirtualAppliance'))) return [];
      const bypass = tables.flatMap(({ routes }) =>
        routes.filter(({ to, hop }) => 'tag' in to && isTagWithin(TAG, to.tag) && hop === 'Internet'),
      )[0];
      return [
        {
          address,
          message: `the firewall allows ${TAG} on ${writePackets(allowed.intersect(wanted))} only; computes also need ${writePackets(missing)}${bypass === undefined ? '' : `. It passes only because route '${bypass.name}' (${bypass.address}) leads past the firewall, which computes with a public IP address need`}`,
          fix: `allow ${writePackets(missing)} to ${TAG} in the firewall's network rules`,
          ...(bypass === undefined ? { severity: 'error' as const } : {}),
        },
      ];
    });
  },
};

function allowedTo({ network, incomplete }: AzureFirewall): { allowed?: TrafficSet; address?: string } {
  let allowed = TrafficSet.EMPTY;
  let found: string | undefined;
  if (incomplete !== undefined) return {};
  for (const { address, allow, rules } of network) {
    for (const { destinations, protocols, ports } of rules) {
      const named = destinations.some((to) => 'tag' in to && isTagWithin(TAG, to.tag));
      if (!named && !destinations.some((to) => 'any' in to)) continue;
      if (allow !== true || isUnknown(protocols) || isUnknown(ports)) return {};
      if (named) found ??= address;
      for (const protocol of protocols)
        allowed = allowed.union(
          packets(protocol === 'TCP' ? ['tcp'] : protocol === 'UDP' ? ['udp'] : ['tcp', 'udp'], ports),
        );
    }
  }
  return { allowed, ...(found === undefined ? {} : { address: found }) };
}
