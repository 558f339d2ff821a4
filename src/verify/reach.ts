import type { NetworkModel } from '../model/network-model';
import type { ServiceTags } from '../model/service-tags';
import { Assumptions, Doubt, Fork } from './assumptions';
import { split } from './atoms';
import { pointOf } from './endpoints';
import type { Endpoint, Flow, Judgement, Part, Reach } from './flow';
import type { Given } from './given';
import { Judges } from './judges';
import { Path } from './path';
import type { Point } from './point';
import { Topology } from './topology';
import { walk } from './walk';

/** More open questions than this on one path: the answer is unknown without asking further. */
const MOST_QUESTIONS = 12;

/** Judges flows over one model. */
export class Reachability {
  public readonly topology: Topology;
  private readonly judges: Judges;
  private readonly known = new Map<string, readonly Point[]>();

  public constructor(model: NetworkModel, tags?: ServiceTags, given: readonly Given[] = []) {
    this.topology = new Topology(model, tags, given);
    this.judges = new Judges(this.topology);
  }

  /** Whether the packets of a flow arrive, and who decided. */
  public reach(flow: Flow): Reach {
    const destinations = this.points(flow.to);
    const parts = this.points(flow.from).flatMap((source) =>
      destinations.map((destination) => this.part(source, destination, flow)),
    );
    return summarize(parts);
  }

  /** The points of an end are the same for every flow. */
  private points(end: Endpoint): readonly Point[] {
    const key = JSON.stringify(end);
    const points = this.known.get(key) ?? split(this.topology, pointOf(this.topology, end));
    this.known.set(key, points);
    return points;
  }

  private part(source: Point, destination: Point, flow: Flow): Part {
    const judgement = this.explore(source, destination, flow, new Assumptions());
    return { ...judgement, from: source.text, to: destination.text };
  }

  /** Where something is not known, the packet is walked for either answer. */
  private explore(source: Point, destination: Point, flow: Flow, assume: Assumptions): Judgement {
    const path = new Path(this.topology, this.judges, assume, flow);
    try {
      return walk(path, source, destination);
    } catch (error) {
      if (error instanceof Doubt) return { verdict: 'unknown', trace: [...path.trace, error.step] };
      if (!(error instanceof Fork)) throw error;
      const unknown: Judgement = { verdict: 'unknown', trace: [...path.trace, error.step] };
      if (assume.size >= MOST_QUESTIONS) return unknown;
      const yes = this.explore(source, destination, flow, assume.with(error.key, true));
      const no = this.explore(source, destination, flow, assume.with(error.key, false));
      return yes.verdict === no.verdict && no.verdict !== 'unknown' ? no : unknown;
    }
  }
}

function summarize(parts: readonly Part[]): Reach {
  const [first, ...rest] = parts;
  if (first === undefined) return { verdict: 'unknown', trace: [], parts };
  if (rest.every(({ verdict }) => verdict === first.verdict))
    return { verdict: first.verdict, trace: first.trace, parts };
  const telling = parts.find(({ verdict }) => verdict === 'unknown') ?? first;
  return { verdict: 'unknown', trace: telling.trace, parts };
}

/** Whether the packets of a flow arrive, and who decided. */
export function reach(model: NetworkModel, flow: Flow, tags?: ServiceTags): Reach {
  return new Reachability(model, tags).reach(flow);
}
