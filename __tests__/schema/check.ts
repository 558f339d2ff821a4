import type { TerraformJson } from '../../src/dialect';
import {
  type BlockEntry,
  entriesUnder,
  isBlock,
  type ProviderSchema,
  type Type,
  type TypeSchema,
} from './provider-schema';
import { readTemplate } from './template';

export type ViolationKind =
  | 'unknown type'
  | 'unknown argument'
  | 'missing argument'
  | 'computed only'
  | 'wrong type'
  | 'block count'
  | 'meta-argument'
  | 'unknown reference'
  | 'deprecated';

/** Something that a provider would refuse, or warn of where it is only `deprecated`. */
export interface Violation {
  /** `azurerm_subnet.compute.delegation[0].name`. */
  readonly address: string;
  readonly kind: ViolationKind;
  readonly text: string;
}

type Json = { readonly [key: string]: unknown };
type Report = (address: string, kind: ViolationKind, text: string) => void;

/** What every resource takes beside its provider's own arguments. */
const META_ARGUMENTS = ['depends_on', 'lifecycle', 'count', 'for_each', 'provider', 'connection', 'provisioner'];
const LIFECYCLE = [
  'create_before_destroy',
  'prevent_destroy',
  'ignore_changes',
  'replace_triggered_by',
  'precondition',
  'postcondition',
];

/**
 * Everything in synthesized JSON that a release of azurerm does not take. Other providers' resources are not judged.
 *
 * Judges as `terraform validate` does, but for three things that Terraform lets pass in silence: null in a list, an
 * attribute too many in an object as a value, and a list where a block stands once.
 */
export function check(json: TerraformJson, schema: ProviderSchema): Violation[] {
  const violations: Violation[] = [];
  const report: Report = (address, kind, text) => violations.push({ address, kind, text });
  const declared = declaredIn(json);
  for (const { type, address, block } of declared.values()) {
    const typeSchema = schema.types[type];
    if (typeSchema === undefined) {
      report(
        address,
        'unknown type',
        `azurerm ${schema.version} has no ${type}, or its schema here is reduced too far`,
      );
      continue;
    }
    const own = Object.fromEntries(Object.entries(block).filter(([key]) => !META_ARGUMENTS.includes(key)));
    checkBody(typeSchema, '', own, address, report);
    checkMetaArguments(block, address, declared, report);
  }
  const provider = schema.types.provider ?? {};
  for (const [index, block] of instances((json.provider as Json | undefined)?.azurerm).entries()) {
    const address = `provider.azurerm[${index}]`;
    if (!isObject(block)) report(address, 'wrong type', `a block is written as an object, got ${show(block)}`);
    else checkBody(provider, '', { ...block, alias: undefined }, address, report);
  }
  for (const [section, content] of Object.entries(json)) {
    if (section !== 'terraform') checkReferences(content, section, declared, schema, report);
  }
  return violations;
}

interface Declared {
  readonly type: string;
  readonly address: string;
  readonly block: Json;
}

/** The resources and data sources of azurerm, by address. */
function declaredIn(json: TerraformJson): ReadonlyMap<string, Declared> {
  const found = new Map<string, Declared>();
  for (const [prefix, types] of [
    ['data.', json.data],
    ['', json.resource],
  ] as const) {
    for (const [name, byId] of Object.entries((types ?? {}) as { [type: string]: { [id: string]: Json } })) {
      if (!name.startsWith('azurerm_')) continue;
      const type = `${prefix}${name}`;
      for (const [id, block] of Object.entries(byId))
        found.set(`${type}.${id}`, { type, address: `${type}.${id}`, block });
    }
  }
  return found;
}

/** The content of a resource or of a nested block. */
function checkBody(schema: TypeSchema, path: string, body: Json, address: string, report: Report): void {
  const entries = entriesUnder(schema, path);
  for (const [name, value] of Object.entries(body)) {
    if (name === '//' || value === undefined) continue;
    const entry = entries.get(name);
    if (entry === undefined) report(`${address}.${name}`, 'unknown argument', 'no such argument or block');
    else if (isBlock(entry)) checkBlock(schema, join(path, name), entry, value, `${address}.${name}`, report);
    else if (value !== null) checkArgument(entry[0], entry[1] as Type, value, `${address}.${name}`, report);
  }
  for (const [name, entry] of entries) {
    const value = body[name];
    if (isBlock(entry)) {
      const count = instances(value).length;
      const [, , least, most] = entry;
      if (count < least) report(`${address}.${name}`, 'block count', `at least ${least}, found ${count}`);
      if (most > 0 && count > most) report(`${address}.${name}`, 'block count', `at most ${most}, found ${count}`);
    } else if (entry[0].startsWith('required') && (value ?? null) === null) {
      report(`${address}.${name}`, 'missing argument', 'required, and not written');
    }
  }
}

function checkBlock(
  schema: TypeSchema,
  path: string,
  [use, nesting]: BlockEntry,
  value: unknown,
  address: string,
  report: Report,
): void {
  if (value === null) return;
  if (use === 'block deprecated') report(address, 'deprecated', 'a deprecated block');
  if (nesting === 'single' && !isObject(value)) report(address, 'wrong type', `one object, got ${show(value)}`);
  for (const [index, instance] of instances(value).entries()) {
    const place = Array.isArray(value) ? `${address}[${index}]` : address;
    if (isObject(instance)) checkBody(schema, path, instance, place, report);
    else report(place, 'wrong type', `a block is written as an object, got ${show(instance)}`);
  }
}

function checkArgument(use: string, type: Type, value: unknown, address: string, report: Report): void {
  if (use.endsWith('deprecated')) report(address, 'deprecated', 'a deprecated argument');
  if (use.startsWith('computed')) report(address, 'computed only', 'set by the provider, and never by a configuration');
  checkValue(type, value, address, report);
}

/** A value against a type, with the conversions that Terraform makes by itself. */
function checkValue(type: Type, value: unknown, address: string, report: Report): void {
  const wrong = (expected: string) => report(address, 'wrong type', `expected ${expected}, got ${show(value)}`);
  if (isWholeExpression(value)) return;
  if (typeof type === 'string') {
    if (!isPrimitive(type, value)) wrong(`a ${type}`);
    return;
  }
  const [kind, inner] = type;
  if (kind === 'object') checkObject(inner, value, address, report);
  else if (kind === 'map') {
    if (!isObject(value)) wrong('a map');
    else
      for (const [key, item] of Object.entries(value))
        checkValue(inner, item, `${address}[${JSON.stringify(key)}]`, report);
  } else if (!Array.isArray(value)) wrong(`a ${kind}`);
  else for (const [index, item] of value.entries()) checkValue(inner, item, `${address}[${index}]`, report);
}

/** An object written as a value, unlike a block, has every attribute; where there is nothing to say it is null. */
function checkObject(
  attributes: { readonly [name: string]: Type },
  value: unknown,
  address: string,
  report: Report,
): void {
  if (!isObject(value)) {
    report(address, 'wrong type', `expected an object, got ${show(value)}`);
    return;
  }
  for (const [name, type] of Object.entries(attributes)) {
    if (!(name in value))
      report(
        `${address}.${name}`,
        'missing argument',
        'an object as a value has every attribute, null where there is none',
      );
    else if (value[name] !== null) checkValue(type, value[name], `${address}.${name}`, report);
  }
  for (const name of Object.keys(value))
    if (!(name in attributes)) report(`${address}.${name}`, 'unknown argument', 'no such attribute');
}

function isPrimitive(type: string, value: unknown): boolean {
  if (type === 'dynamic') return true;
  // A template with text around it is text, and text becomes what is wanted once it is known.
  if (typeof value === 'string' && readTemplate(value).some((part) => !('text' in part))) return true;
  if (type === 'string') return ['string', 'number', 'boolean'].includes(typeof value);
  if (type === 'number')
    return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value));
  return typeof value === 'boolean' || value === 'true' || value === 'false';
}

function isWholeExpression(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [first, ...others] = readTemplate(value);
  return first !== undefined && others.length === 0 && 'expression' in first && !first.directive;
}

function checkMetaArguments(
  block: Json,
  address: string,
  declared: ReadonlyMap<string, Declared>,
  report: Report,
): void {
  const { depends_on: waits, lifecycle, provider } = block;
  if (waits !== undefined && !Array.isArray(waits))
    report(`${address}.depends_on`, 'meta-argument', `a list of addresses, got ${show(waits)}`);
  for (const target of Array.isArray(waits) ? waits : []) {
    const known = typeof target === 'string' && (declared.has(target) || !/^(data\.)?azurerm_/.test(target));
    if (!known) report(`${address}.depends_on`, 'unknown reference', `nothing is declared as ${show(target)}`);
  }
  for (const one of instances(lifecycle)) {
    const keys = isObject(one) ? Object.keys(one) : [show(one)];
    for (const key of keys)
      if (!LIFECYCLE.includes(key)) report(`${address}.lifecycle`, 'meta-argument', `lifecycle has no ${key}`);
  }
  if (provider !== undefined && typeof provider !== 'string')
    report(`${address}.provider`, 'meta-argument', `the name of a provider, got ${show(provider)}`);
}

/** Every expression refers to something that is declared, and to an argument or attribute that its type has. */
function checkReferences(
  value: unknown,
  address: string,
  declared: ReadonlyMap<string, Declared>,
  schema: ProviderSchema,
  report: Report,
): void {
  if (typeof value === 'string') {
    const expressions = readTemplate(value).flatMap((part) => ('expression' in part ? [part.expression] : []));
    for (const [reference, target = '', attribute] of expressions.flatMap((text) => [...text.matchAll(REFERENCE)])) {
      const found = declared.get(target);
      if (found === undefined) report(address, 'unknown reference', `nothing is declared as ${target}`);
      else if (
        attribute !== undefined &&
        schema.types[found.type]?.[attribute] === undefined &&
        schema.types[found.type] !== undefined
      )
        report(address, 'unknown reference', `${reference}: ${found.type} has no ${attribute}`);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      if (key !== '//') checkReferences(item, `${address}.${key}`, declared, schema, report);
  }
}

/** `azurerm_subnet.a`, and the attribute that follows it, past an index if there is one. */
const REFERENCE = /((?:data\.)?azurerm_\w+\.[\w-]+)(?:\[[^\]]*\])?(?:\.(\w+))?/g;

/** A block is written as an object, or as a list of objects. */
function instances(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);
const show = (value: unknown) => JSON.stringify(value);
