import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const DEFAULT_CONFIG = 'secured-ml.yaml';

/** Every config that the project shows, relative to its root. */
export function exampleConfigs(): readonly string[] {
  const examples = readdirSync('examples').filter((file) => file.endsWith('.yaml'));
  return [DEFAULT_CONFIG, ...examples.sort().map((file) => join('examples', file))];
}
