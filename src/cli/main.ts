#!/usr/bin/env node
import { ConfigError } from '../config/problem';
import { program } from './program';
import { InputError } from './terraform-inputs';

program()
  .parseAsync()
  .catch((error: unknown) => {
    if (!(error instanceof ConfigError) && !(error instanceof InputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof InputError ? 2 : 1;
  });
