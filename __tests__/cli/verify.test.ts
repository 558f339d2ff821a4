import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesizeExample } from '../support/examples';
import { runCli } from '../support/run-cli';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
const file = (name: string, data: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(data));
  return path;
};
afterAll(() => rmSync(folder, { recursive: true }));

const firewall = file('firewall.tf.json', synthesizeExample('firewall').json);
const open = JSON.parse(JSON.stringify(synthesizeExample('minimal').json));
for (const account of Object.values<{ network_rules: { default_action: string } }>(
  open.resource.azurerm_storage_account,
)) {
  account.network_rules.default_action = 'Allow';
}
const violated = file('open.tf.json', open);

describe('secured-ml verify', () => {
  test('ends with 0 where all is proven', async () => {
    const { code, output } = await runCli('verify', firewall);
    expect(output).toContain('0 violated, 0 unknown');
    expect(code).toBe(0);
  });

  test('ends with 1 where something is violated, and says by whom', async () => {
    const { code, output } = await runCli('verify', violated);
    expect(output).toMatch(
      /violated internet-to-storage azurerm_storage_account\.\S+: the Internet to st\w+ \(blob\) 443\/tcp/,
    );
    expect(output).toContain('is open to every network');
    expect(code).toBe(1);
  });

  test('ends with 3 where something is not known', async () => {
    const data = JSON.parse(JSON.stringify(synthesizeExample('minimal').json));
    for (const account of Object.values<Record<string, unknown>>(data.resource.azurerm_key_vault))
      account.public_network_access_enabled = '${var.open}';
    const { code, output } = await runCli('verify', file('unknown.tf.json', data));
    expect(output).toMatch(/unknown secrets .*: must be reached, is unknown/);
    expect(code).toBe(3);
  });

  test('ends with 3 where there is nothing to prove', async () => {
    const { code, error } = await runCli('verify', file('empty.tf.json', { resource: {} }));
    expect(error).toContain('nothing is proven');
    expect(code).toBe(3);
  });

  test('names what it does not model', async () => {
    const data = { resource: { azurerm_virtual_network_gateway: { g: { name: 'g' } } } };
    const { error } = await runCli('verify', file('gateway.tf.json', data));
    expect(error).toContain('not modelled: azurerm_virtual_network_gateway.g');
  });

  test.each([
    [['verify', 'nowhere.json'], "there is no 'nowhere.json'"],
    [['verify', firewall, '--tags', 'nowhere.json'], "'nowhere.json'"],
    [['verify', '--format', 'xml', firewall], ''],
  ])('ends with 2 on wrong usage (%#)', async (args, message) => {
    const { code, error } = await runCli(...args);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });
});

describe('secured-ml explain', () => {
  test('says the path of what is reached', async () => {
    const { code, output } = await runCli('explain', firewall, '--from', 'snet-compute', '--to', 'pypi.org');
    expect(output.split('\n').map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
      'snet-compute to pypi.org, 443/tcp: reached',
      'rule out',
      'route',
      'firewall',
      'way out',
      '',
    ]);
    expect(output).toContain("application rule 'app-packages/python'");
    expect(code).toBe(0);
  });

  test('ends with 1 where it is blocked, and marks who blocks', async () => {
    const { code, output } = await runCli(
      'explain',
      firewall,
      '--from',
      'snet-compute',
      '--to',
      'Internet',
      '--port',
      '443/tcp',
    );
    expect(output).toMatch(/✗ firewall {2,}no rule of firewall/);
    expect(code).toBe(1);
  });

  test('ends with 3 where the input does not say', async () => {
    const minimal = file('minimal.tf.json', synthesizeExample('minimal').json);
    const { code } = await runCli('explain', minimal, '--from', 'snet-compute', '--to', '20.60.1.1');
    expect(code).toBe(3);
  });

  test.each([
    [['--from', 'no such', '--to', 'Internet'], "'no such' is no subnet (snet-compute,"],
    [
      ['--from', 'snet-compute', '--to', 'Internet', '--port', '443/sctp'],
      "expected '443/tcp', '53/udp' or 'icmp', got '443/sctp'",
    ],
    [['--from', 'snet-compute', '--to', '10.0.0.300'], "got '10.0.0.300'"],
  ])('ends with 2 on wrong usage (%#)', async (args, message) => {
    const { code, error } = await runCli('explain', firewall, ...args);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });
});
