#!/usr/bin/env node
import { ConfigError } from '../config/problem';
import { program } from './program';

program()
  .parseAsync()
  .catch((error: unknown) => {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
