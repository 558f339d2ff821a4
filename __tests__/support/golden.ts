import type { SynthesizedStack } from '../../src/testing';
import { synthesizeExample } from './examples';

/** Widths up to which a value stays on one line: a rule of a list is read as one. */
const WIDTH = { argument: 150, item: 340 };

/** A value on one line where it is short, else one line for each part; arguments that are null are left out. */
function print(value: unknown, indent: string, width = WIDTH.argument): string {
  const line = JSON.stringify(value, (_, inner) => inner ?? undefined);
  if (line === undefined || line.length + indent.length <= width || typeof value !== 'object' || value === null)
    return line ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `\n${value.map((item) => `${inner}-${spaced(print(item, inner, WIDTH.item))}`).join('\n')}`;
  const parts = Object.entries(value).filter(([, part]) => part !== null);
  return `\n${parts.map(([key, part]) => `${inner}${key}:${spaced(print(part, inner))}`).join('\n')}`;
}

const spaced = (text: string) => (text.startsWith('\n') ? text : ` ${text}`);

/** Everything that Terraform reads, one paragraph for each block. */
function paragraphs({ json }: SynthesizedStack): Map<string, string> {
  const found = new Map<string, string>();
  const {
    '//': _,
    resource = {},
    data = {},
    ...settings
  } = json as Record<string, Record<string, Record<string, Record<string, unknown>>>>;
  for (const [section, content] of Object.entries(settings)) found.set(section, print(content, ''));
  for (const [prefix, types] of [
    ['data.', data],
    ['', resource],
  ] as const) {
    for (const [type, blocks] of Object.entries(types)) {
      for (const [id, { '//': __, ...block }] of Object.entries(blocks))
        found.set(`${prefix}${type}.${id}`, print(block, ''));
    }
  }
  return found;
}

const write = (blocks: Iterable<[string, string]>) =>
  [...blocks].map(([address, text]) => `${address}${spaced(text)}`).join('\n\n');

/** The golden text of an example for azurerm 4. */
export function golden(name: string): string {
  return write(paragraphs(synthesizeExample(name)));
}

/** The blocks that azurerm 5 spells otherwise; all others are the same to the letter. */
export function goldenDifference(name: string): string {
  const four = paragraphs(synthesizeExample(name));
  return write([...paragraphs(synthesizeExample(name, '5'))].filter(([address, text]) => four.get(address) !== text));
}
