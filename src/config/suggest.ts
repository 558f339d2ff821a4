import { closest, distance } from 'fastest-levenshtein';

/** The allowed word that was probably meant, if one is near enough. */
export function suggest(word: string, allowed: readonly string[]): string | undefined {
  if (allowed.length === 0) return undefined;
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
  const best = closest(plain(word), allowed.map(plain));
  const match = allowed.find((candidate) => plain(candidate) === best);
  const edits = distance(plain(word), best);
  return match !== undefined && edits < best.length && edits <= Math.max(1, Math.floor(best.length / 3))
    ? match
    : undefined;
}

/** `did you mean 'x'?`, or what to do when nothing is near. */
export function didYouMean(word: string, allowed: readonly string[], otherwise: string): string {
  const match = suggest(word, allowed);
  return match === undefined ? otherwise : `did you mean '${match}'?`;
}
