import type { FirewallApplicationRule, FirewallCollection, FirewallNetworkRule } from '../../model/firewall-model';
import type { Party } from '../../model/security-model';
import { isUnknown } from '../../model/terraform-value';
import { IntervalSet } from '../../net/interval-set';
import { goesBefore } from '../../verify/collection-order';
import { covers as coversName } from '../../verify/host-pattern';
import { firewall, network, together } from '../example-resources';
import type { Hit, LintRule } from '../finding';
import { covers, type TagScope } from '../party-algebra';

const place = (first: string, second: string) =>
  together(
    network(),
    firewall([
      { name: 'first', to: first },
      { name: 'second', to: second },
    ]),
  );

export const shadowedFirewallRule: LintRule = {
  id: 'NET-019',
  title: 'A firewall rule that never matches',
  severity: 'warning',
  why: 'A firewall asks network rules before application rules, each by their numbers, and the first match ends (E2, E3, E4): a rule whose packets an earlier one takes decides nothing.',
  source: 'firewallRuleProcessing',
  bad: place('Storage', 'Storage.WestEurope'),
  good: place('Storage.WestEurope', 'Storage'),
  check: ({ model }) =>
    [...model.firewalls, ...model.strayRules].flatMap(({ network, application }) => {
      const networkRules = placed(network);
      const applicationRules = placed(application);
      return [
        ...networkRules.flatMap((one) => hitOf(one, networkRules, takesNetwork)),
        ...applicationRules.flatMap((one) => {
          const hidden = hitOf(one, networkRules, hidesName, true);
          return hidden.length > 0 ? hidden : hitOf(one, applicationRules, takesName);
        }),
      ];
    }),
};

interface Placed<Rule> {
  readonly rule: Rule;
  readonly index: number;
  readonly collection: FirewallCollection<Rule>;
}

function placed<Rule>(collections: readonly FirewallCollection<Rule>[]): Placed<Rule>[] {
  return collections.flatMap((collection) => collection.rules.map((rule, index) => ({ rule, index, collection })));
}

type Named = { readonly name: string };

/** The first single rule that surely goes before and takes everything; several together are not tried. */
function hitOf<Rule extends Named, Earlier extends Named>(
  { rule, index, collection }: Placed<Rule>,
  all: readonly Placed<Earlier>[],
  takes: (earlier: Earlier, rule: Rule) => boolean,
  otherType = false,
): Hit[] {
  if (isUnknown(collection.allow)) return [];
  const taker = all.find((one) => {
    if (isUnknown(one.collection.allow)) return false;
    const same = one.collection.place === collection.place;
    const before =
      otherType || (same ? one.index < index : goesBefore(one.collection.place, collection.place) === 'yes');
    return before && takes(one.rule, rule);
  });
  if (taker === undefined) return [];
  const against = taker.collection.allow !== collection.allow;
  const name = `${collection.name}/${rule.name}`;
  const first = `${taker.collection.name}/${taker.rule.name}`;
  const instead = collection.allow ? 'denied' : 'allowed';
  return [
    {
      address: collection.address,
      message: `firewall rule '${name}' never matches: '${first}' takes all of its packets first${against ? `, so they are ${instead} instead` : ''}`,
      fix: against ? `ask '${name}' before '${first}', or remove it` : `remove '${name}'`,
      severity: against ? 'error' : 'note',
    },
  ];
}

/** No tag means another thing in a firewall than in the world. */
const SCOPE: TagScope = { own: IntervalSet.EMPTY, defaultRoute: false };

function every(inner: readonly Party[], outer: readonly Party[]): boolean {
  return inner.length > 0 && inner.every((one) => outer.some((other) => covers(other, one, SCOPE)));
}

type End = FirewallNetworkRule['destinations'][number];

function coversEnd(outer: End, inner: End): boolean {
  if ('fqdn' in outer) return 'fqdn' in inner && outer.fqdn.toLowerCase() === inner.fqdn.toLowerCase();
  return 'fqdn' in inner ? 'any' in outer : covers(outer, inner, SCOPE);
}

function takesNetwork(earlier: FirewallNetworkRule, one: FirewallNetworkRule): boolean {
  if (isUnknown(earlier.protocols) || isUnknown(one.protocols)) return false;
  if (isUnknown(earlier.ports) || isUnknown(one.ports) || !earlier.ports.contains(one.ports)) return false;
  const protocols = earlier.protocols;
  // Any with explicit ports is TCP and UDP (E12): it takes every protocol only where it has all ports, or the other none.
  const alike = one.protocols.every((protocol) => protocols.includes(protocol));
  const widened =
    protocols.includes('Any') && one.protocols.every((protocol) => protocol === 'TCP' || protocol === 'UDP');
  return (
    (alike || widened) &&
    every(one.sources, earlier.sources) &&
    one.destinations.length > 0 &&
    one.destinations.every((to) => earlier.destinations.some((other) => coversEnd(other, to)))
  );
}

/** A name may have any address: only a network rule for all of them hides it (E4). */
function hidesName(earlier: FirewallNetworkRule, one: FirewallApplicationRule): boolean {
  if (isUnknown(earlier.protocols) || isUnknown(earlier.ports) || isUnknown(one.protocols)) return false;
  const { ports, protocols, destinations, sources } = earlier;
  return (
    protocols.some((protocol) => protocol === 'TCP' || protocol === 'Any') &&
    destinations.some((to) => 'any' in to || ('block' in to && to.block.prefixLength === 0)) &&
    one.protocols.every(({ port }) => ports.has(port)) &&
    every(one.sources, sources)
  );
}

function takesName(earlier: FirewallApplicationRule, one: FirewallApplicationRule): boolean {
  if (isUnknown(earlier.fqdns) || isUnknown(one.fqdns) || isUnknown(earlier.protocols) || isUnknown(one.protocols))
    return false;
  const names = earlier.fqdns;
  const protocols = earlier.protocols;
  return (
    earlier.urls.length + one.urls.length + one.fqdnTags.length === 0 &&
    one.fqdns.length > 0 &&
    one.fqdns.every((fqdn) => names.some((pattern) => coversName(pattern, fqdn))) &&
    one.protocols.every(({ type, port }) =>
      protocols.some((other) => other.port === port && other.type.toLowerCase() === type.toLowerCase()),
    ) &&
    every(one.sources, earlier.sources)
  );
}
