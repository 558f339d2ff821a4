import { readModel } from '../model/build-model';
import { explain } from '../verify/explain';
import { verify } from '../verify/verify';
import { lint, readLintInput } from './lint';

/** What of a cdktf stack is used: no import of cdktf, so that its successor fits as well. */
export interface ValidatedStack {
  readonly node: { addValidation(validation: { validate(): string[] }): void };
  toTerraform(): unknown;
}

/**
 * Has a stack checked when it is synthesized: errors of lint and violated flows stop it. Warnings and what is not
 * known do not; the verbs `lint` and `verify` tell them.
 *
 * The check is a validation and not an aspect's visit, because an aspect may run before another one changes something.
 */
export function validateOnSynth(stack: ValidatedStack): void {
  stack.node.addValidation({ validate: () => problemsOf(stack.toTerraform()) });
}

/** An aspect for those who add their checks so: `Aspects.of(stack).add(new NetworkValidation())`. */
export class NetworkValidation {
  private readonly seen = new Set<unknown>();

  /** Schedules the check on the stack that it was added to; other constructs are let be. */
  public visit(node: unknown): void {
    if (!isStack(node) || this.seen.has(node)) return;
    this.seen.add(node);
    validateOnSynth(node);
  }
}

function isStack(node: unknown): node is ValidatedStack {
  const one = node as Partial<ValidatedStack> & { readonly terraformOptions?: unknown };
  return typeof one.toTerraform === 'function' && 'dependencies' in (node as object) && typeof one.node === 'object';
}

function problemsOf(json: unknown): string[] {
  const input = { data: json };
  const errors = lint(readLintInput(input)).filter(({ severity }) => severity === 'error');
  const violated = verify(readModel(input)).claims.filter(({ answer }) => answer === 'violated');
  return [
    ...errors.map(({ ruleId, address, message, fix }) => `${ruleId} ${address}: ${message}. ${fix}.`),
    ...violated.map(({ id, text, must, flow, judged }) =>
      [`${id} ${text}: must ${must}`, ...(flow === undefined ? [] : explain(flow, judged))].join('\n'),
    ),
  ];
}
