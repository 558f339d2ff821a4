import type { Flow, Reach, Verdict } from './flow';

/** Something that has to be so, and whether it is. */
export interface Claim {
  /** Stable: the row of the catalogue and the resource it is about. */
  readonly id: string;
  readonly about: string;
  readonly must: 'reach' | 'not reach';
  readonly text: string;
  readonly why: string;
  readonly source: string;
  readonly flow?: Flow;
  readonly answer: 'proven' | 'violated' | 'unknown';
  readonly judged: Reach;
}

/** Every packet has to arrive, or none may; packets that are not known leave it open. */
export function answerOf(must: Claim['must'], { parts }: Pick<Reach, 'parts'>): Claim['answer'] {
  const wrong: Verdict = must === 'reach' ? 'blocked' : 'reached';
  if (parts.some(({ verdict }) => verdict === wrong)) return 'violated';
  return parts.length === 0 || parts.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'proven';
}
