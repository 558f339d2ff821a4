type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const TEXT = String.raw`"((?:[^"\\]|\\.)*)"`;
const IS = new RegExp(String.raw`^\$\{self\.(\w+) == ${TEXT}\}$`);
const EXACTLY = /^\$\{toset\(self\.(\w+)\) == toset\((\[.*\])\)\}$/;
const EMPTY = /^\$\{try\(length\(self\.(\w+)\), 0\) == 0\}$/;
const HOLDS = new RegExp(String.raw`^\$\{try\(contains\(self\.(\w+)(?:\[\*\]\.service)?, ${TEXT}\), false\)\}$`);

/**
 * What the conditions of a data source state of it: Terraform goes on only where they hold, so what they say is so.
 *
 * Four forms are read: an attribute is a text, holds exactly these texts, is empty, holds a text among others. Of the
 * last only what is named is known; anything else says nothing here.
 */
export function stated(lifecycle: Json | undefined): Record<string, Json> {
  const found: Record<string, Json> = {};
  for (const condition of conditionsOf(lifecycle)) {
    const [, attribute, text] = IS.exec(condition) ?? [];
    if (attribute !== undefined) found[attribute] = unquoted(text ?? '');
    const [, list, texts] = EXACTLY.exec(condition) ?? [];
    const exactly = listOf(texts);
    if (list !== undefined && exactly !== undefined) found[list] = exactly;
    const [, empty] = EMPTY.exec(condition) ?? [];
    if (empty !== undefined) found[empty] = [];
    const [, holder, one] = HOLDS.exec(condition) ?? [];
    // azurerm 5 has a list of objects in place of the list of names.
    const key = holder === 'service_endpoint' ? 'service_endpoints' : holder;
    if (key !== undefined) found[key] = [...((found[key] as Json[] | undefined) ?? []), unquoted(one ?? '')];
  }
  return found;
}

function conditionsOf(lifecycle: Json | undefined): string[] {
  return blocks(lifecycle)
    .flatMap((one) => blocks(one.postcondition))
    .flatMap(({ condition }) => (typeof condition === 'string' ? [condition] : []));
}

/** A block may be written as an object or as a list of objects. */
function blocks(json: Json | undefined): Record<string, Json>[] {
  return [json].flat().filter((one): one is Record<string, Json> => typeof one === 'object' && one !== null);
}

/** A list of texts that are written out. */
function listOf(text = ''): string[] | undefined {
  try {
    return JSON.parse(text) as string[];
  } catch {
    return undefined;
  }
}

const unquoted = (text: string) => JSON.parse(`"${text}"`) as string;
