import { type Command, Option } from 'commander';
import { lint, readLintInput } from '../compliance/lint';
import { FORMATS, type Format, writeReport } from '../report/formats';
import { exitCode, type Report } from '../report/report';
import { readTagFile } from './service-tag-file';
import { readInputs } from './terraform-inputs';

interface LintOptions {
  readonly format: Format;
  readonly strict?: true;
  readonly tags?: string;
}

/** `secured-ml lint`: exit code 0 nothing to mend, 1 something, 3 with --strict where something could not be judged. */
export function addLint(program: Command): void {
  program
    .command('lint')
    .description(
      'find rules that decide nothing, routes that lose packets, unsafe defaults; in Terraform of any origin',
    )
    .argument('<input...>', "cdk.tf.json, the output of 'terraform show -json', or a folder of stacks")
    .addOption(new Option('--format <format>', 'how to write it').choices(FORMATS).default('text'))
    .option('--tags <file>', "Microsoft's service tag file, or a lock, for routes that name addresses")
    .option('--strict', 'end with 3 where something could not be judged')
    .action((inputs: string[], { format, strict, tags }: LintOptions) => {
      const known = readTagFile(tags);
      const findings = lint({
        ...readLintInput(...readInputs(inputs)),
        ...(known === undefined ? {} : { tags: known }),
      });
      const report: Report = { tool: 'lint', inputs, findings, verdicts: [] };
      process.stdout.write(writeReport(report, format));
      process.exitCode = exitCode(report, strict === true);
    });
}
