import type { TrafficSet } from '../net/traffic-set';
import type { TrafficChange } from './diff';
import type { DiffParty } from './diff-parties';

/** Changes that are alike, said once. */
export interface MergedChange extends Pick<TrafficChange, 'kind' | 'only' | 'before' | 'after'> {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Of the first pair; the others' differ in addresses only. */
  readonly traffic: TrafficSet;
}

/** What changes for the whole Internet, by the same rule, need not be said again of a part of it. */
export function foldIntoInternet(changes: readonly TrafficChange[]): TrafficChange[] {
  const whole = changes.filter(({ from, to }) => isInternet(from) || isInternet(to));
  return changes.filter((change) => {
    if (!isPart(change.from) && !isPart(change.to)) return true;
    return !whole.some(
      (one) =>
        one.kind === change.kind &&
        within(change.from, one.from) &&
        within(change.to, one.to) &&
        sameBlocker(one, change) &&
        one.traffic.contains(change.traffic),
    );
  });
}

const isInternet = ({ key }: DiffParty) => key === 'tag internet';
const isPart = (party: DiffParty) =>
  party.kind === 'host' || party.kind === 'block' || (party.kind === 'tag' && !isInternet(party));
const within = (inner: DiffParty, outer: DiffParty) => inner.key === outer.key || (isPart(inner) && isInternet(outer));

/** Who closes on the side that is closed, and who is not known where one is not. */
function sameBlocker(one: TrafficChange, two: TrafficChange): boolean {
  const closed = ({ before, after }: TrafficChange) =>
    [before, after].filter(({ verdict }) => verdict !== 'reached').map(({ deciders }) => deciders.join());
  return closed(one).join('|') === closed(two).join('|');
}

/** Puts alike changes together: first by who sends, then by whom they reach. */
export function mergeChanges(changes: readonly TrafficChange[]): MergedChange[] {
  const single = changes.map(
    (change): MergedChange => ({ ...change, from: [change.from.label], to: [change.to.label] }),
  );
  const join = (labels: readonly string[], more: readonly string[]) => [...new Set([...labels, ...more])];
  const bySender = group(
    single,
    ({ to }) => to.join(),
    (one, two) => ({ ...one, from: join(one.from, two.from) }),
  );
  return group(
    bySender,
    ({ from }) => from.join(),
    (one, two) => ({ ...one, to: join(one.to, two.to) }),
  );
}

function group(
  changes: readonly MergedChange[],
  end: (change: MergedChange) => string,
  merge: (one: MergedChange, two: MergedChange) => MergedChange,
): MergedChange[] {
  const groups = new Map<string, MergedChange>();
  for (const change of changes) {
    const { kind, traffic, only, before, after } = change;
    const packets = traffic.boxes.map(({ protocols, ports }) => `${protocols} ${ports}`).join(';');
    const key = [
      kind,
      end(change),
      packets,
      only.from,
      only.to,
      before.verdict,
      before.deciders,
      after.verdict,
      after.deciders,
    ].join('|');
    const same = groups.get(key);
    groups.set(key, same === undefined ? change : merge(same, change));
  }
  return [...groups.values()];
}
