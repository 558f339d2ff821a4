import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Environment } from './command';

/** Where things are kept that take minutes to make. A relative XDG_CACHE_HOME counts as unset, as the XDG standard says. */
export function cacheFolder(env: Environment = process.env): string {
  const base = env.XDG_CACHE_HOME ?? '';
  return join(isAbsolute(base) ? base : join(homedir(), '.cache'), 'cdktf-secured-ml-workspace');
}
