const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** A folder for what the test files of this run share (`once.ts`); the next run finds nothing of it. */
module.exports = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'secured-ml-test-'));
  process.env.SECURED_ML_TEST_RUN = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
};
