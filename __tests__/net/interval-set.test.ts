import fc from 'fast-check';
import { IntervalSet } from '../../src/net/interval-set';

const TOP = 40;
const interval = fc.tuple(fc.nat(TOP), fc.nat(TOP)).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));
const set = fc.array(interval, { maxLength: 6 }).map((intervals) => IntervalSet.of(...intervals));
const numbers = (one: IntervalSet) =>
  Array.from({ length: TOP + 2 }, (_, number) => number).filter((number) => one.has(number));

describe('an interval set does with ranges what a set does with numbers', () => {
  test.each(['union', 'intersect', 'subtract'] as const)('%s', (operation) => {
    const naive = {
      union: (a: Set<number>, b: Set<number>) => new Set([...a, ...b]),
      intersect: (a: Set<number>, b: Set<number>) => new Set([...a].filter((one) => b.has(one))),
      subtract: (a: Set<number>, b: Set<number>) => new Set([...a].filter((one) => !b.has(one))),
    }[operation];
    fc.assert(
      fc.property(set, set, (a, b) => {
        const expected = naive(new Set(numbers(a)), new Set(numbers(b)));
        expect(numbers(a[operation](b))).toEqual([...expected].sort((x, y) => x - y));
        expect(a[operation](b).size).toBe(expected.size);
      }),
    );
  });

  test('containment is an empty difference, and equal sets are equal texts', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(a.contains(b)).toBe(numbers(b).every((one) => a.has(one)));
        expect(a.overlaps(b)).toBe(numbers(b).some((one) => a.has(one)));
        expect(a.equals(b)).toBe(`${a}` === `${b}`);
        expect(`${a.union(b)}`).toBe(`${b.union(a)}`);
        expect(a.subtract(b).union(a.intersect(b)).equals(a)).toBe(true);
      }),
    );
  });

  test('neighbours become one interval', () => {
    expect(`${IntervalSet.of({ first: 5, last: 6 }, { first: 1, last: 4 }, { first: 8, last: 8 })}`).toBe('1-6,8');
  });

  test('fails when an interval ends before it starts', () => {
    expect(() => IntervalSet.of({ first: 2, last: 1 })).toThrow('expected first <= last, got 2 and 1');
  });
});
