import type { BuildTime } from './child-reports';
import { GROWTH, GROWTH_SIZES } from './limits';
import { median } from './statistics';

/** What a workspace costs among so many, in milliseconds. */
export interface Growth {
  readonly workspaces: number;
  readonly wallMs: number;
  readonly cpuMs: number;
}

export function growthOf(builds: readonly BuildTime[]): Growth[] {
  return GROWTH_SIZES.map((workspaces) => {
    const mine = builds.filter((build) => build.workspaces === workspaces);
    const each = (cost: 'wallMs' | 'cpuMs') => median(mine.map((build) => build[cost] / workspaces));
    return { workspaces, wallMs: each('wallMs'), cpuMs: each('cpuMs') };
  });
}

/** Processor time of a workspace among many, as a multiple of one among few: other processes do not enter it. */
export function growthRatio(growth: readonly Growth[]): number {
  const cost = (size: number) => growth.find(({ workspaces }) => workspaces === size)?.cpuMs ?? Number.NaN;
  return cost(GROWTH.many) / cost(GROWTH.few);
}
