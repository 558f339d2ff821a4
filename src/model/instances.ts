import type { Block, Unknown } from './terraform-value';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One of the resources that a block with `count` or `for_each` makes. */
export interface Instance {
  /** What stands behind its name in its address: `[0]`, `["a"]`, or nothing. */
  readonly index: string;
  /** What `count.index`, `each.key` and `each.value` mean in it. */
  readonly names: Readonly<Record<string, Json>>;
}

const ALONE: readonly Instance[] = [{ index: '', names: {} }];
/** More are not written by hand. */
const MOST = 200;
const SET = /^\$\{toset\((\[.*\])\)\}$/s;

/** The resources that a block makes, where `count` or `for_each` is written out; a variable may be set otherwise. */
export function instancesOf(body: Readonly<Record<string, Json>>): readonly Instance[] | Unknown {
  const { count, for_each: each } = body;
  if (count !== undefined && count !== null) return counted(count);
  if (each === undefined || each === null) return ALONE;
  if (typeof each === 'object' && !Array.isArray(each) && !Object.keys(each).some((key) => key.includes('${')))
    return Object.entries(each).map(([key, value]) => instance(key, value));
  const set = typeof each === 'string' ? textsOf(SET.exec(each)?.[1]) : undefined;
  return set === undefined
    ? { unknown: `for_each = ${JSON.stringify(each)}` }
    : [...new Set(set)].map((key) => instance(key, key));
}

function counted(count: Json): readonly Instance[] | Unknown {
  const number = Number(typeof count === 'string' ? count.replace(/^\$\{(\d+)\}$/, '$1') : count);
  if (!Number.isInteger(number) || number < 0 || number > MOST || count === '' || typeof count === 'object')
    return { unknown: `count = ${JSON.stringify(count)}` };
  return Array.from({ length: number }, (_, index) => ({ index: `[${index}]`, names: { 'count.index': index } }));
}

function instance(key: string, value: Json): Instance {
  return { index: `[${JSON.stringify(key)}]`, names: { 'each.key': key, 'each.value': value } };
}

function textsOf(text = ''): string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    const texts = Array.isArray(list) && list.every((one) => typeof one === 'string' && !one.includes('${'));
    return texts ? (list as string[]) : undefined;
  } catch {
    return undefined;
  }
}

/** What a resource is called and belongs to; the rest of one that may not be there is not known. */
const KEPT = /(^|_)name$|^(location|subnet_id|network_interface_id|storage_account_id|loadbalancer_id)$/;

/** A resource of which nobody knows whether it is there: its own words decide nothing. */
export function perhaps(address: string, values: Block, { unknown }: Unknown): Block {
  const why = { unknown: `how many there are of ${address} is not known: ${unknown}` };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, KEPT.test(key) ? value : why]));
}
