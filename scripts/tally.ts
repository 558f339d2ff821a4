/** Prints one line for each check, and counts them. */
export class Tally {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  public pass(name: string, note = ''): void {
    this.passed += 1;
    print(`ok       ${name}${note === '' || note.startsWith('\n') ? note : `  ${note}`}`);
  }

  public fail(name: string, problems: readonly string[]): void {
    this.failed += 1;
    print(`FAILED   ${name}`);
    for (const problem of problems) print(indent(problem));
  }

  /** `count` is how many checks were not made because of it. */
  public skip(name: string, reason: string, count = 1): void {
    this.skipped += count;
    print(`SKIPPED  ${name}: ${reason}`);
  }

  /** Runs a check: it may give a note back, and fails by throwing. */
  public async check(name: string, run: () => string | undefined | Promise<string | undefined>): Promise<void> {
    try {
      this.pass(name, (await run()) ?? '');
    } catch (error) {
      this.fail(name, [error instanceof Error ? error.message : String(error)]);
    }
  }

  /** The last line, and the exit code. */
  public finish(): void {
    print(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    if (this.failed > 0) process.exitCode = 1;
  }
}

const print = (line: string) => process.stdout.write(`${line}\n`);
const indent = (text: string) =>
  text
    .split('\n')
    .map((line) => `         ${line}`)
    .join('\n');
