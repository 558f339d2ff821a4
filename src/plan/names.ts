import { createHash } from 'node:crypto';
import type { WorkspaceConfig } from '../config/schema';
import { NAME_RULES, type NamedResource } from '../facts/names';

/** The Azure name of everything that is named. */
export type ResourceNames = { readonly [resource in NamedResource]: string };

/** `fraud-dev-eastus2`: what every derived name and the stack are built from. */
export function baseName({
  name,
  environment,
  region,
}: Pick<WorkspaceConfig, 'name' | 'environment' | 'region'>): string {
  return `${name}-${environment}-${region}`;
}

/**
 * Derives every name from name, environment and region, within what Azure takes.
 *
 * A name that would be too long is cut and gets six digits of a hash, so that it stays the same and stays apart.
 * Names that are unique in all of Azure always end in `uniqueSuffix`, by default six digits of the hash.
 */
export function deriveNames(config: WorkspaceConfig): ResourceNames {
  const base = baseName(config);
  const hash = shortHash(base);
  const suffix = config.uniqueSuffix ?? hash;
  const derive = (resource: NamedResource): string => {
    const { prefix, maxLength, pattern, global } = NAME_RULES[resource];
    const separator = pattern.test(`${prefix}-a1-b2`) ? '-' : '';
    const join = (...parts: string[]) => parts.join('-').replaceAll('-', separator);
    const short = global ? `${config.name}-${config.environment}` : base;
    const end = global ? [suffix] : [];
    const whole = join(prefix, short, ...end);
    if (whole.length <= maxLength) return whole;
    const tail = join('', global ? suffix : hash);
    const head = join(prefix, short)
      .slice(0, maxLength - tail.length)
      .replace(/-+$/, '');
    return head + tail;
  };
  const names = Object.fromEntries(
    (Object.keys(NAME_RULES) as NamedResource[]).map((resource) => [resource, derive(resource)]),
  );
  const given = Object.entries(config.names).filter(([, name]) => name !== undefined);
  return { ...names, ...Object.fromEntries(given) } as ResourceNames;
}

/** Six digits that tell a text apart from others. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
