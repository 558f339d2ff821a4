import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeExample } from '../support/examples';
import { runCli } from '../support/run-cli';

const FIXTURES = join(__dirname, '..', 'fixtures', 'defects');
const fixture = (name: string) => join(FIXTURES, name);

test('ends with 0 where there is nothing to mend', async () => {
  const { code, output } = await runCli('lint', fixture('08-private-compute.corrected.tf.json'));
  expect(output).toContain(': 0 to mend, 0 not judged, 0 noted');
  expect(code).toBe(0);
});

test.each(['08-private-compute.defect.tf.json', '08-private-compute.defect.plan.json'])(
  'ends with 1 for %s',
  async (name) => {
    const { code, output } = await runCli('lint', fixture(name));
    expect(output).toContain('error ML-001 azurerm_machine_learning_compute_cluster.cpu');
    expect(output).toContain('fix: add an azurerm_private_endpoint');
    expect(code).toBe(1);
  },
);

test('reads a folder of stacks, each under its own name', async () => {
  const { code, output } = await runCli('lint', FIXTURES);
  expect(output).toContain('error NET-013 05-small-bastion.defect/azurerm_subnet.AzureBastionSubnet');
  expect(code).toBe(1);
});

test.each(['json', 'sarif'])('writes %s that parses', async (format) => {
  const { output } = await runCli('lint', fixture('05-small-bastion.defect.tf.json'), '--format', format);
  expect(JSON.stringify(JSON.parse(output))).toContain('NET-013');
});

test('with a tag file it knows whether routes that name addresses cover the callers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const file = join(folder, 'routes.tf.json');
  writeFileSync(file, JSON.stringify(synthesizeExample('forced-tunnelling-prefixes').json));
  const list = join(__dirname, '..', '..', 'examples', 'forced-tunnelling-prefixes.tags.json');
  expect((await runCli('lint', file)).output).toContain('unknown NET-006');
  expect((await runCli('lint', file, '--tags', list)).output).not.toContain('NET-006');
  rmSync(folder, { recursive: true });
});

describe('what could not be judged', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  const file = join(folder, 'gateway.tf.json');
  beforeAll(() =>
    writeFileSync(file, JSON.stringify({ resource: { azurerm_application_gateway: { main: { name: 'main' } } } })),
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is told', async () => {
    const { code, output } = await runCli('lint', file);
    expect(output).toContain('unknown NET-017 azurerm_application_gateway.main');
    expect(code).toBe(0);
  });

  test('ends with 3 where proof is asked for', async () => {
    expect((await runCli('lint', file, '--strict')).code).toBe(3);
  });
});

test.each([
  ['a file that is not there', ['lint', 'nowhere.json']],
  ['a file that is no Terraform', ['lint', join(__dirname, '..', '..', 'package.json')]],
  ['a file that is no JSON', ['lint', __filename]],
  ['a folder without Terraform', ['lint', __dirname]],
  ['no file', ['lint']],
  ['a format that there is not', ['lint', FIXTURES, '--format', 'pdf']],
])('fails when given %s: wrong usage, 2', async (_, args) => {
  const { code, error } = await runCli(...args);
  expect(error).not.toBe('');
  expect(code).toBe(2);
});
