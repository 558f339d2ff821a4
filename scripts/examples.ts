import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const DEFAULT_CONFIG = 'secured-ml.yaml';

/** Every config that the project shows, relative to its root. */
export const exampleConfigs = (): readonly string[] => configsIn('.');

/** The same of a project that is laid out elsewhere. */
export function configsIn(root: string): readonly string[] {
  const examples = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.yaml'));
  return [DEFAULT_CONFIG, ...examples.sort().map((file) => join('examples', file))];
}
