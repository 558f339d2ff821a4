import type { Finding } from '../compliance/finding';
import type { Verdict } from '../verify/flow';

/** What a verb found out, in a form that every writer takes. */
export interface Report {
  readonly tool: 'lint' | 'verify';
  /** What was read, as the user named it. */
  readonly inputs: readonly string[];
  readonly findings: readonly Finding[];
  readonly verdicts: readonly FlowVerdict[];
}

/** What became of one flow that must be, or must not be. */
export interface FlowVerdict {
  /** Stable within a catalogue or a file of expectations. */
  readonly id: string;
  readonly title: string;
  readonly wanted: 'reached' | 'blocked';
  readonly verdict: Verdict;
  /** The Terraform address of what decided, where one did. */
  readonly address?: string;
  /** The path in sentences, in order. */
  readonly trace: readonly string[];
}

export type Outcome = 'proven' | 'violated' | 'unknown';

export function outcomeOf({ wanted, verdict }: FlowVerdict): Outcome {
  if (verdict === 'unknown') return 'unknown';
  return verdict === wanted ? 'proven' : 'violated';
}

/** How often each outcome occurs; notes count as nothing, as they fail nothing. */
export function count({ findings, verdicts }: Report): Readonly<Record<Outcome, number>> {
  const outcomes = verdicts.map(outcomeOf);
  const of = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  const severe = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  const unjudged = findings.filter(({ severity }) => severity === 'unknown').length;
  return { proven: of('proven'), violated: of('violated') + severe, unknown: of('unknown') + unjudged };
}

/** The exit code: 0 proven, 1 violated, 3 unknown where proof was asked for. */
export function exitCode(report: Report, asksForProof: boolean): 0 | 1 | 3 {
  const { violated, unknown } = count(report);
  if (violated > 0) return 1;
  return unknown > 0 && asksForProof ? 3 : 0;
}

/** What is told of a flow in a line. */
export function headline(flow: FlowVerdict): string {
  const must = flow.wanted === 'reached' ? 'must be reached' : 'must not be reached';
  return `${flow.title}: ${must}, is ${flow.verdict}`;
}
