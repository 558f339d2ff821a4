import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const TSX = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');
const GOOD = join(ROOT, 'examples', 'minimal.yaml');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder = '';
let runs: { good: Ended; bad: Ended; usage: Ended; unwritable: Ended };

/** A process is slow to start, so all run at once. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'secured-ml-main-'));
  writeFileSync(join(folder, 'bad.yaml'), 'name: X\nregion: moon\nnetwork: { addressSpace: 10.0.0.1/8 }\n');
  writeFileSync(join(folder, 'taken'), '');
  const [good, bad, usage, unwritable] = await Promise.all([
    main('synth', GOOD, '--out', 'good'),
    main('synth', 'bad.yaml', '--out', 'bad'),
    main('synth', '--azurerm', '6'),
    main('synth', GOOD, '--out', 'taken/out'),
  ]);
  runs = { good, bad, usage, unwritable };
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function main(...argv: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [TSX, MAIN, ...argv], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

describe('the command', () => {
  test('ends with 0 when it is done, and writes where it is run', () => {
    const { code, stdout, stderr } = runs.good;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^minimal-dev-westeurope: [\s\S]+written to good\/stacks\/minimal-dev-westeurope\/cdk\.tf\.json\n\n$/,
    );
    expect(existsSync(join(folder, 'good', 'stacks', 'minimal-dev-westeurope', 'cdk.tf.json'))).toBe(true);
  });

  test('ends with 1 when a config is refused: every problem on the error output, nothing else anywhere', () => {
    const { code, stdout, stderr } = runs.bad;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^bad\.yaml: 4 problems\n/);
    expect([...stderr.matchAll(/^ {2}(\S+) {2}\(line (\d)\)$/gm)].map(([, path, line]) => `${path} ${line}`)).toEqual([
      'environment 1',
      'name 1',
      'region 2',
      'network.addressSpace 3',
    ]);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(existsSync(join(folder, 'bad'))).toBe(false);
  });

  test('ends with 2 when it is used wrongly', () => {
    const { code, stdout, stderr } = runs.usage;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: option '--azurerm <generation>' argument '6' is invalid/);
  });

  test('ends with 2 and a line when the output has no place', () => {
    const { code, stdout, stderr } = runs.unwritable;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^ENOTDIR: .+'taken\/out'\n$/);
  });

  test('leaves nothing else in the folder', () => {
    expect(readdirSync(folder).sort()).toEqual(['bad.yaml', 'good', 'taken']);
  });
});
