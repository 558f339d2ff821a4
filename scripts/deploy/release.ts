import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mustRun, run } from '../command';
import { configsIn } from '../examples';
import type { Synth } from './stack-folder';

/** An earlier state of this project, in a folder of its own, with the examples that it had. */
export interface Release {
  readonly name: string;
  readonly configs: readonly string[];
  readonly synth: Synth;
}

/** The newest tag that this commit comes after; none before the first release, or where history is cut off. */
export function previousRelease(): string | undefined {
  const { code, stdout } = run('git', ['describe', '--tags', '--abbrev=0', '--match', 'v*']);
  return code === 0 ? stdout.trim() : undefined;
}

/** Lays out what a tag, branch or commit held. @throws Error where git does not know it, or npm cannot install it */
export function layOut(name: string, scratch: string): Release {
  const folder = join(scratch, 'release');
  const archive = join(scratch, 'release.tar');
  mkdirSync(folder);
  mustRun('git', ['archive', '--format=tar', `--output=${archive}`, name]);
  mustRun('tar', ['-xf', archive, '-C', folder]);
  install(folder);
  const synth: Synth = (config, azurerm, out) => {
    const program = join('src', 'cli', 'main.ts');
    const given = [program, 'synth', config, '--azurerm', azurerm, '--out', resolve(out)];
    mustRun('npx', ['tsx', ...given], { cwd: folder });
  };
  return { name, configs: configsIn(folder), synth };
}

/** With the same lockfile, the packages are those that are here. */
function install(folder: string): void {
  const lock = (at: string) => readFileSync(join(at, 'package-lock.json'), 'utf8');
  if (lock(folder) === lock('.') && existsSync('node_modules'))
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  else mustRun('npm', ['ci'], { cwd: folder });
}

/** Types of Terraform that the newest section of the changelog says are replaced: "replaces `azurerm_subnet`". */
export function announcedReplacements(changelog: string): ReadonlySet<string> {
  const [, newest = ''] = changelog.split(/^## /m);
  return new Set([...newest.matchAll(/\breplaces\s+`(azurerm_\w+)`/g)].map(([, type = '']) => type));
}
