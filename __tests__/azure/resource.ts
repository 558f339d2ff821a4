import { createHash } from 'node:crypto';

/** A JSON object as ARM takes and answers it. */
// biome-ignore lint/suspicious/noExplicitAny: bodies are judged against their ARM type, and read here by ARM's own names
export type Body = { [key: string]: any };

/** A resource as the store holds it. */
export interface Resource extends Body {
  id: string;
  name?: string;
  type?: string;
  properties: Body;
}

export const TENANT = '11111111-1111-1111-1111-111111111111';

/** What an ARM id or path names. `type` is as written; a path to a list of resources is a collection. */
export interface ArmName {
  readonly type: string;
  readonly name: string;
  readonly isCollection: boolean;
}

/** ARM compares ids without case; the store's keys are in lower case. */
export const keyOf = (id: string): string => id.toLowerCase().replace(/\/+$/, '');

/** ARM writes `resourceGroups` so; the provider's own parsers are strict about it. */
export const canonical = (id: string): string =>
  id.replace(/\/+$/, '').replace(/\/resourcegroups\//i, '/resourceGroups/');

export const lastSegment = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

export const resourceGroupOf = (id: string): string => id.split('/').slice(0, 5).join('/');

export const typeKey = (resource: Body | undefined): string => String(resource?.type ?? '').toLowerCase();

/** The same text gives the same UUID, so that two runs give the same ids. */
export function uuidOf(text: string): string {
  const hash = createHash('sha256').update(text.toLowerCase()).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}

export function parseId(path: string): ArmName {
  const at = path.toLowerCase().lastIndexOf('/providers/');
  if (at < 0) return parseScope(path.split('/').filter(Boolean));
  const [namespace = '', ...rest] = path
    .slice(at + '/providers/'.length)
    .split('/')
    .filter(Boolean);
  const types = rest.filter((_, index) => index % 2 === 0);
  const names = rest.filter((_, index) => index % 2 === 1);
  return {
    type: [namespace, ...types].join('/'),
    name: names.at(-1) ?? '',
    isCollection: types.length > names.length,
  };
}

function parseScope(segments: readonly string[]): ArmName {
  const [, subscription = '', word = '', group = ''] = segments;
  if (segments.length === 2)
    return { type: 'Microsoft.Resources/subscriptions', name: subscription, isCollection: false };
  if (segments.length === 4 && /^resourcegroups$/i.test(word))
    return { type: 'Microsoft.Resources/resourceGroups', name: group, isCollection: false };
  return { type: '', name: segments.at(-1) ?? '', isCollection: true };
}
