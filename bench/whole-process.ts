import { compiled, runNode } from './child';
import type { Costs } from './cost';
import { inPairs } from './pairs';
import { type Both, commandLine } from './program';
import type { Usage } from './usage';

/** Starts each program `runs` times, as a person does. */
export function measureWholeProcess(runs: number, outdirs: Both<string>): Both<readonly Costs[]> {
  return inPairs({ pairs: runs, warmUp: 1 }, (program) => {
    const started = performance.now();
    const usage = runNode<Usage>([
      '--require',
      compiled('usage-at-exit.js'),
      ...commandLine(program, outdirs[program]),
    ]);
    return { wallMs: performance.now() - started, ...usage };
  });
}
