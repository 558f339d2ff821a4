import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configJsonSchema } from '../src/config/json-schema';
import { factsPage } from './facts-reference';

/**
 * Writes what derives from the config's schema, the JSON Schema for editors and the reference page; and the page of facts.
 *
 * `npm run docs` renews all; a test fails where they are not current.
 */
const ROOT = join(__dirname, '..');

interface Field {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
  readonly items?: Field;
}

/** Every file that is derived, by its path in the project. */
export function derivedFiles(): Readonly<Record<string, string>> {
  const schema = configJsonSchema();
  return {
    'secured-ml.schema.json': `${JSON.stringify(schema, undefined, 2)}\n`,
    'docs/reference/config.md': page(schema as Field),
    'docs/reference/facts.md': factsPage(),
  };
}

function page(schema: Field): string {
  const example = readFileSync(join(ROOT, 'secured-ml.yaml'), 'utf8');
  return [
    '# Every key of the config',
    '',
    'Written by `npm run docs` from the schema that reads the file. A key that is not listed is refused. Where a key',
    'opens something, it takes a `reason`: it ends in the summary, for whoever audits the workspace.',
    '',
    '| key | takes | when left out |',
    '|---|---|---|',
    ...rows(schema, ''),
    '',
    '## The embedded example',
    '',
    '```yaml',
    example.trimEnd(),
    '```',
    '',
  ].join('\n');
}

function rows(schema: Field, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const key = `${prefix}${name}`;
    const inner = field.items?.properties === undefined ? field : field.items;
    const list = inner === field ? '' : '[]';
    const required = schema.required?.includes(name) && field.default === undefined;
    const takes = [field.description, inner.properties === undefined ? takesOf(field) : undefined].filter(
      (text) => text !== undefined && text !== '',
    );
    const row = `| \`${key}${list}\` | ${takes.join('; ').replaceAll('|', '\\|')} | ${required ? '**required**' : leftOut(field)} |`;
    return [row, ...rows(inner, `${key}${list}.`)];
  });
}

/** The form of a value, where its description does not tell. */
function takesOf(field: Field): string {
  if (field.items !== undefined) return takesOf(field.items) === '' ? 'a list' : `a list: ${takesOf(field.items)}`;
  if (field.enum !== undefined)
    return field.enum.length > 12
      ? `one of ${field.enum.length} words (see the schema)`
      : field.enum
          .filter((word) => typeof word === 'string')
          .map((word) => `\`${word}\``)
          .join(', ');
  if (field.minimum !== undefined) return `${field.minimum} to ${field.maximum}`;
  return '';
}

function leftOut({ default: value, items }: Field): string {
  if (value === undefined) return items === undefined ? 'not set' : 'none';
  return typeof value === 'object' ? 'none' : `\`${String(value)}\``;
}

if (require.main === module) {
  for (const [file, text] of Object.entries(derivedFiles())) writeFileSync(join(ROOT, file), text);
}
