import type { Step } from './flow';

/**
 * Something that the input does not say has to be known to go on.
 *
 * It is thrown, so that the whole path can be walked twice, once for each answer: where both walks end alike the
 * missing fact did not matter, and where they differ the verdict is unknown.
 * No Error: a stack trace for each would cost more than the walk.
 */
export class Fork {
  public constructor(
    public readonly key: string,
    public readonly step: Step,
  ) {}
}

/** Whatever is assumed, what follows is not in the input: the walk ends here, undecided. */
export class Doubt {
  public constructor(public readonly step: Step) {}
}

/** The answers that this walk takes for what is not known. */
export class Assumptions {
  public constructor(private readonly made: ReadonlyMap<string, boolean> = new Map()) {}

  public get size(): number {
    return this.made.size;
  }

  public with(key: string, answer: boolean): Assumptions {
    return new Assumptions(new Map([...this.made, [key, answer]]));
  }

  /** @throws Fork when this walk has no answer yet */
  public ask(key: string, step: Omit<Step, 'verdict'>): boolean {
    const answer = this.made.get(key);
    if (answer === undefined) throw new Fork(key, { ...step, verdict: 'unknown' });
    return answer;
  }

  /** @throws Doubt always */
  public doubt(step: Omit<Step, 'verdict'>): never {
    throw new Doubt({ ...step, verdict: 'unknown' });
  }
}
