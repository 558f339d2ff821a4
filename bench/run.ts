import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBuilds, measureGrowth } from './builds';
import { compile } from './compile';
import { growthOf } from './growth';
import { GROWTH } from './limits';
import { both, readOutput } from './program';
import { describeCosts, describeGrowth, describeTarget, failures, machine } from './report';
import { differences, resourceCount, unequalResources } from './same-work';
import { measureWholeProcess } from './whole-process';

// npm run bench -- --runs N: what the library costs beside a hand-written program that emits the same resources.
const say = (text: string) => process.stdout.write(`${text}\n\n`);
const runs = readRuns();
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  process.exitCode = bench() ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function bench(): boolean {
  say(machine());
  compile();
  const outdirs = both((program) => join(folder, program));
  const many = both((program) => join(folder, `many-${program}`));
  for (const outdir of [...Object.values(outdirs), ...Object.values(many)]) mkdirSync(outdir);
  const whole = measureWholeProcess(runs, outdirs);
  const [ours, handWritten] = [readOutput(outdirs.ours), readOutput(outdirs.handWritten)];
  const unfair = differences(ours, handWritten);
  if (unfair.length > 0) return passed(['the two programs do not write the same:', ...unfair]);
  const unlike = unequalResources(ours, handWritten);
  const likeness = unlike.length === 0 ? 'with the same arguments' : `with other arguments in ${unlike.join(', ')}`;
  say(`both write ${resourceCount(ours)} resources of the same types, ${likeness}`);
  say(describeCosts(`whole process, ${runs} runs each`, whole));
  say(describeTarget(whole));
  say(describeCosts(`one build among ${runs} in one process`, measureBuilds(runs, many)));
  const growth = growthOf(measureGrowth(many.ours));
  const stacks = readdirSync(join(many.ours, 'stacks')).length;
  if (stacks !== GROWTH.many)
    return passed([`the largest app has ${GROWTH.many} workspaces, and ${stacks} were written`]);
  say(describeGrowth(growth));
  say(
    `linear: a workspace among ${GROWTH.many} costs at most ${GROWTH.limit} times the processor time of one among ${GROWTH.few}`,
  );
  return passed(failures(whole, growth));
}

/** Says what is wrong, if anything; true when nothing is. */
function passed(lines: readonly string[]): boolean {
  if (lines.length > 0) process.stderr.write(`bench failed\n${lines.map((line) => `  ${line}\n`).join('')}`);
  return lines.length === 0;
}

function readRuns(): number {
  try {
    const { values } = parseArgs({ options: { runs: { type: 'string', default: '21' } } });
    const number = Number(values.runs);
    if (Number.isInteger(number) && number > 0) return number;
    throw new Error(`--runs takes a whole number of at least 1, got '${values.runs}'`);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return process.exit(2);
  }
}
