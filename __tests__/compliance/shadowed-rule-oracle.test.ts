import { rule, securityGroup } from '../../src/compliance/example-resources';
import { lint, readLintInput } from '../../src/compliance/lint';
import { shadowedRule } from '../../src/compliance/rules/shadowed-rule';

/** A universe so small that every packet can be walked: 16 addresses, 8 ports, two protocols. */
const ADDRESSES = Array.from({ length: 16 }, (_, index) => index);
const PORTS = Array.from({ length: 8 }, (_, index) => index);

interface SmallRule {
  readonly priority: number;
  readonly to: readonly [first: number, last: number];
  readonly ports: readonly [first: number, last: number];
  readonly protocol: 'Tcp' | 'Udp' | '*';
  readonly allow: boolean;
}

/** A generator of its own, so that a failure can be made again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function smallRules(seed: number): SmallRule[] {
  const next = numbers(seed);
  return Array.from({ length: 2 + next(6) }, (_, index): SmallRule => {
    const length = 28 + next(5);
    const size = 2 ** (32 - length);
    const first = Math.floor(next(16) / size) * size;
    const port = next(8);
    const protocol = (['Tcp', 'Udp', '*'] as const)[next(3)] ?? '*';
    return {
      priority: 100 + index,
      to: [first, first + size - 1],
      ports: [port, Math.min(7, port + next(8))],
      protocol,
      allow: next(2) === 0,
    };
  });
}

/** Rules that no packet of the universe matches first. */
function neverFirst(rules: readonly SmallRule[]): number[] {
  const first = new Set<number>();
  for (const address of ADDRESSES)
    for (const port of PORTS)
      for (const protocol of ['Tcp', 'Udp'] as const) {
        const taker = rules.find(
          ({ to, ports, protocol: own }) =>
            to[0] <= address &&
            address <= to[1] &&
            ports[0] <= port &&
            port <= ports[1] &&
            (own === '*' || own === protocol),
        );
        if (taker !== undefined) first.add(taker.priority);
      }
  return rules.map(({ priority }) => priority).filter((priority) => !first.has(priority));
}

const block = ([first, last]: readonly [number, number]) => `10.0.0.${first}/${32 - Math.log2(last - first + 1)}`;

test('finds exactly the rules that no packet matches first, in 2000 random groups', () => {
  let shadowed = 0;
  for (let seed = 1; seed <= 2000; seed += 1) {
    const rules = smallRules(seed);
    const resources = securityGroup(
      rules.map(({ priority, to, ports, protocol, allow }) =>
        rule(priority, allow ? 'Allow' : 'Deny', {
          name: `${priority}`,
          to: block(to),
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
  return ADDRESSES.some(
    (address) =>
      one.to[0] <= address && address <= one.to[1] && !before.some(({ to }) => to[0] <= address && address <= to[1]),
  );
}
