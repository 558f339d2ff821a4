import type { NetworkModel } from '../model/network-model';
import type { WorkspaceParts } from '../model/service-model';
import type { ServiceTags } from '../model/service-tags';
import { IntervalSet } from '../net/interval-set';
import { TrafficSet } from '../net/traffic-set';
import { split } from './atoms';
import { classesOf, type PacketClass } from './diff-classes';
import { foldIntoInternet, type MergedChange, mergeChanges } from './diff-merge';
import { type DiffParty, partiesOf } from './diff-parties';
import { pointOf } from './endpoints';
import type { Judgement, Verdict } from './flow';
import type { Point } from './point';
import { Reachability } from './reach';

/** What one model says of some packets, and who decided. */
export interface Decision {
  readonly verdict: Verdict;
  readonly text: string;
  /** Terraform addresses and rules that decided. */
  readonly deciders: readonly string[];
}

/** Packets of which the two models say different things, between two parties. */
export interface TrafficChange {
  /** `unclear`: one of the models does not know. */
  readonly kind: 'gained' | 'lost' | 'unclear';
  readonly from: DiffParty;
  readonly to: DiffParty;
  readonly traffic: TrafficSet;
  /** Addresses of either end, where the change is about some of them only. */
  readonly only: { readonly from?: IntervalSet; readonly to?: IntervalSet };
  readonly before: Decision;
  readonly after: Decision;
}

export interface TrafficDiff {
  readonly changes: readonly MergedChange[];
  /** Pairs of parties between which something is unknown in both. */
  readonly unknownPairs: number;
}

/** Packets with one verdict. */
interface Cell {
  readonly packets: TrafficSet;
  readonly decision: Decision;
}

const ABSENT: Decision = { verdict: 'blocked', text: 'not there', deciders: [] };
/** Stands for all addresses of a party that has none of its own in the model. */
const WHOLE = IntervalSet.of({ first: 0, last: 0 });

/** The traffic that the second model has and the first one has not, and the other way round. */
export function diffTraffic(old: NetworkModel, now: NetworkModel, tags?: ServiceTags): TrafficDiff {
  const models = [old, now];
  const before = new Side(old, tags);
  const after = new Side(now, tags);
  const classes = classesOf(models);
  const parties = partiesOf(models);
  const changes: TrafficChange[] = [];
  let unknownPairs = changedManagedNetworks(old, now);
  for (const from of parties.filter(({ roles }) => roles.from)) {
    for (const to of parties.filter((one) => isPair(from, one))) {
      const grouped = new Map<string, TrafficChange>();
      let unknown = false;
      let all = TrafficSet.EMPTY;
      for (const packets of classes.filter((one) => isServed(to, one))) {
        const one = before.cells(from, to, packets);
        const two = after.cells(from, to, packets);
        unknown ||=
          one.some((a) => a.decision.verdict === 'unknown') && two.some((b) => b.decision.verdict === 'unknown');
        for (const change of compareCells(one, two)) {
          const key = `${change.kind} ${change.before.text} ${change.after.text}`;
          const same = grouped.get(key);
          const traffic = same === undefined ? change.traffic : same.traffic.union(change.traffic);
          grouped.set(key, { ...change, traffic, from, to, only: {} });
          all = all.union(change.whole);
        }
      }
      changes.push(...[...grouped.values()].map((change) => ({ ...change, only: partsOf(change.traffic, all) })));
      if (unknown) unknownPairs += 1;
    }
  }
  return { changes: mergeChanges(foldIntoInternet(changes)), unknownPairs };
}

/** A managed network has no packets here: where it is another, what its nodes gain and lose is not known. */
function changedManagedNetworks(old: NetworkModel, now: NetworkModel): number {
  const written = ({ services }: NetworkModel) =>
    new Map(
      services.flatMap(({ address, workspace }) =>
        workspace === undefined ? [] : [[address, managedText(workspace)] as const],
      ),
    );
  const [before, after] = [written(old), written(now)];
  const addresses = [...new Set([...before.keys(), ...after.keys()])];
  return addresses.filter((one) => (before.get(one) ?? NO_NETWORK) !== (after.get(one) ?? NO_NETWORK)).length;
}

const NO_NETWORK = managedText({ isolation: 'Disabled', outboundRules: [] });

function managedText({ isolation, outboundRules }: Pick<WorkspaceParts, 'isolation' | 'outboundRules'>): string {
  return JSON.stringify([isolation, outboundRules.map(({ to }) => JSON.stringify(to)).sort()]);
}

/** Strangers reach machines and services only; nodes reach everybody; a platform acts on services. */
function isPair(from: DiffParty, to: DiffParty): boolean {
  if (to.roles.to === undefined) return false;
  if (from.kind === 'platform') return to.kind === 'service';
  return from.kind === 'nodes' || to.kind === 'nodes' || to.kind === 'service';
}

/** A service answers by HTTPS, a file share by SMB as well: nobody listens on its other ports. */
function isServed({ kind, key }: DiffParty, { protocol, ports }: PacketClass): boolean {
  if (kind !== 'service') return true;
  return protocol === 'tcp' && (ports.has(443) || (key.endsWith(' file') && ports.has(445)));
}

/** A change, and all packets of its class between the two. */
type CellChange = Pick<TrafficChange, 'kind' | 'traffic' | 'before' | 'after'> & { readonly whole: TrafficSet };

function compareCells(one: readonly Cell[], two: readonly Cell[]): CellChange[] {
  const all = (cells: readonly Cell[]) => cells.reduce((sum, { packets }) => sum.union(packets), TrafficSet.EMPTY);
  const absent = (here: readonly Cell[], there: readonly Cell[]): Cell[] => [
    ...here,
    { packets: all(there).subtract(all(here)), decision: ABSENT },
  ];
  const whole = all(one).union(all(two));
  return absent(one, two).flatMap((a) =>
    absent(two, one).flatMap((b): CellChange[] => {
      if (a.decision.verdict === b.decision.verdict) return [];
      const traffic = a.packets.intersect(b.packets);
      if (traffic.isEmpty) return [];
      const kind = kindOf(a.decision.verdict, b.decision.verdict);
      return [{ kind, traffic, whole, before: a.decision, after: b.decision }];
    }),
  );
}

function partsOf(traffic: TrafficSet, whole: TrafficSet): TrafficChange['only'] {
  const ends = (set: TrafficSet, end: 'sources' | 'destinations') =>
    set.boxes.reduce((all, box) => all.union(box[end]), IntervalSet.EMPTY);
  const part = (end: 'sources' | 'destinations') => {
    const mine = ends(traffic, end);
    return mine.equals(ends(whole, end)) ? undefined : mine;
  };
  const from = part('sources');
  const to = part('destinations');
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function kindOf(before: Verdict, after: Verdict): TrafficChange['kind'] {
  if (before === 'unknown' || after === 'unknown') return 'unclear';
  return after === 'reached' ? 'gained' : 'lost';
}

/** One model, asked for the packets between two parties. */
class Side {
  private readonly reachability: Reachability;

  public constructor(
    private readonly model: NetworkModel,
    tags?: ServiceTags,
  ) {
    this.reachability = new Reachability(model, tags);
  }

  public cells(from: DiffParty, to: DiffParty, { protocol, port, ports }: PacketClass): Cell[] {
    const source = from.end(this.model);
    const destination = to.end(this.model);
    if (source === undefined || destination === undefined) return [];
    const { topology } = this.reachability;
    const judged = this.reachability.reach({ from: source, to: destination, protocol, port });
    const sources = split(topology, pointOf(topology, source));
    const destinations = split(topology, pointOf(topology, destination));
    const ends = sources.flatMap((a) => destinations.map((b) => [addressesOf(from, a), addressesOf(to, b)] as const));
    const byEnds = new Map<string, { ends: readonly [IntervalSet, IntervalSet]; parts: Judgement[] }>();
    for (const [index, part] of judged.parts.entries()) {
      const [a, b] = ends[index] ?? [WHOLE, WHOLE];
      const same = byEnds.get(`${a}>${b}`);
      if (same === undefined) byEnds.set(`${a}>${b}`, { ends: [a, b], parts: [part] });
      else same.parts.push(part);
    }
    return [...byEnds.values()].map(({ ends: [a, b], parts }) => ({
      packets: TrafficSet.of({ sources: a, destinations: b, protocols: [protocol], ports }),
      decision: decisionOf(together(parts)),
    }));
  }
}

/** Parts that are told apart by addresses that we do not compare. */
function together(parts: readonly Judgement[]): Judgement {
  const [first = { verdict: 'unknown', trace: [] }, ...rest] = parts;
  const other = rest.find(({ verdict }) => verdict !== first.verdict);
  return other === undefined ? first : { verdict: 'unknown', trace: [...first.trace, ...other.trace] };
}

/** Only nodes are compared address by address: who else is on the Internet differs with what the rules name. */
const hasAddresses = ({ kind }: DiffParty) => kind === 'nodes';

function addressesOf(party: DiffParty, { addresses }: Point): IntervalSet {
  return hasAddresses(party) && addresses !== undefined ? addresses : WHOLE;
}

const DECIDING = ['rule-out', 'firewall', 'way-in', 'rule-in', 'service', 'way-out'];

function decisionOf({ verdict, trace }: Judgement): Decision {
  const last = trace.findLast((step) => step.verdict === verdict);
  const steps =
    verdict === 'reached' ? trace.filter(({ kind }) => DECIDING.includes(kind)) : last === undefined ? [] : [last];
  return {
    verdict,
    text: steps.map(({ text }) => text).join('; ') || verdict,
    deciders: steps.flatMap(({ address, decider }) =>
      address === undefined ? [] : [decider === undefined ? address : `${address} ${decider}`],
    ),
  };
}
