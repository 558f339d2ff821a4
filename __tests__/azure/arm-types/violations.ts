import type { Body } from '../resource';
import type { ArmNode, ArmObject, ArmType } from './schema';

/** Something in a request body that its ARM type does not allow. */
export interface Violation {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  readonly readOnly: boolean;
}

/** Everything in a value that its type does not allow. */
export function violations(value: unknown, type: ArmType, nodes: readonly ArmNode[], path = ''): Violation[] {
  const node = typeof type === 'number' ? nodes[type] : type;
  const wrong = (text: string): Violation[] => [
    { path, value, readOnly: false, text: `${path} ${shown(value)}${text}` },
  ];
  if (node === undefined || node === 'any') return [];
  if (node === 'boolean') return typeof value === 'boolean' ? [] : wrong('must be true or false');
  if ('text' in node) return ofText(value, node.text).flatMap(wrong);
  if ('integer' in node) return ofInteger(value, node.integer).flatMap(wrong);
  if ('words' in node) {
    const known = node.words.some((word) => word.toLowerCase() === String(value).toLowerCase());
    return typeof value === 'string' && known ? [] : wrong(`is not one of ${node.words.join(',')}`);
  }
  if ('list' in node) {
    if (!Array.isArray(value)) return wrong('must be a list');
    return value.flatMap((item, index) => violations(item, node.list, nodes, `${path}/${index}`));
  }
  if ('either' in node) {
    const tries = node.either.map((one) => violations(value, one, nodes, path));
    return tries.some((found) => found.length === 0) ? [] : (tries[0] ?? []);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('must be an object');
  if ('of' in node) return ofObject(value, node, nodes, path);
  const kind = (value as Body)[node.by];
  const found = node.cases[kind];
  return found === undefined
    ? wrong(`has the ${node.by} ${JSON.stringify(kind)}, which is not one of ${Object.keys(node.cases).join(',')}`)
    : violations(value, found, nodes, path);
}

function ofObject(value: Body, { of, more }: ArmObject, nodes: readonly ArmNode[], path: string): Violation[] {
  const found = Object.entries(value).flatMap(([name, item]): Violation[] => {
    const at = `${path}/${name}`;
    if (`${name}-` in of)
      return [{ path: at, value: item, readOnly: true, text: `${at} is read-only, must not be sent` }];
    const type = of[`${name}!`] ?? of[name] ?? more;
    if (type === undefined)
      return [{ path: at, value: item, readOnly: false, text: `${at} is not a property of this type` }];
    // null stands for "not given" where the property may be left out.
    return item === null && !(`${name}!` in of) ? [] : violations(item, type, nodes, at);
  });
  const missing = Object.keys(of).filter((name) => name.endsWith('!') && value[name.slice(0, -1)] === undefined);
  return [
    ...found,
    ...missing.map((name) => {
      const text = `${path} must have the property ${name.slice(0, -1)}`.trim();
      return { path, value, readOnly: false, text };
    }),
  ];
}

type Bounds = readonly [min?: number | null, max?: number | null, pattern?: string];

function ofText(value: unknown, [min, max, pattern]: Bounds): string[] {
  if (typeof value !== 'string') return ['must be a text'];
  return [
    ...(value.length < (min ?? 0) ? [`must have at least ${min} characters`] : []),
    ...(value.length > (max ?? Number.POSITIVE_INFINITY) ? [`must have at most ${max} characters`] : []),
    ...(pattern != null && !new RegExp(pattern).test(value) ? [`must match ${pattern}`] : []),
  ];
}

function ofInteger(value: unknown, [min, max]: Bounds): string[] {
  if (!Number.isInteger(value)) return ['must be a whole number'];
  return [
    ...(Number(value) < (min ?? Number.NEGATIVE_INFINITY) ? [`must be >= ${min}`] : []),
    ...(Number(value) > (max ?? Number.POSITIVE_INFINITY) ? [`must be <= ${max}`] : []),
  ];
}

const shown = (value: unknown) =>
  ['string', 'number', 'boolean'].includes(typeof value) ? `${JSON.stringify(value)} ` : '';
