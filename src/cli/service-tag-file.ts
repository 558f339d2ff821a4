import { readFileSync } from 'node:fs';
import { readServiceTags, type ServiceTags } from '../model/service-tags';
import { InputError } from './input-error';

/**
 * Reads Microsoft's service tag file.
 *
 * @throws InputError when it is not there, or something else
 */
export function readTagFile(path: string | undefined): ServiceTags | undefined {
  if (path === undefined) return undefined;
  try {
    return readServiceTags(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new InputError(`'${path}': ${(error as Error).message}`);
  }
}
