import { rule, securityGroup } from '../../src/compliance/example-resources';
import { lint, readLintInput } from '../../src/compliance/lint';
import { shadowedRule } from '../../src/compliance/rules/shadowed-rule';
import {
  firstMatch,
  SMALL_ADDRESSES,
  SMALL_PORTS,
  SMALL_PROTOCOLS,
  type SmallRule,
  smallBlock,
  smallRules,
} from '../support/small-rules';

/** Rules that no packet of the universe matches first. */
function neverFirst(rules: readonly SmallRule[]): number[] {
  const first = new Set<number>();
  for (const address of SMALL_ADDRESSES)
    for (const port of SMALL_PORTS)
      for (const protocol of SMALL_PROTOCOLS) {
        const taker = firstMatch(rules, address, port, protocol);
        if (taker !== undefined) first.add(taker.priority);
      }
  return rules.map(({ priority }) => priority).filter((priority) => !first.has(priority));
}

test('finds exactly the rules that no packet matches first, in 2000 random groups', () => {
  let shadowed = 0;
  for (let seed = 1; seed <= 2000; seed += 1) {
    const rules = smallRules(seed);
    const resources = securityGroup(
      rules.map(({ priority, to, ports, protocol, allow }) =>
        rule(priority, allow ? 'Allow' : 'Deny', {
          name: `${priority}`,
          to: smallBlock(to),
          ports: [`${ports[0]}-${ports[1]}`],
          protocol,
        }),
      ),
    );
    const found = lint(readLintInput({ data: { resource: resources } }), [shadowedRule]);
    const names = found.map(({ message }) => Number(/^rule '(\d+)'/.exec(message)?.[1])).sort();
    // `*` speaks of ICMP as well, which nobody else of the universe takes but another `*`.
    const wanted = neverFirst(rules).filter((priority) => !onlyForIcmp(rules, priority));
    if (names.join() !== wanted.join())
      throw new Error(`seed ${seed}: found ${names}, wanted ${wanted}\n${JSON.stringify(rules)}`);
    shadowed += wanted.length;
  }
  expect(shadowed).toBeGreaterThan(1000);
});

/** Whether a rule for every protocol is left some address that no earlier one of its kind takes. */
function onlyForIcmp(rules: readonly SmallRule[], priority: number): boolean {
  const one = rules.find((rule) => rule.priority === priority);
  if (one?.protocol !== '*') return false;
  const before = rules.filter((rule) => rule.priority < priority && rule.protocol === '*');
  return SMALL_ADDRESSES.some(
    (address) =>
      one.to[0] <= address && address <= one.to[1] && !before.some(({ to }) => to[0] <= address && address <= to[1]),
  );
}
