import { existsSync } from 'node:fs';
import type { Environment } from '../command';

/** The CLI config file that the environment names, where there is one. */
export function namedCliConfig(env: Environment = process.env): string | undefined {
  const file = env.TF_CLI_CONFIG_FILE ?? '';
  return file !== '' && existsSync(file) ? file : undefined;
}

/**
 * The environment for Terraform. A TF_CLI_CONFIG_FILE whose file is missing is taken out: Terraform would warn about it
 * on every command. Nobody is told of the run, and nothing waits for an answer.
 */
export function cliEnvironment(env: Environment = process.env): Environment {
  const { TF_CLI_CONFIG_FILE: _, ...rest } = env;
  const file = namedCliConfig(env);
  const quiet = { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_INPUT: '0' };
  return { ...rest, ...quiet, ...(file === undefined ? {} : { TF_CLI_CONFIG_FILE: file }) };
}

/** With a CLI config of ours in place of whatever is named. */
export const withCliConfig = (file: string): Environment => ({ ...cliEnvironment(), TF_CLI_CONFIG_FILE: file });
