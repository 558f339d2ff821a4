import { count, outcomeOf, type Report } from './report';

/** For programs: the report as it stands, with its counts. */
export function writeJson(report: Report): string {
  const { tool, inputs, findings, verdicts } = report;
  const flows = verdicts.map((flow) => ({ ...flow, outcome: outcomeOf(flow) }));
  return `${JSON.stringify({ tool, inputs, counts: count(report), findings, verdicts: flows }, undefined, 2)}\n`;
}
