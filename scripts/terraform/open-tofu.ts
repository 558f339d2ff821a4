import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../cache-folder';
import { type Environment, isOnPath, mustRun } from '../command';
import { inTemporaryFolder } from '../temporary-folder';
import { holdingLock } from './build-lock';
import { cliEnvironment, withCliConfig } from './cli-environment';

const RELEASE = '1.12.6';
const MODULE = 'github.com/opentofu/opentofu';
const BUILD_SECONDS = 1800;

/** OpenTofu's own go.mod replaces this module, and a replacement counts only in the main module: so it is repeated. */
const GO_MOD = `module example.invalid/tofu

go 1.26.6

require ${MODULE} v${RELEASE}

replace github.com/hashicorp/hcl/v2 v2.20.1 => github.com/opentofu/hcl/v2 v2.20.2-0.20251021132045-587d123c2828
`;

/** The program, or the reason why there is none. */
export type OpenTofu = { readonly program: string } | { readonly reason: string };

/** OpenTofu from the PATH; else from the cache, built from the Go module proxy once (four minutes on 2 cores). */
export async function openTofu(): Promise<OpenTofu> {
  if (isOnPath('tofu', 'version')) return { program: 'tofu' };
  const program = join(cacheFolder(), 'opentofu', RELEASE, 'tofu');
  if (existsSync(program)) return { program };
  if (!isOnPath('go', 'version')) return { reason: 'neither tofu nor go, which could build it, is on the PATH' };
  mkdirSync(dirname(program), { recursive: true });
  await holdingLock(`${program}.lock`, `OpenTofu ${RELEASE}`, async () => {
    if (!existsSync(program)) build(program);
  });
  return { program };
}

function build(program: string): void {
  process.stderr.write(`building OpenTofu ${RELEASE} from the Go module proxy, once: about four minutes on 2 cores\n`);
  const folder = mkdtempSync(join(dirname(program), 'building-'));
  try {
    writeFileSync(join(folder, 'go.mod'), GO_MOD);
    const variables = `-s -w -X ${MODULE}/version.dev=no`;
    const args = ['build', '-mod=mod', '-trimpath', '-ldflags', variables, '-o', 'tofu', `${MODULE}/cmd/tofu`];
    mustRun('go', args, { cwd: folder, timeoutSeconds: BUILD_SECONDS });
    renameSync(join(folder, 'tofu'), program);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The environment in which OpenTofu finds a provider that Terraform has: under its own registry's name, as a copy,
 * because it does not follow links in a mirror.
 */
export function openTofuEnvironment(release: string, env: Environment): Promise<Environment> {
  const cache = join(cacheFolder(), 'opentofu');
  const mirror = join(cache, 'providers');
  const wanted = join(mirror, 'registry.opentofu.org', 'hashicorp', 'azurerm', release);
  return inTemporaryFolder((folder) => {
    if (!existsSync(wanted)) copyProvider(folder, release, env, wanted);
    const config = join(cache, 'tofu.rc');
    writeFileSync(config, `provider_installation {\n  filesystem_mirror { path = ${JSON.stringify(mirror)} }\n}\n`);
    return { ...cliEnvironment(), ...withCliConfig(config) };
  });
}

function copyProvider(folder: string, release: string, env: Environment, wanted: string): void {
  const azurerm = { source: 'hashicorp/azurerm', version: release };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: { azurerm } } }));
  mustRun('terraform', ['init', '-backend=false', '-input=false', '-no-color'], { cwd: folder, env });
  const from = join(folder, '.terraform', 'providers', 'registry.terraform.io', 'hashicorp', 'azurerm', release);
  for (const platform of readdirSync(from)) {
    const source = realpathSync(join(from, platform));
    const target = join(wanted, platform);
    mkdirSync(target, { recursive: true });
    for (const file of readdirSync(source)) copyFileSync(join(source, file), join(target, file));
  }
}
