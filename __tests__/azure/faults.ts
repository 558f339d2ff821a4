import { type Answer, refusal } from './answer';
import { randomFrom } from './random';

/** `reset`: the connection breaks before anything is done. `lost`: it is done, and the answer never arrives. */
export const FAULT_KINDS = ['429', '500', '503', 'reset', 'lost'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultPlan {
  readonly seed: number;
  /** Part of the calls that go wrong, from 0 to 1. */
  readonly probability: number;
  readonly kinds: readonly FaultKind[];
  /** Answers to a change come up to this much later. */
  readonly latencyMs: number;
}

export const NO_FAULTS: FaultPlan = { seed: 1, probability: 0, kinds: FAULT_KINDS, latencyMs: 0 };

const RETRY = { 'Retry-After': '1' };
export const FAULT_ANSWERS: { readonly [kind in FaultKind]?: Answer } = {
  '429': { ...refusal(429, 'TooManyRequests', 'injected'), headers: RETRY },
  '500': refusal(500, 'InternalServerError', 'injected'),
  '503': { ...refusal(503, 'ServiceUnavailable', 'injected'), headers: RETRY },
};

/** Draws faults from a seed, and counts them. */
export class Faults {
  private next: () => number;
  public readonly injected = new Map<FaultKind, number>();

  constructor(private plan: FaultPlan = NO_FAULTS) {
    this.next = randomFrom(plan.seed);
  }

  /** From here on another plan; what was injected stays counted. */
  public follow(plan: FaultPlan): void {
    this.plan = plan;
    this.next = randomFrom(plan.seed);
  }

  public draw(): FaultKind | undefined {
    const { probability, kinds } = this.plan;
    if (probability === 0 || this.next() >= probability) return undefined;
    const kind = kinds[Math.floor(this.next() * kinds.length)];
    if (kind !== undefined) this.injected.set(kind, (this.injected.get(kind) ?? 0) + 1);
    return kind;
  }

  public delayMs(): number {
    return this.plan.latencyMs === 0 ? 0 : this.next() * this.plan.latencyMs;
  }

  public get total(): number {
    return [...this.injected.values()].reduce((sum, count) => sum + count, 0);
  }
}
