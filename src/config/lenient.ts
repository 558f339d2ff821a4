import * as z from 'zod';

/**
 * The same schema, with a hole wherever a value is refused or missing.
 *
 * Checks that look at several values at once run on what it reads, so that one
 * bad value does not hide the other problems of a config.
 */
export function lenient(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) return lenientObject(schema.shape as Shape);
  if (schema instanceof z.ZodArray) return hole(z.array(lenient(schema.element)));
  if (schema instanceof z.ZodRecord) return hole(z.record(z.string(), lenient(schema.valueType)));
  if (schema instanceof z.ZodOptional || hasDefault(schema)) return lenient(schema.unwrap());
  return hole(schema as z.ZodType);
}

type Shape = Readonly<Record<string, z.core.$ZodType>>;

function lenientObject(shape: Shape): z.ZodType {
  const fields = Object.entries(shape);
  const defaults = Object.fromEntries(
    fields.flatMap(([key, field]) => (hasDefault(field) ? [[key, field.def.defaultValue]] : [])),
  );
  const object = z.object(Object.fromEntries(fields.map(([key, field]) => [key, lenient(field)])));
  return hole(z.preprocess((value) => (isPlain(value) ? { ...defaults, ...value } : value), object));
}

const hole = (schema: z.ZodType): z.ZodType => schema.optional().catch(undefined);

function hasDefault(schema: z.core.$ZodType): schema is z.ZodDefault | z.ZodPrefault {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
