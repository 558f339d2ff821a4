import type { TerraformInput } from '../model/read-terraform';

/** Whether somebody wrote an argument, or a default stands there; undefined where the input does not say, as a state. */
export type IsWritten = (address: string, argument: string) => boolean | undefined;

interface ModuleJson {
  readonly resources?: readonly { readonly address?: string; readonly expressions?: object }[];
  readonly module_calls?: Readonly<Record<string, { readonly module?: ModuleJson }>>;
}

interface DocumentJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, object | readonly object[]>>>>;
  readonly configuration?: { readonly root_module?: ModuleJson };
}

/** Reads who wrote what: a configuration is what was written, and a plan carries its configuration along. */
export function readWritten(inputs: readonly TerraformInput[]): IsWritten {
  const written = new Map<string, Set<string>>();
  const note = (address: string, ...bodies: readonly object[]) =>
    written.set(address, new Set(bodies.flatMap((body) => Object.keys(body))));
  for (const { name, data } of inputs) {
    const prefix = inputs.length > 1 && name !== undefined ? `${name}/` : '';
    const { resource = {}, configuration } = data as DocumentJson;
    for (const [type, named] of Object.entries(resource))
      for (const [key, body] of Object.entries(named)) note(`${prefix}${type}.${key}`, ...[body].flat());
    const walk = (module: ModuleJson | undefined, path: string): void => {
      for (const { address, expressions = {} } of module?.resources ?? []) note(`${path}${address}`, expressions);
      for (const [call, child] of Object.entries(module?.module_calls ?? {}))
        walk(child.module, `${path}module.${call}.`);
    };
    walk(configuration?.root_module, prefix);
  }
  return (address, argument) => written.get(address.replaceAll(/\[[^\]]*\]/g, ''))?.has(argument);
}
