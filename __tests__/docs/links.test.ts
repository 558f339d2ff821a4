import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
);

test.each(pages)('%s links to files that are there', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8').replace(/`[^`\n]*`/g, '');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([]);
});

test('every example and every guide is named in the README', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const named = (folder: string, end: string) =>
    readdirSync(join(ROOT, folder))
      .filter((file) => file.endsWith(end))
      .map((file) => relative(ROOT, join(ROOT, folder, file)));
  const files = [...named('examples', '.yaml'), ...named(join('docs', 'guides'), '.md')];
  expect(files.filter((file) => !readme.includes(file))).toEqual([]);
});
