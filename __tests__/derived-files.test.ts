import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { derivedFiles } from '../scripts/config-reference';

test.each(Object.entries(derivedFiles()))('%s is what it derives from (renew it with npm run docs)', (file, text) => {
  expect(readFileSync(join(__dirname, '..', file), 'utf8')).toBe(text);
});
