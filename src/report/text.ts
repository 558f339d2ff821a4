import { count, headline, outcomeOf, type Report } from './report';

/** For people in a terminal: what is wrong first, each with what to do. */
export function writeText(report: Report): string {
  const sections: string[] = [];
  for (const { ruleId, severity, address, message, fix } of report.findings)
    sections.push(`${severity} ${ruleId} ${address}\n  ${message}\n  fix: ${fix}`);
  for (const flow of report.verdicts) {
    const outcome = outcomeOf(flow);
    const line = `${outcome} ${flow.id} ${headline(flow)}`;
    // What is proven needs no path.
    sections.push(outcome === 'proven' ? line : [line, ...flow.trace.map((step) => `  ${step}`)].join('\n'));
  }
  sections.push(summary(report));
  return `${sections.join('\n\n')}\n`;
}

export function summary(report: Report): string {
  const { proven, violated, unknown } = count(report);
  const notes = report.findings.filter(({ severity }) => severity === 'note').length;
  const parts =
    report.tool === 'lint'
      ? [`${violated} to mend`, `${unknown} not judged`, `${notes} noted`]
      : [`${proven} proven`, `${violated} violated`, `${unknown} unknown`];
  return `${report.inputs.join(', ')}: ${parts.join(', ')}`;
}
