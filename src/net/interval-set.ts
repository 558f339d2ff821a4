/** Whole numbers from `first` to `last`, both included. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

/**
 * A set of whole numbers, held as intervals that neither touch nor overlap, in ascending order: equal sets are
 * equal texts. Addresses, ports and protocols are all kept in it.
 */
export class IntervalSet {
  public static readonly EMPTY = new IntervalSet([]);

  /** @throws Error when an interval ends before it starts */
  public static of(...intervals: readonly Interval[]): IntervalSet {
    const wrong = intervals.find(({ first, last }) => !(first <= last));
    if (wrong !== undefined) throw new Error(`expected first <= last, got ${wrong.first} and ${wrong.last}`);
    return new IntervalSet(merge([...intervals].sort((a, b) => a.first - b.first)));
  }

  private constructor(public readonly intervals: readonly Interval[]) {}

  public get isEmpty(): boolean {
    return this.intervals.length === 0;
  }

  /** How many numbers it holds. */
  public get size(): number {
    return this.intervals.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  }

  public has(number: number): boolean {
    let low = 0;
    let high = this.intervals.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { first, last } = this.intervals[middle] as Interval;
      if (number < first) high = middle - 1;
      else if (number > last) low = middle + 1;
      else return true;
    }
    return false;
  }

  public union(other: IntervalSet): IntervalSet {
    if (other.isEmpty) return this;
    if (this.isEmpty) return other;
    return new IntervalSet(merge(interleave(this.intervals, other.intervals)));
  }

  public intersect(other: IntervalSet): IntervalSet {
    const found: Interval[] = [];
    for (let mine = 0, theirs = 0; mine < this.intervals.length && theirs < other.intervals.length; ) {
      const a = this.intervals[mine] as Interval;
      const b = other.intervals[theirs] as Interval;
      const first = Math.max(a.first, b.first);
      const last = Math.min(a.last, b.last);
      if (first <= last) found.push({ first, last });
      if (a.last < b.last) mine += 1;
      else theirs += 1;
    }
    return new IntervalSet(found);
  }

  public subtract(other: IntervalSet): IntervalSet {
    const left: Interval[] = [];
    let theirs = 0;
    for (const { first, last } of this.intervals) {
      let from = first;
      while (theirs < other.intervals.length && (other.intervals[theirs] as Interval).last < from) theirs += 1;
      for (let index = theirs; index < other.intervals.length; index += 1) {
        const cut = other.intervals[index] as Interval;
        if (cut.first > last) break;
        if (cut.first > from) left.push({ first: from, last: cut.first - 1 });
        from = Math.max(from, cut.last + 1);
      }
      if (from <= last) left.push({ first: from, last });
    }
    return new IntervalSet(left);
  }

  public contains(other: IntervalSet): boolean {
    return other.subtract(this).isEmpty;
  }

  public overlaps(other: IntervalSet): boolean {
    return !this.intersect(other).isEmpty;
  }

  public equals(other: IntervalSet): boolean {
    return (
      this.intervals.length === other.intervals.length &&
      this.intervals.every(({ first, last }, index) => {
        const theirs = other.intervals[index];
        return theirs?.first === first && theirs.last === last;
      })
    );
  }

  /** `1-3,7`: equal for equal sets. */
  public toString(): string {
    return this.intervals.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
  }
}

/** Joins what touches; the intervals come in ascending order of their first number. */
function merge(intervals: readonly Interval[]): Interval[] {
  const merged: { first: number; last: number }[] = [];
  for (const { first, last } of intervals) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before.last + 1) before.last = Math.max(before.last, last);
    else merged.push({ first, last });
  }
  return merged;
}

function interleave(one: readonly Interval[], two: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  for (let a = 0, b = 0; a < one.length || b < two.length; ) {
    const mine = one[a];
    const theirs = two[b];
    if (theirs === undefined || (mine !== undefined && mine.first <= theirs.first)) {
      both.push(mine as Interval);
      a += 1;
    } else {
      both.push(theirs);
      b += 1;
    }
  }
  return both;
}
