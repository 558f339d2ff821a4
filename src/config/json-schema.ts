import * as z from 'zod';
import { workspaceSchema } from './schema';

type JsonSchema = { readonly [key: string]: unknown };

/** The JSON Schema (2020-12) of what a user writes: an editor completes and checks the file with it. */
export function configJsonSchema(): JsonSchema {
  return { title: 'Secured Azure Machine Learning workspace', ...z.toJSONSchema(workspaceSchema, { io: 'input' }) };
}

/** The keys that the schema knows at a path, for "did you mean". */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  return Object.keys((withKeys(schemaAt(path))?.properties ?? {}) as object);
}

/** What the schema says of the value at a path. */
export function descriptionAt(path: readonly PropertyKey[]): string | undefined {
  return schemaAt(path)?.description as string | undefined;
}

function schemaAt(path: readonly PropertyKey[]): JsonSchema | undefined {
  let at: JsonSchema | undefined = configJsonSchema();
  for (const part of path) {
    const whole = withKeys(at);
    const next: unknown =
      typeof part === 'number' ? whole?.items : (whole?.properties as JsonSchema | undefined)?.[String(part)];
    at = next as JsonSchema | undefined;
  }
  return at;
}

/** Of several forms, the one that has keys. */
function withKeys(schema: JsonSchema | undefined): JsonSchema | undefined {
  if (schema?.properties !== undefined) return schema;
  const forms = (schema?.anyOf ?? []) as readonly JsonSchema[];
  return forms.find(({ properties }) => properties !== undefined) ?? schema;
}
