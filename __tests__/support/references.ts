import type { SynthesizedStack } from '../../src/testing';

/** What every block of a stack refers to, by `${…}` or `depends_on`: address to addresses. */
export function references({ json }: SynthesizedStack): ReadonlyMap<string, ReadonlySet<string>> {
  const blocks = new Map<string, string>();
  const { resource = {}, data = {} } = json as Record<string, Record<string, Record<string, unknown>>>;
  for (const [prefix, types] of [
    ['data.', data],
    ['', resource],
  ] as const) {
    for (const [type, byId] of Object.entries(types)) {
      for (const [id, block] of Object.entries(byId)) blocks.set(`${prefix}${type}.${id}`, JSON.stringify(block));
    }
  }
  const found = [...blocks].map(([address, text]): [string, Set<string>] => [
    address,
    new Set(
      [...text.matchAll(/(?:data\.)?azurerm_\w+\.[\w-]+/g)]
        .map(([target]) => target)
        .filter((target) => target !== address && blocks.has(target)),
    ),
  ]);
  return new Map(found);
}

/** Whether `later` waits for `earlier`, directly or by way of others. */
export function waitsFor(
  graph: ReturnType<typeof references>,
  later: string,
  earlier: string,
  seen = new Set<string>(),
): boolean {
  if (seen.has(later)) return false;
  seen.add(later);
  return [...(graph.get(later) ?? [])].some((target) => target === earlier || waitsFor(graph, target, earlier, seen));
}

/** A way around the graph that ends where it began, if there is one. */
export function cycle(graph: ReturnType<typeof references>): string | undefined {
  return [...graph.keys()].find((address) => waitsFor(graph, address, address));
}
