import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeExample } from '../support/examples';
import { runCli } from '../support/run-cli';

const folder = mkdtempSync(join(tmpdir(), 'expect-'));
const stack = join(folder, 'minimal.tf.json');
beforeAll(() => writeFileSync(stack, JSON.stringify(synthesizeExample('minimal').json)));
afterAll(() => rmSync(folder, { recursive: true }));

const verify = (yaml: string, ...args: readonly string[]) => {
  const file = join(folder, 'expect.yaml');
  writeFileSync(file, yaml);
  return runCli('verify', stack, '--expect', file, ...args);
};

test('judges the flows of a file beside those of the catalogue', async () => {
  const { output } = await verify(
    'mustNot:\n  - { from: Internet, to: cpu, port: 22, why: nobody logs in from outside }\n',
  );
  expect(output).toMatch(
    /proven mustNot-1 nobody logs in from outside: Internet to cpu 22: must not be reached, is blocked/,
  );
});

test('ends with 1 where an expectation is violated, and tells the path', async () => {
  const { code, output } = await verify('must:\n  - { from: cpu, to: Internet }\n');
  expect(output).toMatch(/violated must-1[\s\S]*DenyInternet/);
  expect(code).toBe(1);
});

test('fails when the file has faults: wrong usage, each with its line', async () => {
  const { code, error } = await verify(
    'must:\n  - { from: cpu }\nmustNot:\n  - { to: cpu, from: Internet, ports: 22 }\n',
  );
  expect(code).toBe(2);
  expect(error).toMatch(/2 problems[\s\S]*must\[0\][\s\S]*line 2[\s\S]*mustNot\[0\][\s\S]*line 4/);
});

test('fails when an end is not in the input', async () => {
  const { code, error } = await verify('must:\n  - { from: gpu, to: Storage }\n');
  expect(code).toBe(2);
  expect(error).toMatch(/must\[0\]\.from {2}\(line 2\)[\s\S]*'gpu' is no subnet \(snet-compute/);
});

test.each([
  ['is not there', undefined],
  ['is empty', ''],
  ['is no YAML', 'must: [\n'],
])('fails when the file %s', async (_, text) => {
  const { code, error } =
    text === undefined ? await runCli('verify', stack, '--expect', join(folder, 'none.yaml')) : await verify(text);
  expect(code).toBe(2);
  expect(error).not.toMatch(/environment, region and network/);
});

test('takes as given what a file says of an appliance, tells so, and needs no flows beside it', async () => {
  const tunnelled = join(folder, 'tunnelled.tf.json');
  writeFileSync(tunnelled, JSON.stringify(synthesizeExample('forced-tunnelling').json));
  const alone = await runCli('verify', tunnelled);
  expect([alone.code, alone.error]).toEqual([3, '']);
  const file = join(__dirname, '..', '..', 'examples', 'expectations', 'forced-tunnelling.yaml');
  const { code, output, error } = await runCli('verify', tunnelled, '--expect', file);
  expect(output).toContain('0 violated, 0 unknown');
  expect(error).toBe(`given, not proven: what 10.90.112.4 lets out, from ${file}\n`);
  expect(code).toBe(0);
});
