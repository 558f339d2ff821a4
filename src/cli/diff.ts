import { type Command, Option } from 'commander';
import { readModel } from '../model/build-model';
import { DIFF_FORMATS, type DiffFormat, writeDiff } from '../report/diff';
import { diffTraffic } from '../verify/diff';
import { readTagFile } from './service-tag-file';
import { readInputs } from './terraform-inputs';

interface DiffOptions {
  readonly format: DiffFormat;
  readonly tags?: string;
}

/** `secured-ml diff`: exit code 0 the same traffic, 1 gained or lost, 3 neither, but something is not known. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('say what traffic a change of Terraform gains and loses, and who decides on it')
    .argument('<old>', "cdk.tf.json, the output of 'terraform show -json', or a folder of stacks")
    .argument('<new>', 'the same after the change')
    .option('--tags <file>', "Microsoft's service tag file, for rules that name addresses")
    .addOption(new Option('--format <format>', 'how to write it').choices(DIFF_FORMATS).default('text'))
    .action((old: string, now: string, { format, tags }: DiffOptions) => {
      const diff = diffTraffic(readModel(...readInputs([old])), readModel(...readInputs([now])), readTagFile(tags));
      process.stdout.write(writeDiff(diff, format));
      const differs = diff.changes.some(({ kind }) => kind !== 'unclear');
      process.exitCode = differs ? 1 : diff.changes.length > 0 || diff.unknownPairs > 0 ? 3 : 0;
    });
}
