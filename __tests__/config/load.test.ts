import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFile } from '../../src/config/load';
import { ConfigError } from '../../src/config/problem';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secured-ml-load-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A file of the folder with these bytes. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function refusal(path: string): { found: unknown; fix: string } {
  try {
    loadFile(path);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [problem] = error.problems;
    expect([error.problems.length, problem?.code, problem?.path]).toEqual([1, 'file', []]);
    expect(error.message).toContain(`${path}: one problem`);
    expect(error.message).toContain('allowed:  a YAML file in UTF-8 of at most 1 MB');
    return { found: problem?.found, fix: problem?.fix ?? '' };
  }
  throw new Error('the file was not refused');
}

const MB = 1024 * 1024;
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('loadFile', () => {
  test.each(['ml.yaml', 'ml.yml'])('reads %s, and knows the lines', (name) => {
    const path = file(name, '# comment\nname: fraud\n');
    const { lineOf, ...rest } = loadFile(path);
    expect(rest).toEqual({ file: path, data: { name: 'fraud' } });
    expect(lineOf(['name'])).toBe(2);
  });

  test('reads JSON', () => {
    expect(loadFile(file('ml.json', '{\n\t"name": "fraud",\n\t"n": [1]\n}')).data).toEqual({ name: 'fraud', n: [1] });
  });

  test('reads UTF-8 with a byte order mark and lines that end in CR LF', () => {
    const { data, lineOf } = loadFile(file('bom.yaml', '\ufeffname: früh\r\nregion: uksouth\r\n'));
    expect(data).toEqual({ name: 'früh', region: 'uksouth' });
    expect(lineOf(['region'])).toBe(2);
  });

  test('reads a megabyte, to the byte', () => {
    const text = 'name: fraud\n#';
    expect(loadFile(file('large.yaml', text.padEnd(MB, 'x'))).data).toEqual({ name: 'fraud' });
  });

  test.each<[string, () => string, string, string]>([
    [
      'it is not there',
      () => join(folder, 'none.yaml'),
      'no such file',
      'check the path; it is taken from the current folder',
    ],
    [
      'its folder is a file',
      () => join(file('a.yaml', 'a: 1'), 'b.yaml'),
      'a file that cannot be read (ENOTDIR)',
      'check the path',
    ],
    [
      'its name is too long',
      () => join(folder, `${'x'.repeat(300)}.yaml`),
      'a file that cannot be read (ENAMETOOLONG)',
      'check the path',
    ],
    ['its name is empty', () => '', 'no such file', 'check the path'],
    ['it is a folder', () => folder, 'no ordinary file', 'name a file'],
    ['it is a device', () => '/dev/null', 'no ordinary file', 'name a file'],
    ['it is too large', () => file('huge.yaml', 'x'.repeat(MB + 1)), `${MB + 1} bytes`, 'name the config, not data'],
    [
      'it is of another kind',
      () => file('ml.txt', 'a: 1'),
      "a file that ends in '.txt'",
      'name it .yaml, .yml or .json',
    ],
    ['it has no kind', () => file('config', 'a: 1'), "a file that ends in ''", 'name it .yaml, .yml or .json'],
    ['it is UTF-16', () => file('utf16.yaml', utf16('a: 1\n')), 'NUL characters', 'save it as UTF-8'],
    [
      'it is UTF-16 with a byte order mark',
      () => file('utf16b.yaml', utf16('\ufeffa: 1\n')),
      'bytes that are not UTF-8',
      'save it as UTF-8',
    ],
    [
      'it is Latin-1',
      () => file('latin.yaml', Buffer.from('name: früh', 'latin1')),
      'bytes that are not UTF-8',
      'save it as UTF-8',
    ],
    [
      'a letter is written too long',
      () => file('overlong.yaml', new Uint8Array([0xc0, 0xaf])),
      'bytes that are not UTF-8',
      'save it as UTF-8',
    ],
    ['it holds NUL', () => file('nul.yaml', 'a: 1\n\0'), 'NUL characters', 'save it as UTF-8'],
  ])('fails when %s', (_, path, found, fix) => {
    expect(refusal(path())).toEqual({ found, fix: expect.stringContaining(fix) });
  });

  test('fails when it is a symbolic link, to whatever', () => {
    mkdirSync(join(folder, 'sub'));
    symlinkSync(file('target.yaml', 'a: 1'), join(folder, 'link.yaml'));
    symlinkSync(join(folder, 'nowhere.yaml'), join(folder, 'dangling.yaml'));
    symlinkSync(join(folder, 'sub'), join(folder, 'folder.yaml'));
    for (const link of ['link.yaml', 'dangling.yaml', 'folder.yaml']) {
      expect(refusal(join(folder, link))).toEqual({ found: 'a symbolic link', fix: 'name the file itself' });
    }
  });

  test('fails with the name and the line of what is no YAML', () => {
    const path = file('dup.yaml', 'a: 1\nb: 2\na: 3\n');
    expect(() => loadFile(path)).toThrow(
      `${path}: one problem\n\n  (the whole file)  (line 3)\n    found:    the key 'a' twice\n`,
    );
  });
});
