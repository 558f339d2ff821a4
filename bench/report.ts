import { availableParallelism } from 'node:os';
import { COSTS, type Cost, type Costs } from './cost';
import { type Growth, growthRatio } from './growth';
import { GROWTH, WHOLE_PROCESS_LIMIT, WHOLE_PROCESS_TARGET } from './limits';
import type { Both } from './program';
import { minMedianMax, ratio } from './statistics';
import { table } from './table';

const WORDS: { readonly [cost in Cost]: string } = { wallMs: 'wall, ms', cpuMs: 'cpu, ms', peakMb: 'peak, MB' };
const times = (number: number) => `${number.toFixed(2)}x`;

export function machine(): string {
  return `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`;
}

/** Minimum, median and maximum of both programs, and the ratio of the medians. */
export function describeCosts(title: string, costs: Both<readonly Costs[]>): string {
  const triple = (samples: readonly number[]) =>
    minMedianMax(samples)
      .map((value) => value.toFixed(value < 100 ? 1 : 0))
      .join(' / ');
  const rows = COSTS.map((cost) => [
    WORDS[cost],
    triple(costs.ours.map((run) => run[cost])),
    triple(costs.handWritten.map((run) => run[cost])),
    times(ratioOf(costs, cost)),
  ]);
  return table(title, [['min / median / max', 'ours', 'hand-written', 'ratio of medians'], ...rows]);
}

export function describeGrowth(growth: readonly Growth[]): string {
  const rows = growth.map(({ workspaces, wallMs, cpuMs }) => [`${workspaces}`, wallMs.toFixed(1), cpuMs.toFixed(1)]);
  return table('growth of ours in one app, per workspace', [
    ['workspaces', 'wall, ms', 'cpu, ms'],
    ...rows,
    [`${GROWTH.many} against ${GROWTH.few}`, '', times(growthRatio(growth))],
  ]);
}

/** Which costs of a whole process miss the target, and by how much. */
export function describeTarget(whole: Both<readonly Costs[]>): string {
  const missed = COSTS.filter((cost) => ratioOf(whole, cost) > WHOLE_PROCESS_TARGET);
  const words = missed.map((cost) => `${WORDS[cost]} ${times(ratioOf(whole, cost))}`).join('; ');
  return `whole process, target ${times(WHOLE_PROCESS_TARGET)}: ${missed.length === 0 ? 'met' : `MISSED by ${words}`}`;
}

/** What is over a limit, a line each. */
export function failures(whole: Both<readonly Costs[]>, growth: readonly Growth[]): string[] {
  const grown = growthRatio(growth);
  return [
    ...COSTS.filter((cost) => ratioOf(whole, cost) > WHOLE_PROCESS_LIMIT).map(
      (cost) =>
        `whole process, ${WORDS[cost]}: ${times(ratioOf(whole, cost))} the hand-written program, allowed are ${times(WHOLE_PROCESS_LIMIT)}`,
    ),
    ...(grown <= GROWTH.limit
      ? []
      : [
          `growth is not linear: a workspace among ${GROWTH.many} costs ${times(grown)} one among ${GROWTH.few}, allowed are ${times(GROWTH.limit)}`,
        ]),
  ];
}

function ratioOf({ ours, handWritten }: Both<readonly Costs[]>, cost: Cost): number {
  const samples = (runs: readonly Costs[]) => runs.map((run) => run[cost]);
  return ratio(samples(ours), samples(handWritten));
}
