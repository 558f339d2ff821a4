import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { readTerraform, type TerraformInput } from '../model/read-terraform';
import { InputError } from './input-error';

/**
 * Reads what the user named: files of Terraform JSON, or folders of stacks.
 *
 * @throws InputError saying which, and what to give instead
 */
export function readInputs(paths: readonly string[]): TerraformInput[] {
  const files = paths.flatMap((path) => {
    if (!existsSync(path))
      throw new InputError(`there is no '${path}': name a file of Terraform JSON, or a folder of stacks`);
    if (!statSync(path).isDirectory()) return [{ name: nameOf(path), path }];
    const found = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(^|[\\/])[^\\/]+\.tf\.json$/.test(file) && !/(^|[\\/])\.terraform[\\/]/.test(file))
      .sort();
    if (found.length === 0) throw new InputError(`no *.tf.json in the folder '${path}'`);
    return found.map((file) => ({ name: nameOf(join(path, file), path), path: join(path, file) }));
  });
  return files.map(({ name, path }) => {
    const input = { name, data: parse(path) };
    try {
      readTerraform([input]);
    } catch (error) {
      throw new InputError((error as Error).message.replace(name, `'${path}'`));
    }
    return input;
  });
}

/** A stack is known by its folder; a plan by its file. */
function nameOf(path: string, top?: string): string {
  if (basename(path) !== 'cdk.tf.json') return basename(path).replace(/(\.tf)?\.json$/, '');
  return basename(top === undefined ? dirname(path) : relative(top, dirname(path)) || top);
}

function parse(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`'${path}' is no JSON: ${(error as Error).message}`);
  }
}
