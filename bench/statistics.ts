/** Measured values of one thing, in one unit. */
export type Samples = readonly number[];

export function median(samples: Samples): number {
  if (samples.length === 0) throw new Error('there is no median of nothing: measure at least once');
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** How many times as much the first is, by medians: one slow run in a busy machine does not move it. */
export function ratio(of: Samples, to: Samples): number {
  return median(of) / median(to);
}

export function minMedianMax(samples: Samples): [number, number, number] {
  return [Math.min(...samples), median(samples), Math.max(...samples)];
}
