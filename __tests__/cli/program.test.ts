import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AZURERM } from '../../src/facts/provider';
import { EXAMPLES } from '../support/examples';
import { run } from './console';

// Room for a machine that is busy.
jest.setTimeout(60_000);

const ROOT = join(__dirname, '..', '..');
const GOOD = EXAMPLES['secured-ml'] ?? '';
const MINIMAL = EXAMPLES.minimal ?? '';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secured-ml-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
/** The minimal example with some text replaced. */
const spoilt = (name: string, from: string, to: string) => {
  const text = readFileSync(MINIMAL, 'utf8');
  if (!text.includes(from)) throw new Error(`the minimal example has no '${from}'`);
  return file(name, text.replace(from, to));
};
const providerOf = (out: string, stack: string): unknown => {
  const { terraform } = JSON.parse(readFileSync(join(out, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
  return terraform.required_providers.azurerm.version;
};

describe('secured-ml check', () => {
  test('says what each config would build, in order, and writes nothing', async () => {
    const before = readdirSync(folder);
    const { stdout, stderr, exit } = await run('check', GOOD, MINIMAL);
    expect(stdout.match(/^\S.*: mlw-.*$/gm)).toEqual([
      'fraud-dev-eastus2: mlw-fraud-dev-eastus2 in 10.40.0.0/16, eastus2',
      'minimal-dev-westeurope: mlw-minimal-dev-westeurope in 10.50.0.0/22, westeurope',
    ]);
    expect([stderr, exit, readdirSync(folder)]).toEqual(['', undefined, before]);
  });

  test('takes secured-ml.yaml of the current folder when none is named', async () => {
    file('secured-ml.yaml', readFileSync(MINIMAL, 'utf8'));
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect((await run('check')).stdout).toMatch(/^minimal-dev-westeurope: /);
    } finally {
      process.chdir(before);
    }
  });

  test('fails with the problems of every config, and prints no summary', async () => {
    const bad = [
      spoilt('one.yaml', 'environment: dev', 'environment: Dev'),
      spoilt('two.yaml', '10.50.0.0/22', '10.50.0.1/22'),
      join(folder, 'none.yaml'),
    ];
    const { stdout, refused } = await run('check', bad[0] ?? '', GOOD, ...bad.slice(1));
    expect(stdout).toBe('');
    expect(refused?.problems.map(({ code }) => code)).toEqual(['name', 'cidr', 'file']);
    for (const path of bad) expect(refused?.message).toContain(`${path}: one problem\n`);
    expect(refused?.message).toContain(
      "    change:   expected the first address of a block with its prefix, got '10.50.0.1/22': did you mean '10.50.0.0/22'?",
    );
    expect(refused?.message).toContain('  environment  (line 4)\n');
  });
});

describe('secured-ml synth', () => {
  test('writes a stack of each config and says where', async () => {
    const out = join(folder, 'two');
    const { stdout, exit } = await run('synth', GOOD, MINIMAL, '--out', out);
    const stacks = ['fraud-dev-eastus2', 'minimal-dev-westeurope'];
    expect(readdirSync(join(out, 'stacks')).sort()).toEqual(stacks);
    for (const stack of stacks) expect(stdout).toContain(`\nwritten to ${out}/stacks/${stack}/cdk.tf.json\n`);
    expect(stdout).toMatch(/^fraud-dev-eastus2: [\s\S]+\n\nminimal-dev-westeurope: /);
    expect(exit).toBeUndefined();
  });

  test.each(['4', '5'] as const)('writes for azurerm %s when told so', async (generation) => {
    const out = join(folder, `azurerm${generation}`);
    await run('synth', MINIMAL, '--azurerm', generation, '--out', out);
    expect(providerOf(out, 'minimal-dev-westeurope')).toBe(AZURERM[generation].version);
  });

  test('writes for the azurerm that the config names', async () => {
    const out = join(folder, 'named');
    await run('synth', spoilt('five.yaml', 'compute:', 'provider: { azurerm: 5 }\ncompute:'), '--out', out);
    expect(providerOf(out, 'minimal-dev-westeurope')).toBe(AZURERM['5'].version);
  });

  test.each([
    ['a value is refused', () => [spoilt('bad.yaml', 'region: westeurope', 'region: westeurpoe')], 'region'],
    ['subnets do not fit', () => [spoilt('full.yaml', 'maxNodes: 2', 'maxNodes: 2000')], 'does-not-fit'],
    ['it is no YAML', () => [file('no.yaml', 'a: [')], 'yaml'],
    ['it is not there', () => [join(folder, 'none.yaml')], 'file'],
    ['the second config is bad', () => [GOOD, spoilt('second.yaml', 'name: minimal', 'name: Minimal')], 'name'],
    ['two configs have one name', () => [MINIMAL, spoilt('same.yaml', '10.50.0.0/22', '10.51.0.0/22')], 'duplicate'],
    ['a config is named twice', () => [GOOD, GOOD], 'duplicate'],
  ])('fails when %s, and makes not even the folder', async (_, files, code) => {
    const out = join(folder, 'never');
    const { stdout, refused } = await run('synth', ...files(), '--out', out);
    expect([stdout, refused?.problems.map((problem) => problem.code), existsSync(out)]).toEqual(['', [code], false]);
  });
});

describe('secured-ml schema', () => {
  test('prints the JSON Schema that the project ships', async () => {
    const { stdout } = await run('schema');
    expect(stdout).toBe(readFileSync(join(ROOT, 'secured-ml.schema.json'), 'utf8'));
  });
});

describe('wrong usage', () => {
  test.each([
    ['a command is unknown', ['frobnicate'], "error: unknown command 'frobnicate'"],
    ['a command is a slip', ['synht'], '(Did you mean synth?)'],
    ['there is no command', [], 'Usage: secured-ml [options] [command]'],
    ['an option is unknown', ['check', '--bogus'], "error: unknown option '--bogus'"],
    ['an option belongs to another command', ['check', '--azurerm', '5'], "error: unknown option '--azurerm'"],
    ['a generation is unknown', ['synth', '--azurerm', '6'], "argument '6' is invalid. Allowed choices are 4, 5."],
    ['an option lacks its value', ['synth', '--out'], "error: option '--out <dir>' argument missing"],
    ['schema gets a file', ['schema', 'x.yaml'], "error: too many arguments for 'schema'"],
  ])('fails with exit code 2 when %s', async (_, argv, message) => {
    const { stdout, stderr, exit } = await run(...argv);
    expect([stdout, exit]).toEqual(['', 2]);
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: secured-ml');
  });

  test.each([['--help'], ['help', 'synth'], ['synth', '--help']])('is not to ask for help: %s', async (...argv) => {
    const { stdout, exit } = await run(...argv);
    expect([stdout.slice(0, 17), exit]).toEqual(['Usage: secured-ml', 0]);
  });
});
