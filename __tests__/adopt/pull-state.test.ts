import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pullState, reportFindings } from '../../src/adopt';

const folder = mkdtempSync(join(tmpdir(), 'pull-state-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program in place of Terraform. */
function program(name: string, body: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  return file;
}

test('the state is what the program that is named prints from the first brace on', async () => {
  const tofu = program('tofu', `echo "a warning"; echo "{\\"args\\": \\"$*\\"}"`);
  expect(JSON.parse(await pullState(folder, tofu))).toEqual({ args: 'state pull -no-color' });
});

test('TERRAFORM_BINARY_NAME names the program', async () => {
  const before = process.env.TERRAFORM_BINARY_NAME;
  process.env.TERRAFORM_BINARY_NAME = program('other', 'echo "{}"');
  try {
    expect(await pullState(folder)).toBe('{}\n');
    const one = { address: 'azurerm_subnet.A', type: 'azurerm_subnet', importId: 'a', armId: 'a', api: '1' };
    const findings = { orphans: [], whole: [one], broken: [], byHand: [], unknown: [], total: 1 };
    expect(reportFindings(findings)).toContain("other untaint 'azurerm_subnet.A'");
  } finally {
    if (before === undefined) delete process.env.TERRAFORM_BINARY_NAME;
    else process.env.TERRAFORM_BINARY_NAME = before;
  }
});

test('fails when the program fails, and tells what it said', async () => {
  const broken = program('broken', 'echo "no backend" >&2; exit 1');
  await expect(pullState(folder, broken)).rejects.toThrow(/state pull, in .*no backend/);
});
