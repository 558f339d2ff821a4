import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from '../support/examples';
import { golden, goldenDifference } from '../support/golden';

/** With UPDATE_GOLDEN=1 the files are written anew. */
const UPDATE = process.env.UPDATE_GOLDEN === '1';

/** Compares with the file that was reviewed; a file that is missing is no agreement. */
function expectReviewed(file: string, text: string): void {
  const path = join(__dirname, file);
  if (UPDATE) writeFileSync(path, `${text}\n`);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : '').toBe(`${text}\n`);
}

describe.each(Object.keys(EXAMPLES))('%s', (name) => {
  test('is written for azurerm 4 as it was reviewed', () => expectReviewed(`${name}.txt`, golden(name)));

  test('differs for azurerm 5 as it was reviewed', () =>
    expectReviewed(`${name}.azurerm-5.txt`, goldenDifference(name)));
});

test('every file here is one of an example', () => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.txt'));
  expect(files.filter((file) => !(file.replace(/(\.azurerm-5)?\.txt$/, '') in EXAMPLES))).toEqual([]);
});
