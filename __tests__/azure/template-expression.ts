import type { Body } from './resource';

/** What an expression may name. */
export interface TemplateScope {
  readonly parameters: Body;
  readonly variables: Body;
}

const FUNCTIONS: { readonly [name: string]: (...args: readonly unknown[]) => unknown } = {
  format: (template, ...args) => String(template).replace(/\{(\d+)\}/g, (_, index) => String(args[Number(index)])),
  concat: (...args) => args.join(''),
};

/**
 * Evaluates every `[...]` in a value of an ARM template. Of the language only what a Terraform stack needs:
 * parameters(), variables(), format(), concat().
 *
 * @throws Error naming an expression that it does not know
 */
export function evaluate(value: unknown, scope: TemplateScope): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [String(evaluate(name, scope)), evaluate(item, scope)]),
    );
  if (typeof value !== 'string' || !/^\[[^[].*\]$/s.test(value)) return value;
  return new Expression(value, scope).value();
}

class Expression {
  private readonly text: string;
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly scope: TemplateScope,
  ) {
    this.text = source.slice(1, -1).trim();
  }

  public value(): unknown {
    const result = this.term();
    return this.at === this.text.length ? result : this.fail();
  }

  private term(): unknown {
    const [token] = /^\s*('(?:[^']|'')*'|-?\d+|\w+)\s*/.exec(this.text.slice(this.at)) ?? this.fail();
    this.at += token.length;
    const word = token.trim();
    if (word.startsWith("'")) return word.slice(1, -1).replaceAll("''", "'");
    if (/^-?\d+$/.test(word)) return Number(word);
    return this.call(word, this.args());
  }

  private args(): unknown[] {
    const args: unknown[] = [];
    if (this.text[this.at] !== '(') this.fail();
    this.at += 1;
    while (this.text[this.at] !== ')') {
      args.push(this.term());
      if (this.text[this.at] === ',') this.at += 1;
      else if (this.text[this.at] !== ')') this.fail();
    }
    this.at += 1;
    return args;
  }

  private call(name: string, args: readonly unknown[]): unknown {
    if (name === 'parameters' || name === 'variables') {
      const values = this.scope[name];
      const wanted = String(args[0]);
      return wanted in values ? values[wanted] : this.fail();
    }
    return FUNCTIONS[name] === undefined ? this.fail() : FUNCTIONS[name](...args);
  }

  private fail(): never {
    throw new Error(`the stand-in does not know the template expression ${this.source}`);
  }
}
