import { BUILD_MANY } from './build-many';
import type { BuildTime, InOneProcess } from './child-reports';
import type { Program } from './program';
import { report, usage } from './usage';

// Started by the runner: in-one-process.js <program> <outdir> <example> <size,size,…>. Builds an app of each size, in
// that order. No garbage collection is forced between them: it would throw compiled code away too, which then is
// billed to whoever comes next.
const [program, outdir, example, sizes] = process.argv.slice(2) as [Program, string, string, string];
const build = BUILD_MANY[program];

/** Builds that are not counted: code is loaded and compiled on the way, and the processor time of that is not growth. */
const WARM_UP = 30;

for (let done = 0; done < WARM_UP; done += 1) build(1, outdir, example);
const builds = sizes.split(',').map((size) => timed(Number(size)));
report({ builds, peakMb: usage().peakMb } satisfies InOneProcess);

function timed(workspaces: number): BuildTime {
  const before = { wallMs: performance.now(), cpuMs: usage().cpuMs };
  build(workspaces, outdir, example);
  return { workspaces, wallMs: performance.now() - before.wallMs, cpuMs: usage().cpuMs - before.cpuMs };
}
