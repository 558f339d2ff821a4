import { LIMITS } from '../../facts/limits';
import type { Check } from './check';

/** Tags as Azure counts and reads them: without case, fifty at most. */
export const checkTags: Check = ({ tags }, problems) => {
  const names = Object.keys(tags ?? {});
  if (names.length > LIMITS.tags.value) {
    problems.push({
      code: 'range',
      path: ['tags'],
      found: `${names.length} tags`,
      allowed: `${LIMITS.tags.value} or less`,
      fix: 'remove some',
    });
  }
  const seen = new Set<string>();
  for (const name of names) {
    if (/[<>%&\\?/]/.test(name))
      problems.push({
        code: 'text',
        path: ['tags', name],
        found: name,
        allowed: 'a tag name without < > % & \\ ? /',
        fix: 'rename it',
      });
    if (seen.has(name.toLowerCase()))
      problems.push({
        code: 'duplicate',
        path: ['tags', name],
        found: name,
        allowed: 'tag names that differ by more than case',
        fix: 'keep one',
      });
    seen.add(name.toLowerCase());
  }
};
