import { IntervalSet } from './interval-set';

export const ALL_PORTS = IntervalSet.of({ first: 0, last: 65535 });

/**
 * Reads ports as Terraform writes them: '*', '443' or '8704-8710' each.
 *
 * @throws Error naming the text that is no port
 */
export function portsOf(texts: readonly string[]): IntervalSet {
  return texts.map(portRange).reduce((all, one) => all.union(one), IntervalSet.EMPTY);
}

function portRange(text: string): IntervalSet {
  if (text === '*') return ALL_PORTS;
  const [, low = '', high = low] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim()) ?? [];
  if (low === '' || Number(high) > 65535 || Number(low) > Number(high)) {
    throw new Error(`expected '*', a port of 0-65535 or 'low-high', got '${text}'`);
  }
  return IntervalSet.of({ first: Number(low), last: Number(high) });
}
