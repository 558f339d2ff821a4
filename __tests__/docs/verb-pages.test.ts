import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOT_MODELLED } from '../../src/facts/not-modelled';
import { SOURCES } from '../../src/facts/source';
import { limitsTable, lintRuleTable } from '../../src/report/reference-tables';
import { withoutRule, withRule } from '../support/changed-terraform';
import { synthesizeExample } from '../support/examples';
import { runCli } from '../support/run-cli';

/** With UPDATE_DOCS=1 the pages are written anew. */
const UPDATE = process.env.UPDATE_DOCS === '1';
const DOCS = join(__dirname, '..', '..', 'docs');
const PAGES = ['lint', 'diff', 'verify', 'explain', 'tags', 'model-limits'];
const CONSOLE = /```console\n\$ secured-ml (.*)\n([\s\S]*?)```/g;

const page = (name: string) => readFileSync(join(DOCS, `${name}.md`), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'docs-'));
const home = process.cwd();

beforeAll(() => {
  const { json } = synthesizeExample('minimal');
  const write = (file: string, data: unknown) => writeFileSync(join(folder, file), JSON.stringify(data));
  write('before.tf.json', json);
  write('after.tf.json', withRule(withoutRule(json, 'DenyInternet'), 'AllowEntraId', { access: 'Deny' }));
  const fixture = join(__dirname, '..', 'fixtures', 'defects', '08-private-compute.defect.tf.json');
  write('workspace.tf.json', JSON.parse(readFileSync(fixture, 'utf8')));
  writeFileSync(join(folder, 'expect.yaml'), /```yaml\n([\s\S]*?)```/.exec(page('verify'))?.[1] ?? '');
  writeLists();
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** The config and the lists of the page on tags: what its lock holds, and the same with one prefix changed. */
function writeLists(): void {
  const examples = join(__dirname, '..', '..', 'examples');
  copyFileSync(join(examples, 'forced-tunnelling-prefixes.yaml'), join(folder, 'config.yaml'));
  const { tags, file, ...list } = JSON.parse(
    readFileSync(join(examples, 'forced-tunnelling-prefixes.tags.json'), 'utf8'),
  ) as { readonly file: string; readonly tags: Readonly<Record<string, readonly string[]>> };
  const write = (name: string, over: object, change: (prefix: string) => string) => {
    const values = Object.entries(tags).map(([tag, prefixes]) => ({
      name: tag,
      properties: { addressPrefixes: prefixes.map(change) },
    }));
    writeFileSync(join(folder, name), JSON.stringify({ ...list, ...over, values }));
  };
  write(file, {}, (prefix) => prefix);
  write('newer.json', { changeNumber: 380 }, (prefix) => (prefix === '137.116.46.180/32' ? '20.99.1.0/27' : prefix));
}

/** A command, with `| head -n` or `| tail -n` behind it where a page shows a part only. */
async function outputOf(line: string): Promise<string> {
  const [command = '', cut, lines] = line.split(/ \| (head|tail) -(\d+)$/);
  const { output, error } = await runCli(...command.split(' '));
  const all = `${output}${error}`.split('\n').slice(0, -1);
  const shown = cut === undefined ? all : cut === 'head' ? all.slice(0, Number(lines)) : all.slice(-Number(lines));
  return shown.map((one) => `${one}\n`).join('');
}

const commands = PAGES.flatMap((name) =>
  [...page(name).matchAll(CONSOLE)].map(([, command = '', text = '']) => [name, command, text] as const),
);

test('there are commands to try', () => {
  expect(commands.length).toBeGreaterThanOrEqual(7);
});

test.each(commands)('%s: secured-ml %s says what the page says', async (name, command, text) => {
  const output = await outputOf(command);
  if (UPDATE) {
    const block = (inside: string) => `$ secured-ml ${command}\n${inside}\`\`\``;
    writeFileSync(
      join(DOCS, `${name}.md`),
      page(name).replace(block(text), () => block(output)),
    );
  } else expect(text).toBe(output);
});

test.each([
  ['lint', 'rules', () => lintRuleTable(SOURCES)],
  ['model-limits', 'limits', () => limitsTable(NOT_MODELLED)],
])('the table on the page %s is made from the %s', (name, mark, table) => {
  const wanted = `<!-- ${mark} -->\n${table()}\n<!-- end -->`;
  const there = new RegExp(`<!-- ${mark} -->\n[\\s\\S]*?<!-- end -->`);
  if (UPDATE)
    writeFileSync(
      join(DOCS, `${name}.md`),
      page(name).replace(there, () => wanted),
    );
  expect(there.exec(page(name))?.[0]).toBe(wanted);
});
