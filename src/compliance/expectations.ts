import * as z from 'zod';
import type { NetworkModel } from '../model/network-model';
import type { ServiceTags } from '../model/service-tags';
import { answerOf, type Claim } from '../verify/claim';
import { readEndpoint, readPort } from '../verify/endpoint-text';
import type { Given } from '../verify/given';
import { Reachability } from '../verify/reach';
import { type Attempt, GIVEN, readGiven, type WrittenGiven } from './given';

/** What somebody expects of a flow. */
export interface Expectation {
  readonly must: Claim['must'];
  readonly from: string;
  readonly to: string;
  readonly port: string;
  readonly why?: string;
  /** Where it stands in the file. */
  readonly path: readonly (string | number)[];
}

/** Something wrong with a file of expectations. */
export interface ExpectationProblem {
  readonly path: readonly (string | number)[];
  readonly found: unknown;
  readonly message: string;
}

const end = z.string().min(1);
const port = z.union([z.string().min(1), z.number().int().min(0).max(65535)]).transform(String);
const flow = z.strictObject({
  from: end,
  to: end,
  port: z.union([port, z.array(port).min(1)]).default('443/tcp'),
  why: z.string().optional(),
});
const SCHEMA = z.strictObject({
  given: GIVEN.default([]),
  must: z.array(flow).default([]),
  mustNot: z.array(flow).default([]),
});

/** What a file says: what is taken as given, and what has to follow. */
export interface Expectations {
  readonly expectations: readonly Expectation[];
  readonly given: WrittenGiven;
}

/** Reads `given`, `must` and `mustNot`, or names every problem at once. */
export function readExpectations(data: unknown): Expectations | { readonly problems: readonly ExpectationProblem[] } {
  const parsed = SCHEMA.safeParse(data);
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap(({ path, message }) => {
      const at = path.map((part) => (typeof part === 'number' ? part : String(part)));
      return [{ path: at, found: valueAt(data, at), message }];
    });
    return { problems };
  }
  const { given, must, mustNot } = parsed.data;
  const read = (flows: typeof must, key: 'must' | 'mustNot') =>
    flows.flatMap(({ from, to, port, why }, index) =>
      [port].flat().map(
        (one): Expectation => ({
          must: key === 'must' ? 'reach' : 'not reach',
          from,
          to,
          port: one,
          path: [key, index],
          ...(why === undefined ? {} : { why }),
        }),
      ),
    );
  const expectations = [...read(must, 'must'), ...read(mustNot, 'mustNot')];
  if (expectations.length === 0 && given.length === 0)
    return { problems: [{ path: [], found: data, message: "expected flows under 'must' or 'mustNot', or 'given'" }] };
  return { expectations, given };
}

/** Judges expectations of a model, or names every one whose ends the model does not have. */
export function judgeExpectations(
  model: NetworkModel,
  expectations: readonly Expectation[],
  tags?: ServiceTags,
  written: WrittenGiven = [],
):
  | { readonly claims: readonly Claim[]; readonly given: readonly Given[] }
  | { readonly problems: readonly ExpectationProblem[] } {
  const problems: ExpectationProblem[] = [];
  const attempt: Attempt = (path, found, read) => {
    try {
      return read();
    } catch (error) {
      problems.push({ path, found, message: (error as Error).message });
      return undefined;
    }
  };
  const given = readGiven(written, attempt, model, tags);
  const reachability = new Reachability(model, tags, given);
  const claims = expectations.flatMap(({ must, from, to, port, why, path }): Claim[] => {
    const source = attempt([...path, 'from'], from, () => readEndpoint(model, from, tags));
    const target = attempt([...path, 'to'], to, () => readEndpoint(model, to, tags));
    const service = attempt([...path, 'port'], port, () => readPort(port));
    if (source === undefined || target === undefined || service === undefined) return [];
    const flow = { from: source, to: target, ...service };
    const judged = reachability.reach(flow);
    const text = `${from} to ${to} ${port}`;
    return [
      {
        id: `${path[0]}-${Number(path[1]) + 1}`,
        about: why ?? 'expected',
        must,
        text,
        why: why ?? '',
        source: 'expectation',
        flow,
        answer: answerOf(must, judged),
        judged,
      },
    ];
  });
  return problems.length > 0 ? { problems } : { claims, given };
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (here, part) => (typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[part] : undefined),
    data,
  );
}
