import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type FaultKind, NO_FAULTS } from '../../__tests__/azure/faults';
import { randomFrom } from '../../__tests__/azure/random';
import { StandIn } from '../../__tests__/azure/stand-in';
import { pullState } from '../../src/adopt';
import { oneLine } from '../command';
import type { ExampleRun } from './deploy-example';
import { Deployment, destructive, show } from './deployment';
import { destroyAll, expectNoChange, expectNoFindings } from './expectations';
import { errorsIn } from './explain';
import type { Figures } from './figures';
import { findOrphans } from './find-orphans';
import { synthesizeStack } from './stack-folder';
import { Steps } from './steps';

export interface FaultRun extends ExampleRun {
  readonly seed: number;
  /** How many applies are killed, from the first on. */
  readonly kills: number;
}

/** Mostly what the provider retries by itself; a broken connection ends an apply. */
const KINDS: readonly FaultKind[] = ['429', '429', '429', '500', '500', '503', '503', '503', 'reset', 'lost'];
/** From this apply on connections hold, so that every run ends; calls go on to be throttled and to fail. */
const CALM_FROM = 8;
const CALM_KINDS: readonly FaultKind[] = ['429', '500', '503'];
const PROBABILITY = 0.15;
const LATENCY_MS = 2500;
const MOST_APPLIES = 10;

/**
 * Applies while calls fail and Terraform is killed, healing after each apply that broke off as a user would: adopt,
 * untaint, apply again. @throws Error where something would be replaced, does not converge, or is left behind
 */
export async function surviveFaults(run: FaultRun, scratch: string, figures: Figures): Promise<void> {
  const { config, generation, release, env, seed } = run;
  const steps = new Steps(`${config.replace(/^examples\//, '')} ${release} seed ${seed}`);
  const standIn = await StandIn.start();
  try {
    const { folder, terraform } = synthesizeStack(config, generation, mkdtempSync(join(scratch, 'faults-')));
    const deployment = new Deployment(folder, terraform, standIn, env);
    await steps.step('init', () => deployment.init());
    await applyUntilDone(run, deployment, steps, figures);
    figures.applied += Object.values(terraform.resource ?? {}).flatMap((blocks) => Object.keys(blocks)).length;
    await steps.step(
      'plan again',
      () => expectNoChange(deployment),
      () => 'no changes',
    );
    figures.orphansLeft += (await findOrphans(deployment, await pullState(deployment.folder))).orphans.length;
    await steps.step('destroy', () => destroyAll(deployment));
    expectNoFindings(standIn);
  } finally {
    figures.add(standIn);
    await standIn.stop();
  }
}

async function applyUntilDone({ seed, kills }: FaultRun, deployment: Deployment, steps: Steps, figures: Figures) {
  const random = randomFrom(seed);
  const { faults } = deployment.standIn;
  let killed = 0;
  for (let attempt = 1; attempt <= MOST_APPLIES; attempt += 1) {
    const kinds = attempt < CALM_FROM ? KINDS : CALM_KINDS;
    faults.follow({ seed: seed * 1000 + attempt, probability: PROBABILITY, kinds, latencyMs: LATENCY_MS });
    const killAfter = killed < kills ? 3 + random() * 45 : undefined;
    const done = await steps.step(
      `apply ${attempt}`,
      () => applyOnce(deployment, killAfter),
      ({ how }) => how,
    );
    if (done.succeeded) return faults.follow(NO_FAULTS);
    if (done.killed) {
      killed += 1;
      figures.kills += 1;
    }
    await steps.step(
      'adopt',
      () => heal(deployment, figures),
      ({ orphans, untainted }) => `${orphans} imported, ${untainted} untainted`,
    );
  }
  throw new Error(`not whole after ${MOST_APPLIES} applies`);
}

async function applyOnce(deployment: Deployment, killAfter: number | undefined) {
  const { answer, kill } = deployment.apply();
  let killed = false;
  const timer =
    killAfter === undefined
      ? undefined
      : setTimeout(() => {
          killed = true;
          kill();
        }, killAfter * 1000);
  const { code, stdout, stderr } = await answer;
  clearTimeout(timer);
  const how = killed
    ? `killed after ${killAfter?.toFixed(1)} s`
    : code === 0
      ? 'whole'
      : `broken off by ${brokenBy(`${stdout}\n${stderr}`)}`;
  return { succeeded: code === 0 && !killed, killed, how };
}

/** How many errors there were, and the end of the first: what broke. */
function brokenBy(output: string): string {
  const errors = errorsIn(output);
  const [first = ''] = errors;
  const [sentence = ''] = first.split(/\n\s*\n/);
  return `${errors.length}: …${oneLine(sentence, 10_000).slice(-60)}`;
}

/** What a user does: adopt, the untaint commands that it gives, and a look at the plan. Azure goes on failing. */
async function heal(deployment: Deployment, figures: Figures) {
  const { orphans, whole, broken } = await findOrphans(deployment, await pullState(deployment.folder));
  if (broken.length > 0) throw new Error(`not finished: ${broken.map(({ address }) => address).join(', ')}`);
  for (const { address } of whole) await deployment.must('untaint', '-no-color', address);
  figures.orphansFound += orphans.length;
  figures.untainted += whole.length;
  deployment.standIn.faults.follow(NO_FAULTS);
  const lost = destructive(await deployment.plan());
  if (lost.length > 0) throw new Error(`would be replaced:\n${lost.map(show).join('\n')}`);
  return { orphans: orphans.length, untainted: whole.length };
}
