import { lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join } from 'node:path';
import { ConfigError, type ConfigPath } from './problem';
import { parseYaml } from './yaml';

/** A config file as plain data, not checked yet. */
export interface LoadedFile {
  readonly file: string;
  readonly data: unknown;
  readonly lineOf: (path: ConfigPath) => number | undefined;
  /** Where the lock of service tags is, or should be, that the file names. */
  readonly tagLock?: string;
}

const MOST_BYTES = 1024 * 1024;

/**
 * Reads a YAML (or JSON) file of at most 1 MB.
 *
 * @throws ConfigError when it is not there, is no ordinary file, is too large, is not UTF-8, or is no plain YAML
 */
export function loadFile(file: string): LoadedFile {
  const text = readText(file);
  const parsed = parseYaml(text, file);
  return { file, ...parsed, ...withTagLock(parsed.data, dirname(file)) };
}

/** The lock that a config names by its path is read here, so that the checks need no file. What cannot be read stays a path. */
function withTagLock(data: unknown, folder: string): Pick<LoadedFile, 'data' | 'tagLock'> {
  const tunnel = (data as { readonly forcedTunnelling?: { readonly tagLock?: unknown } } | null)?.forcedTunnelling;
  if (typeof tunnel?.tagLock !== 'string' || isAbsolute(tunnel.tagLock)) return { data };
  const tagLock = join(folder, tunnel.tagLock);
  try {
    const lock: unknown = JSON.parse(readFileSync(tagLock, 'utf8'));
    return { data: { ...(data as object), forcedTunnelling: { ...tunnel, tagLock: lock } }, tagLock };
  } catch {
    return { data, tagLock };
  }
}

function readText(file: string): string {
  const refuse = (found: string, fix: string): never => {
    throw new ConfigError(
      [{ code: 'file', path: [], found, allowed: 'a YAML file in UTF-8 of at most 1 MB', fix }],
      file,
    );
  };
  let size = 0;
  try {
    if (lstatSync(file).isSymbolicLink()) refuse('a symbolic link', 'name the file itself');
    const stat = statSync(file);
    if (!stat.isFile()) refuse('no ordinary file', 'name a file');
    size = stat.size;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    refuse(
      code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code})`,
      'check the path; it is taken from the current folder',
    );
  }
  if (size > MOST_BYTES) refuse(`${size} bytes`, 'name the config, not data');
  if (!['.yaml', '.yml', '.json'].includes(extname(file)))
    refuse(`a file that ends in '${extname(file)}'`, 'name it .yaml, .yml or .json');
  try {
    // The decoder takes a byte order mark away, and refuses what is not UTF-8 (UTF-16 holds NUL bytes, refused below).
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    if (text.includes('\0')) refuse('NUL characters', 'save it as UTF-8');
    return text;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    return refuse('bytes that are not UTF-8', 'save it as UTF-8');
  }
}
