import { Argument, Command, Option } from 'commander';
import { configJsonSchema } from '../config/json-schema';
import { AZURERM_GENERATIONS, type AzurermGeneration } from '../facts/provider';
import { type AdoptVerbOptions, adoptStack } from './adopt';
import { addDiff } from './diff';
import { addExplain } from './explain';
import { addLint } from './lint';
import { check, type SynthOptions, synth } from './synth';
import { addVerify } from './verify';

const DEFAULT_CONFIG = 'secured-ml.yaml';

/** The command `secured-ml`: exit code 0 done, 1 a config was refused or a check failed, 2 wrong usage, 3 no proof. */
export function program(): Command {
  const command = new Command('secured-ml')
    .description('Terraform for a network-secured Azure Machine Learning workspace, from one config file')
    .showHelpAfterError()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  const configs = () => new Argument('[config...]', 'config files').default([DEFAULT_CONFIG], DEFAULT_CONFIG);
  const azurerm = () =>
    new Option('--azurerm <generation>', 'azurerm generation, in place of what the config says').choices(
      AZURERM_GENERATIONS as AzurermGeneration[],
    );
  command
    .command('synth')
    .description('write Terraform JSON, and say what it builds and what is open to whom')
    .addArgument(configs())
    .addOption(azurerm())
    .option('--out <dir>', 'where the output goes', 'cdktf.out')
    .action((files: string[], options: SynthOptions) => synth(files, options));
  command
    .command('check')
    .description('say what a config would build, and write nothing')
    .addArgument(configs())
    .action((files: string[]) => check(files));
  command
    .command('adopt')
    .description('after an apply that broke off: find what is in Azure and not in the state, and write import blocks')
    .argument('<stack-folder>', 'folder with cdk.tf.json')
    .option('--state <file>', 'a state file, in place of asking terraform state pull')
    .action((folder: string, options: AdoptVerbOptions) => adoptStack(folder, options));
  command
    .command('schema')
    .description('print the JSON Schema of the config, for editors')
    .action(() => {
      process.stdout.write(`${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
    });
  addLint(command);
  addDiff(command);
  addVerify(command);
  addExplain(command);
  return command;
}
