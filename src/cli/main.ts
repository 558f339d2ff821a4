#!/usr/bin/env node
import { AdoptError } from '../adopt/adopt-error';
import { ConfigError } from '../config/problem';
import { InputError } from './input-error';
import { program } from './program';

program(process.argv[2])
  .parseAsync()
  .catch((error: unknown) => {
    // A folder that cannot be written, or an input that is no Terraform, is wrong usage; anything else without a config
    // at fault is a bug of ours.
    const wrongUsage = error instanceof InputError || (error instanceof Error && 'syscall' in error);
    if (!(error instanceof ConfigError || error instanceof AdoptError) && !wrongUsage) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = wrongUsage ? 2 : 1;
  });
