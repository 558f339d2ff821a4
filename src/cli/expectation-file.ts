import { type ExpectationProblem, judgeExpectations, readExpectations } from '../compliance/expectations';
import { type LoadedFile, loadFile } from '../config/load';
import { ConfigError, describeProblems } from '../config/problem';
import type { NetworkModel } from '../model/network-model';
import type { ServiceTags } from '../model/service-tags';
import type { Claim } from '../verify/claim';
import type { Given } from '../verify/given';
import { InputError } from './input-error';

/**
 * Judges the flows of a YAML file, and says what it takes as given.
 *
 * @throws InputError naming every problem of the file at once
 */
export function judgeExpectationFile(
  path: string,
  model: NetworkModel,
  tags?: ServiceTags,
): { readonly claims: readonly Claim[]; readonly given: readonly Given[] } {
  const file = load(path);
  const read = readExpectations(file.data);
  if ('problems' in read) throw refusal(file, read.problems);
  const judged = judgeExpectations(model, read.expectations, tags, read.given);
  if ('problems' in judged) throw refusal(file, judged.problems);
  return judged;
}

function load(path: string): LoadedFile {
  try {
    return loadFile(path);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const problems = error.problems.map((problem) => ({ ...problem, fix: FORM }));
    throw new InputError(
      problems.some(({ found }) => found === 'an empty file')
        ? describeProblems(problems, path, () => undefined)
        : error.message,
    );
  }
}

const FORM = "write 'must' and 'mustNot', each a list of { from, to, port }, and 'given', a list of { hop, passes }";

function refusal({ file, lineOf }: LoadedFile, problems: readonly ExpectationProblem[]): InputError {
  const all = problems.map(({ path, found, message }) => ({
    code: 'expectation',
    path,
    found,
    allowed: message,
    fix: path.length <= 1 ? FORM : 'see docs/verify.md',
  }));
  return new InputError(describeProblems(all, file, lineOf));
}
