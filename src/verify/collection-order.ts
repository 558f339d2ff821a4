import type { CollectionPlace } from '../model/firewall-model';
import { isUnknown, type Maybe } from '../model/terraform-value';
import { type Ternary, ternary } from './ternary';

/** Whether one collection is asked before another of its type (E3); of equals nobody says which goes first. */
export function goesBefore(one: CollectionPlace, two: CollectionPlace): Ternary {
  if (one.policy !== two.policy) return ternary(one.policy < two.policy);
  if (one.group !== two.group) return isLower(one.groupPriority, two.groupPriority);
  return isLower(one.priority, two.priority);
}

function isLower(one: Maybe<number>, two: Maybe<number>): Ternary {
  return isUnknown(one) || isUnknown(two) || one === two ? 'unknown' : ternary(one < two);
}
