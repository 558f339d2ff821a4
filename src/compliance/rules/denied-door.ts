import type { FirewallNetworkRule, NatRule } from '../../model/firewall-model';
import type { Party } from '../../model/security-model';
import { isUnknown } from '../../model/terraform-value';
import { IntervalSet } from '../../net/interval-set';
import { network, resource, together } from '../example-resources';
import type { Hit, LintRule } from '../finding';
import { mayOverlap, type TagScope } from '../party-algebra';

const group = (denied: string) =>
  together(
    network(),
    resource('azurerm_firewall_policy_rule_collection_group', 'main', {
      name: 'main',
      firewall_policy_id: 'an-id',
      priority: 100,
      nat_rule_collection: [
        {
          name: 'doors',
          priority: 100,
          action: 'Dnat',
          rule: [
            {
              name: 'door',
              protocols: ['TCP'],
              source_addresses: ['203.0.113.0/24'],
              destination_address: '20.9.9.9',
              destination_ports: ['443'],
              translated_address: '10.0.1.4',
              translated_port: 443,
            },
          ],
        },
      ],
      network_rule_collection: [
        {
          name: 'closed',
          priority: 200,
          action: 'Deny',
          rule: [
            {
              name: 'all',
              protocols: ['TCP'],
              source_addresses: ['*'],
              destination_addresses: [denied],
              destination_ports: ['443'],
            },
          ],
        },
      ],
    }),
  );

export const deniedDoor: LintRule = {
  id: 'NET-021',
  title: 'A DNAT rule that a network rule denies',
  severity: 'note',
  why: "Microsoft's texts disagree: by the older one a network rule that denies what was translated goes before the DNAT rule, by the newer one nothing is asked after it (M1a). The verifier follows the newer one.",
  source: 'firewallRuleProcessing',
  bad: group('10.0.1.0/24'),
  good: group('10.0.2.0/24'),
  check: ({ model }) =>
    [...model.firewalls, ...model.strayRules].flatMap(({ nat, network }) => {
      const denying = network.flatMap(({ allow, name, rules }) =>
        allow === false ? rules.map((rule) => ({ rule, name: `${name}/${rule.name}` })) : [],
      );
      return nat.flatMap(({ address, name, rules }) =>
        rules.flatMap((door): Hit[] => {
          const denied = denying.find(({ rule }) => denies(rule, door));
          if (denied === undefined) return [];
          return [
            {
              address,
              message: `DNAT rule '${name}/${door.name}' lets in what network rule '${denied.name}' denies: which of them counts, Microsoft's texts say differently`,
              fix: `take what '${door.name}' lets in out of '${denied.name}', or take the DNAT rule away`,
            },
          ];
        }),
      );
    }),
};

const SCOPE: TagScope = { own: IntervalSet.EMPTY, defaultRoute: false };

function denies(rule: FirewallNetworkRule, { translated, translatedPort, protocols, sources }: NatRule): boolean {
  if (isUnknown(translated) || !('ip' in translated) || isUnknown(translatedPort)) return false;
  if (isUnknown(rule.ports) || isUnknown(rule.protocols) || isUnknown(protocols)) return false;
  const target: Party = { block: translated.ip.block };
  const names = rule.protocols;
  return (
    rule.ports.has(translatedPort) &&
    (names.includes('Any') || protocols.some((one) => one === 'Any' || names.includes(one))) &&
    rule.destinations.some((to) => !('fqdn' in to) && !isUnknown(to) && mayOverlap(to, target, SCOPE)) &&
    rule.sources.some((one) => !isUnknown(one) && sources.some((from) => mayOverlap(one, from, SCOPE)))
  );
}
