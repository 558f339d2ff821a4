import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { holdingLock } from './build-lock';
import { type GoProgram, goInstall } from './go-install';

/** A provider that can be built where no registry is in reach. */
export interface ProviderBuild extends GoProgram {
  readonly release: string;
}

const AZURERM_MODULE = 'github.com/hashicorp/terraform-provider-azurerm';

/**
 * The azurerm releases that the Go module proxy has. Its module path has no /v5, so the proxy knows the commit of a
 * release only by a pseudo-version.
 */
export const AZURERM_BUILDS: readonly ProviderBuild[] = [
  {
    name: 'azurerm 5.2.0',
    release: '5.2.0',
    module: AZURERM_MODULE,
    moduleVersion: 'v1.44.1-0.20260824201233-fae580791926',
    variables: { [`${AZURERM_MODULE}/version.ProviderVersion`]: '5.2.0' },
  },
];

const GO_OS: Readonly<Record<string, string>> = { win32: 'windows' };
const GO_ARCH: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };
const EXE = process.platform === 'win32' ? '.exe' : '';
const PLATFORM = `${GO_OS[process.platform] ?? process.platform}_${GO_ARCH[process.arch] ?? process.arch}`;

/** Where Terraform looks for a provider in a filesystem mirror. */
export function mirroredBinary(cache: string, { module, release }: ProviderBuild): string {
  const program = basename(module);
  const type = program.replace('terraform-provider-', '');
  const folder = join(cache, 'providers', 'registry.terraform.io', 'hashicorp', type, release, PLATFORM);
  return join(folder, `${program}_v${release}${EXE}`);
}

/**
 * Makes sure that the mirror in the cache holds the provider, and answers the CLI config file that points to it.
 * The compiled program is moved in by a rename, so a mirror never holds half of one.
 */
export async function mirroredProvider(cache: string, build: ProviderBuild, install = goInstall): Promise<string> {
  const binary = mirroredBinary(cache, build);
  if (!existsSync(binary)) {
    mkdirSync(cache, { recursive: true });
    await holdingLock(join(cache, `${basename(binary)}.lock`), build.name, async () => {
      if (!existsSync(binary)) await buildInto(cache, binary, build, install);
    });
  }
  return writeCliConfig(cache);
}

async function buildInto(
  cache: string,
  binary: string,
  build: ProviderBuild,
  install: typeof goInstall,
): Promise<void> {
  // Inside the cache, because a rename works within one file system only.
  const folder = mkdtempSync(join(cache, 'building-'));
  try {
    process.stderr.write(`building ${build.name} from the Go module proxy, once: 7 to 11 minutes on 2 cores\n`);
    await install(build, folder);
    mkdirSync(dirname(binary), { recursive: true });
    renameSync(join(folder, `${basename(build.module)}${EXE}`), binary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeCliConfig(cache: string): string {
  const file = join(cache, 'terraform.rc');
  const mirror = JSON.stringify(join(cache, 'providers'));
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `provider_installation {\n  filesystem_mirror { path = ${mirror} }\n}\n`);
  renameSync(fresh, file);
  return file;
}
