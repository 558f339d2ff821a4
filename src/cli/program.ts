import { Argument, Command, Option } from 'commander';
import { configJsonSchema } from '../config/json-schema';
import { AZURERM_GENERATIONS, type AzurermGeneration } from '../facts/provider';
import { check, type SynthOptions, synth } from './synth';

const DEFAULT_CONFIG = 'secured-ml.yaml';

/** Verbs that need nothing but the write side: they do not wait for the code of the others. */
const WRITE_SIDE = ['synth', 'check', 'schema'];

/** The command `secured-ml`: exit code 0 done, 1 a config was refused or a check failed, 2 wrong usage, 3 no proof. Knows all verbs, or, given one of the write side, those alone. */
export function program(verb?: string): Command {
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
    .action(async (files: string[], options: SynthOptions) => {
      // cdktf records the stack of every token; from a turn of its own that is half as deep.
      await undefined;
      synth(files, options);
    });
  command
    .command('check')
    .description('say what a config would build, and write nothing')
    .addArgument(configs())
    .action((files: string[]) => check(files));
  command
    .command('schema')
    .description('print the JSON Schema of the config, for editors')
    .action(() => {
      process.stdout.write(`${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
    });
  if (verb === undefined || !WRITE_SIDE.includes(verb))
    (require('./other-verbs') as typeof import('./other-verbs')).addOtherVerbs(command);
  return command;
}
