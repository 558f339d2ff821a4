import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder';
import { mustRun } from '../command';

const MANIFESTS = ['package.json', 'package-lock.json'];

/**
 * The pinned cdktf CLI: installed once for each lockfile into the cache, from then on found there. Answers the file to
 * run with node.
 */
export function installedCdktfCli(): string {
  const cache = join(cacheFolder(), 'cdktf-cli');
  const home = join(cache, lockfileDigest());
  if (!existsSync(home)) install(cache, home);
  return join(home, 'node_modules', 'cdktf-cli', 'bundle', 'bin', 'cdktf');
}

function install(cache: string, home: string): void {
  process.stderr.write('installing the cdktf CLI into the cache, once: some 420 MB\n');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'installing-'));
  try {
    for (const file of MANIFESTS) copyFileSync(join(__dirname, file), join(folder, file));
    mustRun('npm', ['ci', '--no-audit', '--no-fund', '--prefix', folder], { cwd: folder, timeoutSeconds: 1200 });
    moveInto(folder, home);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Another run may have been faster; its installation is the same. */
function moveInto(folder: string, home: string): void {
  try {
    renameSync(folder, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  }
}

function lockfileDigest(): string {
  const lockfile = readFileSync(join(__dirname, 'package-lock.json'));
  return createHash('sha256').update(lockfile).digest('hex').slice(0, 16);
}
