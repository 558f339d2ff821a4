import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { loadFile } from '../config/load';
import { neededTags } from '../config/needed-tags';
import { ConfigError } from '../config/problem';
import { readConfig } from '../config/read';
import { makeTagLock, readTagLock, type TagLock, writeTagLock } from '../config/tag-lock';
import type { Cidr } from '../net/cidr';
import { readServiceTagFile, type ServiceTagFile } from '../net/service-tag-file';
import { InputError } from './input-error';

interface LockOptions {
  readonly from: string;
  readonly out?: string;
}

/** `secured-ml tags`: exit code 0 written, or the same; 1 a config is refused, or something changed; 2 wrong usage. */
export function addTags(program: Command): void {
  const tags = program
    .command('tags')
    .description('pin the addresses of service tags that a config writes into routes');
  tags
    .command('lock')
    .description("write a small lock of just what a config needs, from Microsoft's file")
    .argument('<config>', 'config file')
    .requiredOption('--from <file>', 'ServiceTags_Public_….json, or the answer of az network list-service-tags')
    .option('--out <file>', 'where the lock goes, in place of what the config names')
    .action(lockTags);
  tags
    .command('diff')
    .description('say what a newer file changes of a lock')
    .argument('<lock>', 'lock file')
    .requiredOption('--from <file>', 'the newer file')
    .action(diffTags);
}

function lockTags(config: string, { from, out }: LockOptions): void {
  const { data, lineOf, tagLock } = loadFile(config);
  const { draft, problems } = readConfig(data);
  const others = problems.filter(({ path }) => path[1] !== 'tagLock');
  if (others.length > 0) throw new ConfigError(others, config, lineOf);
  const target = out ?? tagLock;
  if (target === undefined)
    throw new InputError(`'${config}' names no forcedTunnelling.tagLock: write it there, or give --out`);
  const tags = neededTags(draft);
  if (tags.length === 0)
    throw new InputError(`'${config}' writes no prefixes into routes: nodes without public addresses need none`);
  const lock = attempt(from, () => makeTagLock(readFile(from), basename(from), tags));
  writeFileSync(target, writeTagLock(lock));
  const empty = tags.filter((tag) => lock.tags[tag]?.length === 0);
  if (empty.length > 0) process.stderr.write(`no IPv4 prefix in the file: ${empty.join(', ')}\n`);
  process.stdout.write(`${target}: ${describe(lock)}\n`);
}

function diffTags(path: string, { from }: { readonly from: string }): void {
  const lock = attempt(path, () => readTagLock(json(path)));
  const file = readFile(from);
  if (file.cloud !== lock.cloud)
    throw new InputError(`'${from}' is of ${file.cloud ?? 'an unknown cloud'}, and the lock of ${lock.cloud}`);
  const lines = Object.entries(lock.tags).flatMap(([tag, old]) => {
    const now = attempt(from, () => file.ipv4Of(tag));
    if (now === undefined) return [`${tag}: no longer in the file`];
    const changes = [...marked('+', now, old), ...marked('-', old, now)];
    return changes.length === 0 ? [] : [tag, ...changes];
  });
  const versions = `change ${lock.changeNumber} (${lock.file}) to ${file.changeNumber ?? 'unknown'} (${basename(from)})`;
  process.stdout.write([...lines, `${versions}: ${lines.length === 0 ? 'the same' : 'changed'}`, ''].join('\n'));
  process.exitCode = lines.length === 0 ? 0 : 1;
}

function marked(mark: string, these: readonly Cidr[], others: readonly Cidr[]): string[] {
  const known = new Set(others.map(String));
  return these.filter((block) => !known.has(`${block}`)).map((block) => `  ${mark} ${block}`);
}

function describe({ cloud, changeNumber, tags }: TagLock): string {
  const prefixes = Object.values(tags).reduce((sum, { length }) => sum + length, 0);
  return `${prefixes} prefixes of ${Object.keys(tags).join(', ')}; ${cloud}, change ${changeNumber}`;
}

function readFile(path: string): ServiceTagFile {
  return attempt(path, () => readServiceTagFile(json(path)));
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** A file that cannot be read is wrong usage. */
function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InputError(`'${path}': ${(error as Error).message}`);
  }
}
