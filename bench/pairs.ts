import { type Both, both, PROGRAMS, type Program } from './program';

/**
 * Measures each program `pairs` times, in pairs that take turns in who goes first: what the machine does meanwhile
 * falls on both alike. `warmUp` pairs before them fill the disk cache and are not counted.
 */
export function inPairs<T>(
  { pairs, warmUp }: { pairs: number; warmUp: number },
  measure: (program: Program) => T,
): Both<readonly T[]> {
  const measured = both((): T[] => []);
  for (let pair = -warmUp; pair < pairs; pair += 1) {
    for (const program of pair % 2 === 0 ? PROGRAMS : PROGRAMS.toReversed()) {
      const value = measure(program);
      if (pair >= 0) measured[program].push(value);
    }
  }
  return measured;
}
