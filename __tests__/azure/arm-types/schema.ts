/**
 * The type of a request body in few words, as `scripts/reduce-arm-types.ts` writes it. A number points to a node of the
 * same file, so that types may hold themselves.
 */
export type ArmType = number | ArmNode;

export type ArmNode =
  | 'any'
  | 'boolean'
  /** Bounds and a pattern, where there are any. */
  | { readonly text: readonly [min?: number | null, max?: number | null, pattern?: string] }
  | { readonly integer: readonly [min?: number | null, max?: number | null] }
  /** Compared without case, as ARM does. */
  | { readonly words: readonly string[] }
  | { readonly either: readonly ArmType[] }
  | { readonly list: ArmType }
  | ArmObject
  | { readonly by: string; readonly cases: { readonly [value: string]: ArmType } };

/** Properties by name: `name!` must be sent, `name-` is read-only. `more` is the type of any other name. */
export interface ArmObject {
  readonly of: { readonly [name: string]: ArmType };
  readonly more?: ArmType;
}

/** One namespace in one api-version. */
export interface ArmTypes {
  readonly types: { readonly [type: string]: ArmType };
  readonly nodes: readonly ArmNode[];
}
