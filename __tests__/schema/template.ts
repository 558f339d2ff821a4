/** A part of a template: text as Terraform reads it, or an expression (`${…}`) or directive (`%{…}`) by its source. */
export type Part = { readonly text: string } | { readonly expression: string; readonly directive: boolean };

/**
 * Takes a string of Terraform JSON apart the way HCL does: `${` and `%{` open a template, and a doubled sign in front
 * of a brace stands for the sign itself.
 *
 * @throws Error when a template is not closed
 */
export function readTemplate(source: string): readonly Part[] {
  const parts: Part[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const sign = source[at];
    if ((sign === '$' || sign === '%') && source.startsWith(`${sign}{`, at + 1)) {
      text += `${sign}{`;
      at += 3;
    } else if ((sign === '$' || sign === '%') && source[at + 1] === '{') {
      const end = endOfExpression(source, at + 2);
      if (text !== '') parts.push({ text });
      parts.push({ expression: source.slice(at + 2, end - 1), directive: sign === '%' });
      text = '';
      at = end;
    } else {
      text += sign;
      at += 1;
    }
  }
  return text === '' ? parts : [...parts, { text }];
}

/**
 * What a string says when nothing in it is computed: the only expressions that pass are constants, `${"x"}`.
 *
 * @throws Error naming the first expression that is alive
 */
export function readConstant(source: string): string {
  const texts = readTemplate(source).map((part) => {
    if ('text' in part) return part.text;
    const constant = part.directive ? undefined : /^"([^"\\$%]|[$%](?!\{))*"$/.exec(part.expression)?.[0];
    if (constant === undefined) throw new Error(`a live template: ${part.directive ? '%' : '$'}{${part.expression}}`);
    return constant.slice(1, -1);
  });
  return texts.join('');
}

/** The place after the brace that closes an expression. */
function endOfExpression(source: string, start: number): number {
  let depth = 1;
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '"') at = endOfQuoted(source, at + 1) - 1;
    else if (source[at] === '{') depth += 1;
    else if (source[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new Error(`a template is not closed: ${source}`);
}

/** The place after the quote that closes a quoted template inside an expression. */
function endOfQuoted(source: string, start: number): number {
  let at = start;
  while (at < source.length && source[at] !== '"') {
    const sign = source[at];
    if (sign === '\\') at += 2;
    else if ((sign === '$' || sign === '%') && source.startsWith(`${sign}{`, at + 1)) at += 3;
    else if ((sign === '$' || sign === '%') && source[at + 1] === '{') at = endOfExpression(source, at + 2);
    else at += 1;
  }
  if (at >= source.length) throw new Error(`a template is not closed: ${source}`);
  return at + 1;
}
