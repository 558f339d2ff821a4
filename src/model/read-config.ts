import { readLiveRoutes } from './live-routes';
import { stated } from './stated';
import type { Block, Reference, Resource, Unknown, Value } from './terraform-value';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Bodies = Record<string, Record<string, Record<string, Json>>>;

const EXPRESSION = /\$\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g;
const ATTRIBUTE = /^((?:data\.)?[a-z][a-z0-9_]*)\.([\w-]+)((?:\.\w+|\[\d+\])+)$/;

/** Reads Terraform's own JSON (`cdk.tf.json`, `*.tf.json`): references are resolved as far as the file goes. */
export function readConfig(data: Record<string, unknown>, prefix = ''): Resource[] {
  const bodies = { ...((data.resource ?? {}) as Bodies), ...dataBodies(data) };
  const locals = (data.locals ?? {}) as Record<string, Json>;
  const resolver = new Resolver(bodies, locals, prefix);
  return Object.entries(bodies).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({
      address: `${prefix}${type}.${name}`,
      type,
      values: resolver.block(Array.isArray(body) ? ((body[0] ?? {}) as Record<string, Json>) : body),
    })),
  );
}

/** What is read and not made: its type begins with `data.`, as its address does; with what their own conditions state of them. */
function dataBodies(data: Record<string, unknown>): Bodies {
  return Object.fromEntries(
    Object.entries((data.data ?? {}) as Bodies).map(([type, named]) => [
      `data.${type}`,
      Object.fromEntries(
        Object.entries(named).map(([name, body]) => {
          const block = Array.isArray(body) ? ((body[0] ?? {}) as Record<string, Json>) : body;
          return [name, { ...block, ...stated(block.lifecycle) }];
        }),
      ),
    ]),
  );
}

class Resolver {
  /** References that are being followed: one that comes back to itself is unknown. */
  private readonly following = new Set<string>();

  public constructor(
    private readonly bodies: Bodies,
    private readonly locals: Record<string, Json>,
    private readonly prefix: string,
  ) {}

  public block(body: Record<string, Json>): Block {
    return Object.fromEntries(
      Object.entries(body)
        .filter(([key]) => key !== '//')
        .map(([key, value]) => [key, key === 'depends_on' ? this.addresses(value) : this.value(value)]),
    );
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
    const [, type = '', name = '', path = ''] = ATTRIBUTE.exec(expression) ?? [];
    const body = this.bodies[type]?.[name];
    if (body === undefined) return unknown(expression);
    if ('count' in body || 'for_each' in body) return unknown(expression);
    const attribute = path.slice(1);
    const held = this.follow(expression, dig(body, attribute));
    const reference: Reference = { to: `${this.prefix}${type}.${name}`, attribute };
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
