import type { Command } from 'commander';
import { type AdoptVerbOptions, adoptStack } from './adopt';
import { addDiff } from './diff';
import { addExplain } from './explain';
import { addLint } from './lint';
import { addTags } from './tags';
import { addVerify } from './verify';

/** The verbs that read Terraform back, and the one that asks Azure. */
export function addOtherVerbs(command: Command): void {
  command
    .command('adopt')
    .description('after an apply that broke off: find what is in Azure and not in the state, and write import blocks')
    .argument('<stack-folder>', 'folder with cdk.tf.json')
    .option('--state <file>', 'a state file, in place of asking terraform state pull')
    .action((folder: string, options: AdoptVerbOptions) => adoptStack(folder, options));
  addTags(command);
  addLint(command);
  addDiff(command);
  addVerify(command);
  addExplain(command);
}
