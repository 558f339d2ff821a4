import { type Instance, instancesOf, perhaps } from './instances';
import { readLiveRoutes } from './live-routes';
import { stated } from './stated';
import type { Block, Reference, Resource, Unknown, Value } from './terraform-value';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Bodies = Record<string, Record<string, Record<string, Json>>>;

const LEFT_OUT = ['//', 'dynamic'];
const EXPRESSION = /\$\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g;
const ATTRIBUTE = /^((?:data\.)?[a-z][a-z0-9_]*)\.([\w-]+)(\[(?:\d+|"[^"]*")\])?((?:\.\w+|\[\d+\])+)$/;
const OWN = /^(count\.index|each\.key|each\.value)((?:\.\w+|\[\d+\])*)$/;

/** Reads Terraform's own JSON (`cdk.tf.json`, `*.tf.json`): references are resolved as far as the file goes. */
export function readConfig(data: Record<string, unknown>, prefix = ''): Resource[] {
  const bodies = { ...((data.resource ?? {}) as Bodies), ...dataBodies(data) };
  const locals = (data.locals ?? {}) as Record<string, Json>;
  const resolver = new Resolver(bodies, locals, prefix);
  const made = Object.entries(bodies).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, body]): Resource[] => {
      const address = `${prefix}${type}.${name}`;
      const block = withoutList(body);
      const instances = instancesOf(block);
      return 'unknown' in instances
        ? [{ address, type, values: perhaps(address, resolver.block(block), instances) }]
        : instances.map((one) => ({ address: `${address}${one.index}`, type, values: resolver.within(one, block) }));
    }),
  );
  const modules = Object.keys((data.module ?? {}) as object);
  return [...made, ...modules.map((name) => ({ address: `${prefix}module.${name}`, type: 'module', values: {} }))];
}

const withoutList = (body: Json): Record<string, Json> =>
  (Array.isArray(body) ? (body[0] ?? {}) : body) as Record<string, Json>;

/** What is read and not made: its type begins with `data.`, as its address does; with what their own conditions state of them. */
function dataBodies(data: Record<string, unknown>): Bodies {
  return Object.fromEntries(
    Object.entries((data.data ?? {}) as Bodies).map(([type, named]) => [
      `data.${type}`,
      Object.fromEntries(
        Object.entries(named).map(([name, body]) => {
          const block = withoutList(body);
          return [name, { ...block, ...stated(block.lifecycle) }];
        }),
      ),
    ]),
  );
}

class Resolver {
  /** References that are being followed: one that comes back to itself is unknown. */
  private readonly following = new Set<string>();
  private names: Instance['names'] = {};

  public constructor(
    private readonly bodies: Bodies,
    private readonly locals: Record<string, Json>,
    private readonly prefix: string,
  ) {}

  public block(body: Record<string, Json>): Block {
    const { dynamic } = body;
    const made = typeof dynamic === 'object' && dynamic !== null ? Object.keys(withoutList(dynamic)) : [];
    return Object.fromEntries([
      ...Object.entries(body)
        .filter(([key]) => !LEFT_OUT.includes(key))
        .map(([key, value]) => [key, key === 'depends_on' ? this.addresses(value) : this.value(value)]),
      ...made.map((key) => [key, { unknown: `dynamic "${key}"` }]),
    ]);
  }

  /** The values of one of several resources that a block makes. */
  public within({ names }: Instance, body: Record<string, Json>): Block {
    return this.as(names, () => this.block(body));
  }

  private as<T>(names: Instance['names'], read: () => T): T {
    const before = this.names;
    this.names = names;
    const value = read();
    this.names = before;
    return value;
  }

  /** Other resources, by their address in this input. */
  private addresses(json: Json): Value {
    return Array.isArray(json) ? json.map((address) => `${this.prefix}${address}`) : [];
  }

  private value(json: Json): Value {
    if (json === null) return undefined;
    if (Array.isArray(json)) return json.map((item) => this.value(item));
    if (typeof json === 'object') return this.block(json);
    return typeof json === 'string' ? this.text(json) : json;
  }

  private text(text: string): Value {
    if (!text.includes('${') && !text.includes('%{')) return text;
    const whole = /^\$\{([^{}]+)\}$/.exec(text)?.[1];
    if (whole !== undefined) return this.expression(whole.trim());
    const live = readLiveRoutes(text, this.bodies['data.azurerm_network_service_tags'] ?? {});
    if (live !== undefined) return this.value(live);
    if (text.includes('%{') || text.includes('$${')) return { unknown: text };
    let missing: string | undefined;
    const filled = text.replace(EXPRESSION, (_, expression: string) => {
      const value = plain(this.expression(expression.trim()));
      if (value === undefined) missing ??= expression;
      return `${value}`;
    });
    return missing === undefined && !filled.includes('${') ? filled : { unknown: text };
  }

  private expression(expression: string): Value {
    const local = /^local\.([\w-]+)$/.exec(expression)?.[1];
    if (local !== undefined) return this.follow(expression, this.locals[local]);
    const [, own = '', within = ''] = OWN.exec(expression) ?? [];
    if (own in this.names) return this.follow(expression, dig(this.names[own] as Json, within));
    const indexed = expression.replace(/\[(count\.index|each\.key)\]/g, (text, key: string) =>
      key in this.names ? `[${JSON.stringify(this.names[key])}]` : text,
    );
    const [, type = '', name = '', index = '', path = ''] = ATTRIBUTE.exec(indexed) ?? [];
    const body = this.bodies[type]?.[name];
    const instances = body === undefined ? undefined : instancesOf(withoutList(body));
    const one =
      instances === undefined || 'unknown' in instances ? undefined : instances.find((each) => each.index === index);
    if (body === undefined || one === undefined) return unknown(expression);
    const attribute = path.slice(1);
    const held = this.as(one.names, () => this.follow(indexed, dig(body, attribute)));
    const reference: Reference = { to: `${this.prefix}${type}.${name}${index}`, attribute };
    return isUnknownValue(held) ? reference : { ...reference, value: held };
  }

  private follow(expression: string, json: Json | undefined): Value {
    if (json === undefined || json === null || this.following.has(expression)) return unknown(expression);
    this.following.add(expression);
    const value = this.value(json);
    this.following.delete(expression);
    return value;
  }
}

const unknown = (expression: string): Unknown => ({ unknown: `\${${expression}}` });
const isUnknownValue = (value: Value) => typeof value === 'object' && 'unknown' in value;

/** A list block of one may be written without its list, so `[0]` of an object is the object. */
function dig(body: Json, path: string): Json | undefined {
  let here: Json | undefined = body;
  for (const step of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (here === undefined || here === null || typeof here !== 'object') return undefined;
    if (Array.isArray(here)) here = here[Number(step)];
    else if (!/^\d+$/.test(step)) here = here[step];
  }
  return here;
}

function plain(value: Value): string | number | boolean | undefined {
  if (typeof value !== 'object') return value;
  return 'value' in value && 'to' in value ? plain(value.value as Value) : undefined;
}
