import type { Severity } from '../compliance/finding';
import { LINT_RULES } from '../compliance/rules';
import { headline, outcomeOf, type Report } from './report';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
  unknown: 'note',
};

/** For code scanning (SARIF 2.1.0). Terraform JSON has no lines that a person wrote, so a place is a Terraform address. */
export function writeSarif(report: Report): string {
  const uri = report.inputs[0] ?? 'input';
  const flows = report.verdicts.filter((flow) => outcomeOf(flow) !== 'proven');
  const rules = unique([
    ...LINT_RULES.filter(({ id }) => report.findings.some(({ ruleId }) => ruleId === id)).map(
      ({ id, title, why, severity }) => ({
        id,
        shortDescription: { text: title },
        fullDescription: { text: why },
        defaultConfiguration: { level: LEVELS[severity] },
      }),
    ),
    ...flows.map((flow) => ({
      id: flow.id,
      shortDescription: { text: flow.title },
      fullDescription: { text: `${flow.title} ${flow.wanted === 'reached' ? 'must' : 'must not'} be reached` },
      defaultConfiguration: { level: 'error' },
    })),
  ]);
  const results = [
    ...report.findings.map(({ ruleId, severity, address, message, fix }) => ({
      ruleId,
      // `open`: the rule could not decide, and has no level then (SARIF 3.27.9 and 3.27.10).
      level: severity === 'unknown' ? 'none' : LEVELS[severity],
      kind: severity === 'unknown' ? 'open' : 'fail',
      message: { text: `${message}. ${fix}.` },
      locations: [place(uri, address)],
    })),
    ...flows.map((flow) => ({
      ruleId: flow.id,
      level: outcomeOf(flow) === 'violated' ? 'error' : 'none',
      kind: outcomeOf(flow) === 'violated' ? 'fail' : 'open',
      message: { text: [headline(flow), ...flow.trace].join('\n') },
      locations: [place(uri, flow.address)],
    })),
  ].map((result) => ({ ...result, ruleIndex: rules.findIndex(({ id }) => id === result.ruleId) }));
  return `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver: { name: `secured-ml ${report.tool}`, rules } }, results }],
    },
    undefined,
    2,
  )}\n`;
}

function place(uri: string, address?: string) {
  return {
    physicalLocation: { artifactLocation: { uri: uri.replaceAll('\\', '/') } },
    ...(address === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }] }),
  };
}

/** A rule stands once, however often it was broken. */
function unique<T extends { readonly id: string }>(rules: readonly T[]): T[] {
  return rules.filter(({ id }, index) => rules.findIndex((one) => one.id === id) === index);
}
