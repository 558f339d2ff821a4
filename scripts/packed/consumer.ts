import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../command';

export interface Pins {
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** What a user of the package has besides it, in the releases that we have. */
const TOOLS = ['typescript', '@types/node', '@types/jest', '@types/netmask'];

/** A project that has nothing but the tarball, its peers and TypeScript. */
export function newConsumer(folder: string, tarball: string, { devDependencies, peerDependencies }: Pins): string {
  const project = join(folder, 'consumer');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  const peers = Object.entries(peerDependencies).map(([name, version]) => `${name}@${version}`);
  const tools = TOOLS.map((name) => `${name}@${devDependencies[name]}`);
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--save-exact', '--prefix', project];
  mustRun('npm', ['install', ...options, tarball, ...peers, ...tools], { cwd: project, timeoutSeconds: 1200 });
  return project;
}
