import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../src/config/problem';
import { runCli } from '../support/run-cli';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const folder = mkdtempSync(join(tmpdir(), 'tags-'));
const write = (name: string, data: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof data === 'string' ? data : JSON.stringify(data));
  return path;
};
afterAll(() => rmSync(folder, { recursive: true }));

const entry = (name: string, ...addressPrefixes: readonly string[]) => ({ name, properties: { addressPrefixes } });
const list = (changeNumber: number | string, ...values: readonly object[]) => ({
  changeNumber,
  cloud: 'Public',
  values,
});
const BATCH = entry('BatchNodeManagement.EastUS2', '40.70.147.224/27', '2603:1030::/48', '13.77.80.138/32');
const CENTRAL = entry('AzureMachineLearning.CentralUS', '13.89.171.64/28');
const EAST = entry('AzureMachineLearning.EastUS2', '20.41.0.240/28');
const file = write('ServiceTags_Public_20251117.json', list(376, BATCH, CENTRAL, EAST, entry('Sql', '1.0.0.0/8')));
const yaml = readFileSync(join(EXAMPLES, 'forced-tunnelling-prefixes.yaml'), 'utf8');
const config = write('config.yaml', yaml.replace('forced-tunnelling-prefixes.tags.json', 'my.tags.json'));
const lock = join(folder, 'my.tags.json');
const run = (...args: readonly string[]) => runCli('tags', ...args);

test('lock writes what the config needs where the config says, whatever shape the list has', async () => {
  const { code, output } = await run('lock', config, '--from', file);
  expect(output).toBe(
    `${lock}: 4 prefixes of AzureMachineLearning.CentralUS, AzureMachineLearning.EastUS2, BatchNodeManagement.EastUS2; Public, change 376\n`,
  );
  expect(code).toBe(0);
  const written = readFileSync(lock, 'utf8');
  const api = write('ServiceTags_Public_20251117.json', { ...list('376', EAST, CENTRAL, BATCH), nextLink: null });
  await run('lock', config, '--from', api);
  expect(readFileSync(lock, 'utf8')).toBe(written);
});

test('lock tells of a tag that has no prefix', async () => {
  const empty = write('empty.json', list(376, BATCH, EAST, entry('AzureMachineLearning.CentralUS')));
  const { code, error } = await run('lock', config, '--from', empty, '--out', join(folder, 'empty.tags.json'));
  expect([code, error]).toEqual([0, 'no IPv4 prefix in the file: AzureMachineLearning.CentralUS\n']);
});

test('diff tells what came and went, and ends with 1; with 0 where nothing did', async () => {
  await run('lock', config, '--from', write('ServiceTags_Public_20251117.json', list(376, BATCH, CENTRAL, EAST)));
  const newer = write(
    'newer.json',
    list(380, { ...BATCH, properties: { addressPrefixes: ['13.77.80.138/32', '52.1.2.0/24'] } }, CENTRAL),
  );
  expect(await run('diff', lock, '--from', newer)).toEqual({
    code: 1,
    output: [
      'AzureMachineLearning.EastUS2: no longer in the file',
      'BatchNodeManagement.EastUS2',
      '  + 52.1.2.0/24',
      '  - 40.70.147.224/27',
      'change 376 (ServiceTags_Public_20251117.json) to 380 (newer.json): changed',
      '',
    ].join('\n'),
    error: '',
  });
  const same = write('same.json', list(381, BATCH, CENTRAL, EAST));
  const { code, output } = await run('diff', lock, '--from', same);
  expect([code, output]).toEqual([0, 'change 376 (ServiceTags_Public_20251117.json) to 381 (same.json): the same\n']);
});

test.each<[string, () => readonly string[], RegExp]>([
  ['there is no list', () => ['lock', config, '--from', 'nowhere.json'], /'nowhere\.json': ENOENT/],
  ['the list is no JSON', () => ['lock', config, '--from', config], /'.*config\.yaml': .*JSON/],
  ['the list is none', () => ['lock', config, '--from', write('x.json', {})], /expected a service tag file/],
  ['the list says no version', () => ['lock', config, '--from', write('x.json', { values: [] })], /'changeNumber'/],
  [
    'the list lacks a tag',
    () => ['lock', config, '--from', write('x.json', list(1, BATCH))],
    /lacks AzureMachineLearning\.CentralUS, /,
  ],
  [
    'the config names no lock',
    () => ['lock', join(EXAMPLES, 'forced-tunnelling.yaml'), '--from', file],
    /names no forcedTunnelling\.tagLock/,
  ],
  [
    'the config needs no prefixes',
    () => ['lock', join(EXAMPLES, 'minimal.yaml'), '--from', file, '--out', join(folder, 'none.json')],
    /writes no prefixes into routes/,
  ],
  ['the lock is none', () => ['diff', file, '--from', file], /no lock of service tags/],
  [
    'the newer list is of another cloud',
    () => ['diff', lock, '--from', write('x.json', { ...list(1), cloud: 'China' })],
    /is of China, and the lock of Public/,
  ],
  ['--from is left out', () => ['diff', lock], /required option/],
])('ends with 2 where %s', async (_, args, message) => {
  const { code, error } = await run(...args());
  expect(error).toMatch(message);
  expect(code).toBe(2);
});

test('a config that is refused for another reason is refused here too', async () => {
  const bad = write('bad.yaml', yaml.replace('region: eastus2', 'region: eastus22'));
  const refused = await run('lock', bad, '--from', file, '--out', lock).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ConfigError);
  expect((refused as ConfigError).problems.map(({ code }) => code)).toEqual(['region']);
});

test('the lock beside our example is the one that its file gives, to the letter', async () => {
  const ours = join(EXAMPLES, 'forced-tunnelling-prefixes.tags.json');
  const { file: name, cloud, changeNumber, tags } = JSON.parse(readFileSync(ours, 'utf8'));
  const values = Object.entries<string[]>(tags).map(([tag, prefixes]) => entry(tag, ...[...prefixes].reverse()));
  const again = write(name, { changeNumber, cloud, values: values.reverse() });
  const out = join(folder, 'again.json');
  expect(await run('lock', config, '--from', again, '--out', out)).toMatchObject({ code: 0 });
  expect(readFileSync(out, 'utf8')).toBe(readFileSync(ours, 'utf8'));
});
