import type { Block, Resource, Value } from './terraform-value';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

interface ShownResource {
  readonly address: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly values?: Record<string, Json>;
  /** A state says it here, a plan in its configuration. */
  readonly depends_on?: readonly string[];
}
interface ShownChange {
  readonly address: string;
  readonly change?: { readonly after_unknown?: Json };
}
interface Target {
  readonly to: string;
  readonly attribute: string;
}
interface ShownModule {
  readonly resources?: readonly ShownResource[];
  readonly child_modules?: readonly (ShownModule & { readonly address: string })[];
}
interface Expression {
  readonly references?: readonly string[];
  readonly constant_value?: Json;
}
interface WrittenResource {
  readonly address: string;
  readonly expressions?: Expressions;
  readonly depends_on?: readonly string[];
}
interface ConfigModule {
  readonly resources?: readonly WrittenResource[];
  readonly outputs?: Record<string, { readonly expression?: Expression }>;
  readonly module_calls?: Record<string, { readonly module?: ConfigModule; readonly expressions?: Expressions }>;
}
type Expressions = { readonly [key: string]: Expression | Expressions | readonly Expressions[] };

/** Where a resource's expressions are written: names in them mean what they mean there. */
interface Scope {
  readonly module: ConfigModule;
  /** `module.network.` inside a module, empty at the root. */
  readonly prefix: string;
  readonly caller?: { readonly scope: Scope; readonly expressions: Expressions };
}

/** Reads `terraform show -json` of a plan or a state; OpenTofu writes the same. */
export function readShow(data: Record<string, unknown>, prefix = ''): Resource[] {
  const values = (data.planned_values ?? data.values ?? {}) as { root_module?: ShownModule };
  const configuration = data.configuration as { root_module?: ConfigModule } | undefined;
  const shown = [...resourcesOf(values.root_module ?? {})];
  const addresses = new Set(shown.map(({ address }) => address));
  // What a plan has read already stands beside what it will make.
  const before = (data.prior_state as { values?: { root_module?: ShownModule } } | undefined)?.values?.root_module;
  shown.push(...resourcesOf(before ?? {}).filter(({ mode, address }) => mode === 'data' && !addresses.has(address)));
  const changes = (data.resource_changes ?? []) as readonly ShownChange[];
  const reader = new ShowReader(shown, changes, prefix);
  const root: Scope = { module: configuration?.root_module ?? {}, prefix: '' };
  return shown.map((resource) => reader.resource(resource, scopeOf(root, resource.address)));
}

function resourcesOf(module: ShownModule): ShownResource[] {
  return [...(module.resources ?? []), ...(module.child_modules ?? []).flatMap(resourcesOf)];
}

function scopeOf(root: Scope, address: string): Scope | undefined {
  let scope: Scope | undefined = root;
  for (const [, name = '', index = ''] of address.matchAll(/module\.([\w-]+)(\[[^\]]+\])?\./g)) {
    const call: NonNullable<ConfigModule['module_calls']>[string] | undefined = scope?.module.module_calls?.[name];
    if (scope === undefined || call?.module === undefined) return undefined;
    scope = {
      module: call.module,
      prefix: `${scope.prefix}module.${name}${index}.`,
      caller: { scope, expressions: call.expressions ?? {} },
    };
  }
  return scope;
}

class ShowReader {
  private readonly byAddress: ReadonlyMap<string, ShownResource>;
  private readonly later: ReadonlyMap<string, Json>;

  public constructor(
    shown: readonly ShownResource[],
    changes: readonly ShownChange[],
    private readonly prefix: string,
  ) {
    this.byAddress = new Map(shown.map((resource) => [resource.address, resource]));
    this.later = new Map(changes.map(({ address, change }) => [address, change?.after_unknown ?? {}]));
  }

  public resource(shown: ShownResource, scope: Scope | undefined): Resource {
    // What is read and not made: its type begins with `data.`, as its address does.
    const type = shown.mode === 'data' ? `data.${shown.type}` : shown.type;
    const written = scope?.module.resources?.find(({ address }) => address === `${type}.${shown.name}`);
    const merge = new Merge(this.byAddress, this.prefix, scope, shown.index);
    const values = merge.block(shown.values ?? {}, written?.expressions ?? {}, this.later.get(shown.address));
    const after = this.after(shown, written, scope);
    return {
      address: `${this.prefix}${shown.address}`,
      type,
      values: after.length === 0 ? values : { ...values, depends_on: after },
    };
  }

  /** What comes before, by its address in this input. */
  private after(
    shown: ShownResource,
    written: WrittenResource | undefined,
    scope: Scope | undefined,
  ): readonly string[] {
    const own = written?.depends_on?.map((address) => `${scope?.prefix ?? ''}${address}`);
    return (own ?? shown.depends_on ?? []).map((address) => `${this.prefix}${address}`);
  }
}

/** Arguments that are lists of texts: several references in one are several entries. */
const LISTS = /(_ids|prefixes|addresses|servers|records|ranges)$/;

/** Puts what the configuration says about where a value comes from beside the value that the plan knows. */
class Merge {
  public constructor(
    private readonly byAddress: ReadonlyMap<string, ShownResource>,
    private readonly prefix: string,
    private readonly scope: Scope | undefined,
    private readonly index: string | number | undefined,
  ) {}

  /** `later` says which values are known only after apply. */
  public block(values: Record<string, Json>, expressions: Expressions, later: Json | undefined): Block {
    const keys = new Set([...Object.keys(values), ...Object.keys(expressions)]);
    const part = isObject(later) ? later : {};
    return Object.fromEntries([...keys].map((key) => [key, this.value(values[key], expressions[key], key, part[key])]));
  }

  private value(
    json: Json | undefined,
    expression: Expressions[string] | undefined,
    key: string,
    later: Json | undefined,
  ): Value {
    if (Array.isArray(json)) return this.list(json, expression, key, later);
    if (isObject(json)) {
      const inner = Array.isArray(expression) ? expression[0] : expression;
      return this.block(json, isExpression(inner) || inner === undefined ? {} : (inner as Expressions), later);
    }
    const references = isExpression(expression) ? (expression.references ?? []) : [];
    const targets = this.scope === undefined ? [] : this.targets(references, this.scope);
    const value: Value = json === null ? undefined : json;
    if (value === undefined && LISTS.test(key) && targets.length > 0) return targets;
    if (targets.length === 1) return { ...(targets[0] as Target), ...(value === undefined ? {} : { value }) };
    if (value !== undefined || !isExpression(expression)) return value;
    return references.length === 0 ? constant(expression) : { unknown: longestOf(references).join(', ') };
  }

  private list(json: Json[], expression: Expressions[string] | undefined, key: string, later: Json | undefined): Value {
    const laters = Array.isArray(later) ? later : [];
    if (json.every(isObject) && isExpression(expression)) {
      // An argument that is a list of objects: the configuration says of the whole list what it refers to.
      return json.map((item, at) => this.block(item, this.fieldsOf(item, expression, laters[at]), laters[at]));
    }
    if (isExpression(expression)) {
      const targets = this.scope === undefined ? [] : this.targets(expression.references ?? [], this.scope);
      const known = json.filter((item) => item !== null);
      // One reference for each entry, in no order that is known: good where the entries are not.
      return known.length === 0 && targets.length > 0
        ? targets
        : json.map((item) => this.value(item, undefined, key, undefined));
    }
    const blocks = Array.isArray(expression) ? expression : [];
    return json.map((item, at) => this.value(item, blocks[blocks.length === 1 ? 0 : at], key, laters[at]));
  }

  /** Where the fields of one object come from that are known later. */
  private fieldsOf(item: Record<string, Json>, expression: Expression, later: Json | undefined): Expressions {
    const written = Array.isArray(expression.constant_value) ? expression.constant_value.filter(isObject) : [];
    const mine = written.find(({ name }) => name !== undefined && name === item.name);
    const missing = isObject(later) ? Object.keys(later).filter((key) => later[key] === true) : [];
    return Object.fromEntries(
      missing.map((key) => {
        const text = mine?.[key];
        const [, reference] = (typeof text === 'string' && /^\$\{([^{}]+)\}$/.exec(text)) || [];
        return [key, { references: reference === undefined ? (expression.references ?? []) : [reference] }];
      }),
    );
  }

  /** The attributes that an expression reads, followed through variables and outputs of modules. */
  private targets(references: readonly string[], scope: Scope): Target[] {
    const longest = longestOf(references);
    const own = longest.some((one) => one.startsWith('each.') || one.startsWith('count.'));
    return longest.flatMap((one) => this.target(one, scope, own));
  }

  private target(reference: string, scope: Scope, byOwnIndex: boolean): Target[] {
    const [, variable] = /^var\.([\w-]+)/.exec(reference) ?? [];
    if (variable !== undefined) {
      const expression = scope.caller?.expressions[variable];
      if (scope.caller === undefined || !isExpression(expression)) return [];
      return this.targets(expression.references ?? [], scope.caller.scope);
    }
    const [, call, index = '', output] = /^module\.([\w-]+)(\[[^\]]+\])?\.([\w-]+)/.exec(reference) ?? [];
    if (call !== undefined && output !== undefined) {
      const inner = scopeOf(scope, `module.${call}${index}.`);
      const expression = inner?.module.outputs?.[output]?.expression;
      return inner === undefined ? [] : this.targets(expression?.references ?? [], inner);
    }
    const [, resource, key = '', path] = /^((?:data\.)?[a-z]\w*\.[\w-]+)(\[[^\]]+\])?\.?(.*)$/.exec(reference) ?? [];
    if (resource === undefined) return [];
    const address = this.instance(`${scope.prefix}${resource}`, key, byOwnIndex);
    return address === undefined
      ? []
      : [{ to: `${this.prefix}${address}`, attribute: path === '' ? 'id' : (path ?? 'id') }];
  }

  private instance(resource: string, key: string, byOwnIndex: boolean): string | undefined {
    if (this.byAddress.has(`${resource}${key}`)) return `${resource}${key}`;
    if (!byOwnIndex || this.index === undefined) return undefined;
    const own = `${resource}[${typeof this.index === 'number' ? this.index : `"${this.index}"`}]`;
    return this.byAddress.has(own) ? own : undefined;
  }
}

/** `azurerm_subnet.a.id` is followed by the shorter `azurerm_subnet.a`, which says nothing more. */
function longestOf(references: readonly string[]): readonly string[] {
  return references.filter((one) => !references.some((other) => other !== one && isPartOf(one, other)));
}

function isPartOf(short: string, long: string): boolean {
  return long.startsWith(`${short}.`) || long.startsWith(`${short}[`);
}

function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isExpression(value: unknown): value is Expression {
  return isObject(value) && (Array.isArray(value.references) || 'constant_value' in value);
}

function constant(expression: Expression): Value {
  const value = expression.constant_value;
  return value === null ? undefined : (value as Value);
}
