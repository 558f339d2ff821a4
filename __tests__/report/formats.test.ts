import type { Finding } from '../../src/compliance/finding';
import { FORMATS, writeReport } from '../../src/report/formats';
import { count, exitCode, type FlowVerdict, type Report } from '../../src/report/report';

const FINDING: Finding = {
  ruleId: 'NET-003',
  severity: 'error',
  address: 'azurerm_network_security_group.main',
  message: "rules 'a' and 'b' both have priority 100",
  fix: "give 'b' a priority of its own",
};
const FINDINGS: readonly Finding[] = [
  FINDING,
  { ...FINDING, ruleId: 'SEC-004', severity: 'note', address: 'azurerm_storage_account.main', message: 'keys | <b>' },
  { ...FINDING, ruleId: 'NET-017', severity: 'unknown', address: 'azurerm_lb.main', message: 'not modelled' },
];
const FLOW: FlowVerdict = {
  id: 'FLOW-1',
  title: 'cpu to AzureMonitor 443/tcp',
  wanted: 'reached',
  verdict: 'blocked',
  address: 'azurerm_network_security_group.main',
  trace: ["rule 'deny-all' (4096) denies it"],
};
const FLOWS: readonly FlowVerdict[] = [
  FLOW,
  { ...FLOW, id: 'FLOW-2', verdict: 'reached' },
  { ...FLOW, id: 'FLOW-3', title: 'Internet to cpu 22/tcp', wanted: 'blocked', verdict: 'blocked' },
  { ...FLOW, id: 'FLOW-4', verdict: 'unknown', trace: ['the route table is not in this input'] },
];
const REPORT: Report = { tool: 'verify', inputs: ['cdk.tf.json'], findings: FINDINGS, verdicts: FLOWS };

test.each(FORMATS)('writes a report as %s', (format) => {
  expect(writeReport(REPORT, format)).toMatchSnapshot();
});

test.each(FORMATS)('writes a clean report as %s', (format) => {
  expect(writeReport({ ...REPORT, tool: 'lint', findings: [], verdicts: [] }, format)).toMatchSnapshot();
});

test('counts what is proven, violated and unknown', () => {
  expect(count(REPORT)).toEqual({ proven: 2, violated: 2, unknown: 2 });
});

test.each<[string, Partial<Report>, boolean, number]>([
  ['nothing', { findings: [], verdicts: [] }, true, 0],
  ['a note', { findings: FINDINGS.slice(1, 2), verdicts: [] }, true, 0],
  ['an error', { findings: [FINDING], verdicts: [] }, false, 1],
  ['a proven flow', { findings: [], verdicts: FLOWS.slice(1, 3) }, true, 0],
  ['a violated flow', { findings: [], verdicts: [FLOW] }, false, 1],
  ['an unknown flow where proof is asked for', { findings: [], verdicts: FLOWS.slice(3) }, true, 3],
  ['an unknown flow where it is not', { findings: [], verdicts: FLOWS.slice(3) }, false, 0],
  ['both: a violation says more', {}, true, 1],
])('ends with the right code for %s', (_, over, asks, code) => {
  expect(exitCode({ ...REPORT, ...over }, asks)).toBe(code);
});

test('the SARIF log has the shape that 2.1.0 asks for', () => {
  const log = JSON.parse(writeReport(REPORT, 'sarif'));
  expect(log.version).toBe('2.1.0');
  const [{ tool, results }] = log.runs;
  const { name, rules } = tool.driver;
  expect(name).toBe('secured-ml verify');
  const ids = rules.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { defaultConfiguration } of rules)
    expect(['error', 'warning', 'note']).toContain(defaultConfiguration.level);
  expect(results).toHaveLength(5);
  for (const { ruleId, ruleIndex, level, kind, message, locations } of results) {
    expect(ids[ruleIndex]).toBe(ruleId);
    expect(['none', 'note', 'warning', 'error']).toContain(level);
    // 3.27.10: a result that is no failure has level 'none'.
    expect(kind === 'fail').toBe(level !== 'none');
    expect(message.text.length).toBeGreaterThan(0);
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe('cdk.tf.json');
  }
});

test('text of others does not become markup', () => {
  const hostile = '</failure><script> | `x` "&" \u0007';
  const report = { ...REPORT, findings: [{ ...FINDING, message: hostile, address: hostile }], verdicts: [] };
  expect(writeReport(report, 'junit')).not.toMatch(/<script/);
  expect(writeReport(report, 'junit')).not.toContain('\u0007');
  expect(writeReport(report, 'junit').match(/<\/failure>/g)).toHaveLength(1);
  const rows = writeReport(report, 'markdown')
    .split('\n')
    .filter((line) => line.startsWith('| error'));
  expect(rows[0]?.replaceAll('\\|', '').split('|')).toHaveLength(7);
});
