import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOT_MODELLED } from '../../src/facts/not-modelled';
import { SOURCES } from '../../src/facts/source';
import { limitsTable, lintRuleTable } from '../../src/report/reference-tables';
import { withoutRule, withRule } from '../support/changed-terraform';
import { synthesizeExample } from '../support/examples';
import { runCli } from '../support/run-cli';

/** With UPDATE_DOCS=1 the pages are written anew, all but the outputs of which lines were left out by hand. */
const UPDATE = process.env.UPDATE_DOCS === '1';
const DOCS = join(__dirname, '..', '..', 'docs');
const PAGES = ['lint', 'diff', 'verify', 'model-limits'];
const CONSOLE = /```console\n\$ secured-ml (.*)\n([\s\S]*?)```/g;
const LEFT_OUT = '[...]';

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
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

async function outputOf(command: string): Promise<string> {
  const { output, error } = await runCli(...command.split(' '));
  return `${output}${error}`;
}

const commands = PAGES.flatMap((name) =>
  [...page(name).matchAll(CONSOLE)].map(([, command = '', text = '']) => [name, command, text] as const),
);

test('there are commands to try', () => {
  expect(commands.length).toBeGreaterThanOrEqual(7);
});

test.each(commands)('%s: secured-ml %s says what the page says', async (name, command, text) => {
  const output = await outputOf(command);
  if (UPDATE && !text.includes(LEFT_OUT))
    writeFileSync(
      join(DOCS, `${name}.md`),
      page(name).replace(`$ secured-ml ${command}\n${text}`, () => `$ secured-ml ${command}\n${output}`),
    );
  else expectLines(output, text);
});

/** `[...]` stands for any lines; all others are the same to the letter, in order. */
function expectLines(output: string, text: string): void {
  const pattern = text
    .split('\n')
    .map((line) => (line === LEFT_OUT ? '(?:.*\n)*?' : `${line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\n`));
  expect(`${output}`).toMatch(new RegExp(`^${pattern.join('').replace(/\n$/, '')}$`));
}

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
