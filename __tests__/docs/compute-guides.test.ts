import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { plan } from '../support/plans';

const GUIDES = ['computes', 'limited-outbound'];
const ROOT = join(__dirname, '..', '..');
const page = (name: string) => readFileSync(join(ROOT, 'docs', 'guides', `${name}.md`), 'utf8');
const fragments = GUIDES.flatMap((name) =>
  [...page(name).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => [name, text] as const),
);

test.each(fragments)('what the guide %s shows is taken:\n%s', (_, text) => {
  expect(() => plan(parse(text))).not.toThrow();
});
