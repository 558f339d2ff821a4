import { compiled, runNode } from './child';
import type { BuildTime, InOneProcess } from './child-reports';
import type { Costs } from './cost';
import { GROWTH_SIZES } from './limits';
import { inPairs } from './pairs';
import { type Both, both, EXAMPLE, type Program } from './program';

/** Compiled code differs a little from one process to the next. */
const PROCESSES = 3;
/** Small apps are built several times in each, since one build of theirs is short. */
const SMALL = { most: 10, repeats: 5 };

/** Builds the example `runs` times in one process, in several processes of each program. */
export function measureBuilds(runs: number, outdirs: Both<string>): Both<readonly Costs[]> {
  const sizes = Array.from({ length: runs }, () => 1);
  const processes = inPairs({ pairs: PROCESSES, warmUp: 0 }, (program) => build(program, outdirs[program], sizes));
  return both((program) =>
    processes[program].flatMap(({ builds, peakMb }) => builds.map(({ wallMs, cpuMs }) => ({ wallMs, cpuMs, peakMb }))),
  );
}

/** Builds apps of ours with ever more workspaces, all sizes in one process. */
export function measureGrowth(outdir: string): readonly BuildTime[] {
  const sizes = GROWTH_SIZES.flatMap((size) =>
    Array.from({ length: size <= SMALL.most ? SMALL.repeats : 1 }, () => size),
  );
  return Array.from({ length: PROCESSES }, () => build('ours', outdir, sizes)).flatMap(({ builds }) => builds);
}

function build(program: Program, outdir: string, sizes: readonly number[]): InOneProcess {
  return runNode([compiled('in-one-process.js'), program, outdir, EXAMPLE, sizes.join(',')]);
}
