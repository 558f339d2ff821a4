import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResourceTypes } from '../reads';
import type { ArmTypes } from './schema';
import { type Violation, violations } from './violations';

export type { Violation } from './violations';

const files = readdirSync(__dirname).filter((name) => /@.*\.json$/.test(name));
const loaded = new Map<string, ArmTypes>();

function load(file: string): ArmTypes {
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const types = JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as ArmTypes;
  loaded.set(file, types);
  return types;
}

/** What a body holds that its type does not allow; nothing at all for a type or an api-version that is not at hand. */
export function judgeBody(type: string, apiVersion: string, body: unknown): readonly Violation[] | undefined {
  const namespace = type.split('/')[0] ?? '';
  const file = `${namespace}@${apiVersion}.json`.toLowerCase();
  if (!files.includes(file)) return undefined;
  const { types, nodes } = load(file);
  const root = types[type.toLowerCase()];
  return root === undefined ? undefined : violations(body, root, nodes);
}

/** Every type at hand with its api-versions, newest first: what a resource provider says of itself. */
export function resourceTypes(): ResourceTypes {
  const found: { [namespace: string]: { [type: string]: string[] } } = {};
  for (const file of [...files].sort().reverse()) {
    const version = file.slice(file.indexOf('@') + 1, -'.json'.length);
    for (const full of Object.keys(load(file).types)) {
      const [namespace = '', ...rest] = full.split('/');
      found[namespace] ??= {};
      const types = found[namespace];
      types[rest.join('/')] = [...(types[rest.join('/')] ?? []), version];
    }
  }
  return found;
}
