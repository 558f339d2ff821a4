import { count, headline, outcomeOf, type Report } from './report';

/** For people in a terminal: what is wrong first, each with what to do. */
export function writeText(report: Report): string {
  const sections: string[] = [];
  for (const { ruleId, severity, address, message, fix } of report.findings)
    sections.push(`${severity} ${ruleId} ${address}\n  ${message}\n  fix: ${fix}`);
  const told = report.verdicts.map((flow) => ({ flow, outcome: outcomeOf(flow) }));
  for (const wanted of ['violated', 'unknown'] as const)
    for (const { flow } of told.filter(({ outcome }) => outcome === wanted))
      sections.push([`${wanted} ${flow.id} ${headline(flow)}`, ...flow.trace.map((step) => `  ${step}`)].join('\n'));
  // What is proven needs no path.
  const proven = told.filter(({ outcome }) => outcome === 'proven');
  if (proven.length > 0) sections.push(proven.map(({ flow }) => `proven ${flow.id} ${headline(flow)}`).join('\n'));
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
