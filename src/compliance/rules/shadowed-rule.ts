import type { Party } from '../../model/security-model';
import { ALL_ADDRESSES, addressesOf } from '../../net/address-set';
import { IntervalSet } from '../../net/interval-set';
import { type TrafficBox, TrafficSet } from '../../net/traffic-set';
import { rule, securityGroup } from '../example-resources';
import type { LintRule } from '../finding';
import type { TagScope } from '../party-algebra';
import { boxOf, packetsOf, type ReadRule, rulesOf, scopeOf, sharePackets } from '../rule-walk';

export const shadowedRule: LintRule = {
  id: 'NET-001',
  title: 'A security rule that never matches',
  severity: 'warning',
  why: 'Rules are asked by priority and the first match ends (B5): a rule whose packets are all taken before it decides nothing, though a reader believes it.',
  source: 'nsgOverview',
  bad: securityGroup([rule(200, 'Deny', { to: 'Internet' }), rule(300, 'Allow', { to: 'Storage', ports: ['443'] })]),
  good: securityGroup([rule(200, 'Allow', { to: 'Storage', ports: ['443'] }), rule(300, 'Deny', { to: 'Internet' })]),
  check: ({ model }) =>
    model.securityGroups.flatMap((group) => {
      const scope = scopeOf(model, group.address);
      return (['Inbound', 'Outbound'] as const).flatMap((direction) => {
        const rules = rulesOf(group, direction).filter((one): one is ReadRule => 'rule' in one);
        return rules.flatMap((one, index) => {
          // Its packets of IPv6 are not judged here.
          if (one.rule.ipv6) return [];
          const before = rules
            .slice(0, index)
            .filter((earlier) => earlier.priority < one.priority && sharePackets(earlier, one));
          const takers = takersOf(one, before, scope);
          if (takers === undefined) return [];
          const against = takers.some(({ allow }) => allow !== one.allow);
          return [
            {
              address: one.rule.address,
              message: `rule '${one.rule.name}' (${one.priority}, ${direction.toLowerCase()}) never matches: ${takers.map(({ rule, priority, allow }) => `'${rule.name}' (${priority}, ${allow ? 'allow' : 'deny'})`).join(' and ')} takes all of its packets first${against ? `, so they are ${one.allow ? 'denied' : 'allowed'} instead` : ''}`,
              fix: against
                ? `give '${one.rule.name}' a lower priority number than the rule before it, or remove it`
                : `remove '${one.rule.name}'`,
              ...(against ? { severity: 'error' as const } : {}),
            },
          ];
        });
      });
    }),
};

/** The earlier rules that together take every packet of a rule; undefined where some packet is left. */
function takersOf(one: ReadRule, before: readonly ReadRule[], scope: TagScope): ReadRule[] | undefined {
  const takers = new Set<ReadRule>();
  const all = packetsOf(one);
  for (const source of one.rule.sources) {
    for (const destination of one.rule.destinations) {
      let left = boxed(all, ownAddresses(source), ownAddresses(destination));
      for (const earlier of before) {
        if (left.isEmpty) break;
        if (!earlier.sourcePorts.contains(one.sourcePorts)) continue;
        // Esp and Ah both count as `other`; one does not take the other's packets.
        if (/^(Esp|Ah)$/.test(earlier.protocol) && earlier.protocol !== one.protocol) continue;
        for (const takenSource of earlier.rule.sources) {
          for (const takenDestination of earlier.rule.destinations) {
            const sources = boxOf(source, takenSource, scope);
            const destinations = boxOf(destination, takenDestination, scope);
            if (sources === undefined || destinations === undefined) continue;
            const rest = left.subtract(
              boxed(
                packetsOf(earlier),
                sources === 'all' ? ALL_ADDRESSES : sources,
                destinations === 'all' ? ALL_ADDRESSES : destinations,
              ),
            );
            if (!rest.equals(left)) takers.add(earlier);
            left = rest;
          }
        }
      }
      if (!left.isEmpty) return undefined;
    }
  }
  return takers.size === 0 ? undefined : [...takers];
}

/** A tag stands for one address of its own: it is taken whole or not at all. */
function ownAddresses(party: Party): IntervalSet {
  return 'block' in party ? addressesOf([party.block]) : IntervalSet.of({ first: 0, last: 0 });
}

function boxed(packets: TrafficSet, sources: IntervalSet, destinations: IntervalSet): TrafficSet {
  return packets.boxes.reduce(
    (all, { protocols, ports }) =>
      all.union(TrafficSet.of({ sources, destinations, protocols, ports } satisfies TrafficBox)),
    TrafficSet.EMPTY,
  );
}
