/** A resource as it stands in the JSON. */
export type Block = { readonly [argument: string]: unknown };

/** What `cdk.tf.json` holds, as far as a dialect reads it. */
export interface TerraformJson {
  readonly terraform?: { readonly required_providers?: { readonly [name: string]: Block } } & Block;
  readonly resource?: { readonly [type: string]: { readonly [name: string]: Block } };
  readonly [section: string]: unknown;
}

/** Writes one resource in the words of another provider generation. */
export type Rewrite = (block: Block, address: string) => Block;

/** The block with one argument renamed, its value changed by `change`; unchanged where it is not written. */
export function renamed(
  block: Block,
  from: string,
  to: string,
  change: (value: unknown) => unknown = (value) => value,
): Block {
  if (!(from in block)) return block;
  const { [from]: value, ...rest } = block;
  return { ...rest, [to]: change(value) };
}

/** The opposite of a truth value, or of an expression that gives one. */
export function negated(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  const expression = typeof value === 'string' ? /^\$\{(.*)\}$/s.exec(value)?.[1] : undefined;
  if (expression === undefined) throw new Error(`expected true, false or an expression, got ${JSON.stringify(value)}`);
  return `\${!(${expression})}`;
}
