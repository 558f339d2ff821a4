import { cpSync, existsSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { mustRun } from '../command';

/** What npm says of a tarball that it packed. */
export interface Tarball {
  readonly path: string;
  readonly files: readonly string[];
  readonly megabytes: number;
}

const LEFT_OUT = /^(\.git|node_modules|dist|cdktf\.out|coverage)$/;

/**
 * Packs a copy of the project, so that nothing of an older build gets in and nobody else's `dist` is disturbed.
 */
export function packProject(folder: string): Tarball {
  const copy = join(folder, 'project');
  cpSync('.', copy, { recursive: true, filter: (source) => !LEFT_OUT.test(relative('.', source)) });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  const { stdout } = mustRun('npm', ['pack', '--json', '--pack-destination', folder], { cwd: copy });
  // What the build prints comes first.
  const packed: unknown = JSON.parse(stdout.slice(stdout.search(/^[[{]/m)));
  const [about] = Object.values(packed as object) as { filename: string; files: { path: string }[]; size: number }[];
  if (about === undefined) throw new Error(`npm pack answered without a tarball: ${stdout}`);
  return {
    path: join(folder, about.filename),
    files: about.files.map(({ path }) => path),
    megabytes: about.size / 1e6,
  };
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly main: string;
  readonly types: string;
  readonly files: readonly string[];
}

/** What package.json promises and the tarball does not hold, and what the tarball holds that nobody needs. */
export function contentProblems(files: readonly string[], manifest: Manifest): readonly string[] {
  const { exports, bin, main, types } = manifest;
  const targets = [
    ...Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? entry : Object.values(entry))),
    ...Object.values(bin),
    main,
    types,
  ];
  const has = new Set(files);
  return [
    ...targets
      .filter((target) => !has.has(target.replace(/^\.\//, '')))
      .map((target) => `package.json names ${target}, which is not packed`),
    ...manifest.files
      .filter((entry) => !existsSync(entry) && entry !== 'dist')
      .map((entry) => `"files" lists ${entry}, which is not there`),
    ...files
      .filter((file) => /(^|\/)(__tests__|scripts|bench|\.ci|node_modules)\/|\.tfstate/.test(file))
      .map((file) => `${file} is packed and nobody needs it`),
  ];
}
