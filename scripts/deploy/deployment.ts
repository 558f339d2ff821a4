import type { StandIn } from '../../__tests__/azure/stand-in';
import type { TerraformJson } from '../../src/dialect';
import type { Answer, Environment } from '../command';
import { explain } from './explain';
import { type RunningTerraform, startTerraform } from './terraform';

/** What a plan does to one resource. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly string[];
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly type: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

const QUIET = ['-input=false', '-no-color'];
/** Most of an apply is the provider waiting, so many wait at once. */
const WIDE = '-parallelism=40';

/** One stack, its Terraform, and the stand-in that it is deployed to. */
export class Deployment {
  private seen = 0;

  constructor(
    public readonly folder: string,
    public terraform: TerraformJson,
    public readonly standIn: StandIn,
    private readonly env: Environment,
    /** Terraform, or OpenTofu. */
    private readonly program = 'terraform',
  ) {}

  public start(...args: readonly string[]): RunningTerraform {
    return startTerraform(args, this.folder, { ...this.env, ...this.standIn.env }, this.program);
  }

  /** Runs Terraform to its end. */
  public run(...args: readonly string[]): Promise<Answer> {
    return this.start(...args).answer;
  }

  /** @throws Error that tells Terraform's errors, their constructs and what was refused */
  public async must(...args: readonly string[]): Promise<Answer> {
    const answer = await this.run(...args);
    if (answer.code !== 0) throw new Error(this.explain(answer));
    return answer;
  }

  public explain(answer: Answer): string {
    const refused = this.standIn.refused.slice(this.seen);
    this.seen = this.standIn.refused.length;
    return explain(answer, this.terraform, refused);
  }

  /** Providers come from where the machine has them, and not through the stand-in. */
  public async init(...more: readonly string[]): Promise<void> {
    const answer = await startTerraform(['init', ...QUIET, ...more], this.folder, this.env, this.program).answer;
    if (answer.code !== 0) throw new Error(explain(answer, this.terraform, []));
  }

  /** Plans into a file, and answers what it would do; nothing where it would do nothing. */
  public async plan(file = 'plan.bin'): Promise<readonly PlannedChange[]> {
    const answer = await this.run('plan', ...QUIET, '-detailed-exitcode', `-out=${file}`);
    if (answer.code === 0) return [];
    if (answer.code !== 2) throw new Error(this.explain(answer));
    const { stdout } = await this.must('show', '-json', file);
    const { resource_changes: changes = [] } = JSON.parse(stdout) as PlanJson;
    return changes
      .filter(({ mode, change }) => mode === 'managed' && !change.actions.includes('no-op'))
      .map(({ address, type, change }) => ({ address, type, actions: change.actions }));
  }

  public async applyPlan(file = 'plan.bin'): Promise<void> {
    await this.must('apply', ...QUIET, WIDE, file);
  }

  public apply(): RunningTerraform {
    return this.start('apply', ...QUIET, WIDE, '-auto-approve');
  }

  public destroy(): RunningTerraform {
    return this.start('destroy', ...QUIET, WIDE, '-auto-approve');
  }

  /** What is left in the stand-in. */
  public leftovers(): readonly string[] {
    return this.standIn.arm.store.all().map(({ id }) => id);
  }
}

export const show = ({ address, actions }: PlannedChange): string => `${actions.join('+')} ${address}`;

/** Only deletes and replacements. */
export const destructive = (changes: readonly PlannedChange[]): readonly PlannedChange[] =>
  changes.filter(({ actions }) => actions.includes('delete'));
