import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names the folder of this run; `run-folder.js` makes it and takes it away. */
const FOLDER = 'SECURED_ML_TEST_RUN';

/** A text that several test files of one run need: the first to ask has it made. Outside a run it is made each time. */
export function once(name: string, make: () => string): string {
  const folder = process.env[FOLDER];
  if (folder === undefined) return make();
  const file = join(folder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const text = make();
  // Another worker may be making the same: it is there whole, or not at all.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, text);
  renameSync(own, file);
  return text;
}
