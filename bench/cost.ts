/** What is compared. */
export const COSTS = ['wallMs', 'cpuMs', 'peakMb'] as const;
export type Cost = (typeof COSTS)[number];

/** What one run took. */
export type Costs = { readonly [cost in Cost]: number };
