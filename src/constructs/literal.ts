/**
 * Writes a text so that Terraform reads it back to the letter, and never as an expression.
 *
 * Terraform starts a template at `${` and `%{`. Every sign that leads to a brace becomes a template of its own, rather
 * than a doubled sign, which reads otherwise beside further signs; and so does a byte order mark at the start, which
 * Terraform would drop.
 */
export function literal(text: string): string {
  return text.replace(/^\uFEFF|[$%]+(?=\{)/g, (signs) => [...signs].map((sign) => `\${"${sign}"}`).join(''));
}

/** The same for a map of texts, keys included: Terraform reads templates in keys as well. */
export function literals(map: Readonly<Record<string, string>>): { [key: string]: string } {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [literal(key), literal(value)]));
}
