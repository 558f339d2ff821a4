/** Something that Terraform knows only after apply, or that this reader cannot work out; it says what and where. */
export interface Unknown {
  readonly unknown: string;
}

/** An attribute of another resource of the same input. */
export interface Reference {
  readonly to: string;
  readonly attribute: string;
  /** What the attribute holds, where the input says so. */
  readonly value?: Value;
}

/** A value of a resource once `${…}` is resolved. */
export type Value =
  | string
  | number
  | boolean
  | undefined
  | Unknown
  | Reference
  | readonly Value[]
  | { readonly [key: string]: Value };

export type Block = { readonly [key: string]: Value };

/** One resource of the input, its values resolved as far as the input allows. */
export interface Resource {
  /** Its Terraform address, such as `azurerm_subnet.compute`; a folder of stacks puts the stack's name before it. */
  readonly address: string;
  readonly type: string;
  readonly values: Block;
}

export type Maybe<T> = T | Unknown;

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value;
}

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'to' in value && 'attribute' in value;
}

/** The known value, or the other one where it is unknown. */
export function known<T, U>(value: Maybe<T>, otherwise: U): T | U {
  return isUnknown(value) ? otherwise : (value as T);
}
