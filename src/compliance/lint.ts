import { readModel } from '../model/build-model';
import { readTerraform, type TerraformInput } from '../model/read-terraform';
import { Found } from '../model/resources';
import { type Finding, type LintInput, type LintRule, SEVERITIES } from './finding';
import { LINT_RULES } from './rules';
import { readWritten } from './written-arguments';

/** Reads Terraform JSON for the rules. */
export function readLintInput(...inputs: readonly TerraformInput[]): LintInput {
  return { model: readModel(...inputs), found: new Found(readTerraform(inputs)), isWritten: readWritten(inputs) };
}

/** What the rules find, the worst first, then by address. */
export function lint(input: LintInput, rules: readonly LintRule[] = LINT_RULES): Finding[] {
  const findings = rules.flatMap(({ id, severity, check }) =>
    check(input).map((hit): Finding => ({ ruleId: id, severity, ...hit })),
  );
  return findings.sort(
    (one, two) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(two.severity) ||
      compare(one.address, two.address) ||
      compare(one.ruleId, two.ruleId),
  );
}

const compare = (one: string, two: string) => (one < two ? -1 : one > two ? 1 : 0);
