import { LINT_RULES } from '../compliance/rules';

/** The table of all lint rules, for the page on `lint`. */
export function lintRuleTable(
  sources: Readonly<Record<string, { readonly text: string; readonly date: string }>>,
): string {
  const rows = LINT_RULES.map(({ id, title, severity, why, source }) => {
    const where = sources[source];
    return `| ${id} | ${severity} | ${title}. ${why} | ${where === undefined ? source : `${where.text} (${where.date})`} |`;
  });
  return ['| rule | severity | finds, and why it matters | source |', '|---|---|---|---|', ...rows].join('\n');
}

/** The table of what is not modelled, for the page on limits. */
export function limitsTable(rows: readonly { readonly type: string; readonly what: string }[]): string {
  const lines = rows.map(({ type, what }) => `| \`${type}${type.endsWith('_') ? '*' : ''}\` | ${what} |`);
  return ['| resources that start with | what is not followed |', '|---|---|', ...lines].join('\n');
}
