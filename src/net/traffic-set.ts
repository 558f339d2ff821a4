import { ALL_ADDRESSES } from './address-set';
import { IntervalSet } from './interval-set';
import { ALL_PORTS } from './port-set';

/** What an IP packet carries, as far as rules tell it apart. */
export const PROTOCOLS = ['tcp', 'udp', 'icmp', 'other'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export interface Packet {
  readonly source: number;
  readonly destination: number;
  readonly protocol: Protocol;
  readonly port: number;
}

/** All packets whose four parts lie in these sets. A part that is left out is unlimited. */
export interface TrafficBox {
  readonly sources?: IntervalSet;
  readonly destinations?: IntervalSet;
  readonly protocols?: readonly Protocol[];
  readonly ports?: IntervalSet;
}

/** One dimension: disjoint sets of numbers, each with what it allows in the dimensions behind it. */
type Layer = readonly { readonly keys: IntervalSet; readonly rest: Layer; readonly text: string }[];
type Operation = 'union' | 'intersect' | 'subtract';
const DEPTH = 4;

/**
 * A set of packets. Canonical: at each depth (source, destination, protocol, port) numbers that allow the same rest
 * stand together once, so equal sets are equal texts, however they were made.
 */
export class TrafficSet {
  public static readonly EMPTY = new TrafficSet([]);
  public static readonly ALL = TrafficSet.of({});

  public static of(box: TrafficBox): TrafficSet {
    const { sources = ALL_ADDRESSES, destinations = ALL_ADDRESSES, protocols = PROTOCOLS, ports = ALL_PORTS } = box;
    return new TrafficSet(layer([sources, destinations, protocolSet(protocols), ports]));
  }

  private constructor(private readonly root: Layer) {}

  public get isEmpty(): boolean {
    return this.root.length === 0;
  }

  public union(other: TrafficSet): TrafficSet {
    return new TrafficSet(combine(this.root, other.root, 'union', DEPTH));
  }

  public intersect(other: TrafficSet): TrafficSet {
    return new TrafficSet(combine(this.root, other.root, 'intersect', DEPTH));
  }

  public subtract(other: TrafficSet): TrafficSet {
    return new TrafficSet(combine(this.root, other.root, 'subtract', DEPTH));
  }

  public contains(other: TrafficSet): boolean {
    return other.subtract(this).isEmpty;
  }

  public equals(other: TrafficSet): boolean {
    return `${this}` === `${other}`;
  }

  public has({ source, destination, protocol, port }: Packet): boolean {
    let here = this.root;
    for (const [depth, key] of [source, destination, PROTOCOLS.indexOf(protocol), port].entries()) {
      const found = here.find(({ keys }) => keys.has(key));
      if (found === undefined) return false;
      if (depth === DEPTH - 1) return true;
      here = found.rest;
    }
    return false;
  }

  /** The set as boxes that do not overlap, in canonical order. */
  public get boxes(): Required<TrafficBox>[] {
    return this.root.flatMap(({ keys: sources, rest }) =>
      rest.flatMap(({ keys: destinations, rest: protocolLayer }) =>
        protocolLayer.flatMap(({ keys, rest: portLayer }) =>
          portLayer.map(({ keys: ports }) => ({
            sources,
            destinations,
            protocols: PROTOCOLS.filter((_, index) => keys.has(index)),
            ports,
          })),
        ),
      ),
    );
  }

  public toString(): string {
    return textOf(this.root);
  }
}

function protocolSet(protocols: readonly Protocol[]): IntervalSet {
  const numbers = protocols.map((protocol) => PROTOCOLS.indexOf(protocol));
  return IntervalSet.of(...numbers.map((number) => ({ first: number, last: number })));
}

function layer([keys, ...others]: readonly IntervalSet[]): Layer {
  if (keys === undefined || keys.isEmpty || others.some((other) => other.isEmpty)) return [];
  const rest = layer(others);
  return [{ keys, rest, text: textOf(rest) }];
}

/** Cuts both layers into pieces that lie wholly in or out of each entry, and works on the rest of each piece. */
function combine(one: Layer, two: Layer, operation: Operation, depth: number): Layer {
  const pieces: { keys: IntervalSet; rest: Layer }[] = [];
  const onlyOne = one.map(({ keys, rest }) => ({ keys: keys.subtract(keysOf(two)), rest }));
  const onlyTwo = two.map(({ keys, rest }) => ({ keys: keys.subtract(keysOf(one)), rest }));
  if (operation !== 'intersect') pieces.push(...onlyOne);
  if (operation === 'union') pieces.push(...onlyTwo);
  for (const a of one) {
    for (const b of two) {
      const keys = a.keys.intersect(b.keys);
      if (keys.isEmpty) continue;
      if (depth === 1) {
        if (operation !== 'subtract') pieces.push({ keys, rest: [] });
      } else {
        const rest = combine(a.rest, b.rest, operation, depth - 1);
        if (rest.length > 0) pieces.push({ keys, rest });
      }
    }
  }
  return canonical(pieces);
}

function canonical(pieces: readonly { keys: IntervalSet; rest: Layer }[]): Layer {
  const byRest = new Map<string, { keys: IntervalSet; rest: Layer; text: string }>();
  for (const { keys, rest } of pieces) {
    if (keys.isEmpty) continue;
    const text = textOf(rest);
    const before = byRest.get(text);
    byRest.set(text, { keys: before === undefined ? keys : before.keys.union(keys), rest, text });
  }
  return [...byRest.values()].sort((a, b) => (a.keys.intervals[0]?.first ?? 0) - (b.keys.intervals[0]?.first ?? 0));
}

function keysOf(layer: Layer): IntervalSet {
  return layer.reduce((all, { keys }) => all.union(keys), IntervalSet.EMPTY);
}

function textOf(layer: Layer): string {
  return layer.map(({ keys, text }) => (text === '' ? `${keys}` : `${keys}>(${text})`)).join(';');
}
