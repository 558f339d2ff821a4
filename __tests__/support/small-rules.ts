/** Security rules in a universe so small that every packet can be walked: 16 addresses, 8 ports, two protocols. */
export const SMALL_ADDRESSES = Array.from({ length: 16 }, (_, index) => index);
export const SMALL_PORTS = Array.from({ length: 8 }, (_, index) => index);
export const SMALL_PROTOCOLS = ['Tcp', 'Udp'] as const;

export interface SmallRule {
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

export function smallRules(seed: number): SmallRule[] {
  const next = numbers(seed);
  return Array.from({ length: 2 + next(6) }, (_, index): SmallRule => {
    const size = 2 ** next(5);
    const first = Math.floor(next(16) / size) * size;
    const port = next(8);
    const protocol = (['Tcp', 'Udp', '*'] as const)[next(3)] ?? '*';
    const ports = [port, Math.min(7, port + next(8))] as const;
    return { priority: 100 + index, to: [first, first + size - 1], ports, protocol, allow: next(2) === 0 };
  });
}

/** The rule that takes a packet, by walking them in the documented order. */
export function firstMatch(
  rules: readonly SmallRule[],
  address: number,
  port: number,
  protocol: (typeof SMALL_PROTOCOLS)[number],
): SmallRule | undefined {
  return rules.find(
    ({ to, ports, protocol: own }) =>
      to[0] <= address && address <= to[1] && ports[0] <= port && port <= ports[1] && (own === '*' || own === protocol),
  );
}

/** The block of a rule in 10.0.0.0/28. */
export function smallBlock([first, last]: readonly [number, number]): string {
  return `10.0.0.${first}/${32 - Math.log2(last - first + 1)}`;
}
