/** A resource as it stands in the JSON. */
export type Block = { readonly [argument: string]: unknown };

/** What `cdk.tf.json` holds, as far as a dialect reads it. */
export interface TerraformJson {
  readonly terraform?: { readonly required_providers?: { readonly [name: string]: Block } } & Block;
  readonly resource?: { readonly [type: string]: { readonly [name: string]: Block } };
  readonly data?: { readonly [type: string]: { readonly [name: string]: Block } };
  readonly [section: string]: unknown;
}

/** Writes one resource in the words of another provider generation. */
export type Rewrite = (block: Block, address: string) => Block;

/** The block with one argument renamed, its value changed by `change`; what is null is not written, in any words. */
export function renamed(block: Block, from: string, to: string, change: (value: unknown) => unknown): Block {
  if (!(from in block)) return block;
  const { [from]: value, ...rest } = block;
  return value === null ? rest : { ...rest, [to]: change(value) };
}

/** Gives the opposite of a truth value, or of an expression that gives one; the address is for the error. */
export function negated(address: string): (value: unknown) => unknown {
  return (value) => {
    if (typeof value === 'boolean') return !value;
    const expression = typeof value === 'string' ? /^\$\{(.*)\}$/s.exec(value)?.[1] : undefined;
    if (expression === undefined) {
      throw new Error(`${address}: expected true, false or an expression, got ${JSON.stringify(value)}`);
    }
    return `\${!(${expression})}`;
  };
}
