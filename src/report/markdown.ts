import { headline, outcomeOf, type Report } from './report';
import { summary } from './text';

/** For the comment of a pull request. */
export function writeMarkdown(report: Report): string {
  const { tool, findings, verdicts } = report;
  const lines = [`## secured-ml ${tool}`, '', summary(report)];
  if (findings.length > 0) {
    lines.push('', '| severity | rule | where | what | what to do |', '|---|---|---|---|---|');
    for (const { severity, ruleId, address, message, fix } of findings)
      lines.push(row([severity, ruleId, code(address), message, fix]));
  }
  if (verdicts.length > 0) {
    lines.push('', '| outcome | flow | decided by |', '|---|---|---|');
    for (const flow of verdicts) {
      const decided = flow.address === undefined ? '' : code(flow.address);
      lines.push(row([outcomeOf(flow), `${flow.id} ${headline(flow)}`, decided]));
    }
  }
  for (const flow of verdicts) {
    if (outcomeOf(flow) === 'proven') continue;
    lines.push('', `<details><summary>${escapeHtml(`${flow.id} ${flow.title}`)}</summary>`, '');
    lines.push(...flow.trace.map((step, index) => `${index + 1}. ${escapeMarkdown(step)}`), '', '</details>');
  }
  return `${lines.join('\n')}\n`;
}

const row = (cells: readonly string[]) =>
  `| ${cells
    .map((cell) => cell.replaceAll('\n', ' '))
    .map(escapeCell)
    .join(' | ')} |`;
const code = (text: string) => `\`${text.replaceAll('`', '')}\``;
// A name of a resource is somebody's text: it must not become markup of ours.
const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeMarkdown = (text: string) => escapeHtml(text).replaceAll(/([*`[\]])/g, '\\$1');
const escapeCell = (text: string) =>
  text.startsWith('`') ? text.replaceAll('|', '\\|') : escapeMarkdown(text).replaceAll('|', '\\|');
