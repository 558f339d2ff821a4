import { headline, outcomeOf, type Report } from './report';

/** For a build server: a case for each finding and each flow; what is unknown is skipped, with the reason. */
export function writeJunit(report: Report): string {
  const cases = [
    ...report.findings.map(({ ruleId, severity, address, message, fix }) => {
      const name = testcase(`${ruleId} ${address}`, report.tool);
      if (severity === 'note') return `${name}/>`;
      if (severity === 'unknown') return `${name}><skipped message="${escapeXml(message)}"/></testcase>`;
      return `${name}><failure type="${severity}" message="${escapeXml(message)}">${escapeXml(fix)}</failure></testcase>`;
    }),
    ...report.verdicts.map((flow) => {
      const name = testcase(`${flow.id} ${flow.title}`, report.tool);
      const outcome = outcomeOf(flow);
      if (outcome === 'proven') return `${name}/>`;
      if (outcome === 'unknown')
        return `${name}><skipped message="${escapeXml(flow.trace.at(-1) ?? 'unknown')}"/></testcase>`;
      return `${name}><failure type="violated" message="${escapeXml(headline(flow))}">${escapeXml(flow.trace.join('\n'))}</failure></testcase>`;
    }),
  ];
  const failures = cases.filter((one) => one.includes('<failure')).length;
  const skipped = cases.filter((one) => one.includes('<skipped')).length;
  const attributes = `name="secured-ml ${report.tool}" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  const suite = [`  <testsuite ${attributes}>`, ...cases.map((one) => `    ${one}`), '  </testsuite>'];
  return `${['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suite, '</testsuites>'].join('\n')}\n`;
}

const testcase = (name: string, suite: string) => `<testcase classname="secured-ml.${suite}" name="${escapeXml(name)}"`;

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
  };
  return (
    text
      // XML 1.0 has no place for control characters, not even escaped.
      .replaceAll(/[^\t\n\r\x20-\uFFFD]/g, '?')
      .replaceAll(/[&<>"\n]/g, (found) => entities[found] ?? found)
  );
}
