/** Prints one line for each step of an example, with the seconds that it took. */
export class Steps {
  constructor(private readonly name: string) {}

  /** @throws Error with the step's name */
  public async step<T>(what: string, run: () => Promise<T> | T, note?: (result: T) => string): Promise<T> {
    const start = Date.now();
    try {
      const result = await run();
      this.line('ok    ', what, start, note?.(result));
      return result;
    } catch (error) {
      this.line('FAILED', what, start);
      throw error;
    }
  }

  private line(state: string, what: string, start: number, note = ''): void {
    const seconds = ((Date.now() - start) / 1000).toFixed(1).padStart(6);
    process.stdout.write(
      `${state}  ${this.name.padEnd(28)} ${what.padEnd(14)} ${seconds} s  ${note}`.trimEnd().concat('\n'),
    );
  }
}

/** Runs each item, at most `width` at once. */
export async function sideBySide<T>(
  items: readonly T[],
  width: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}
