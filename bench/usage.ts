import { readFileSync, writeSync } from 'node:fs';

/** What a process took until its end. */
export interface Usage {
  /** User and system time. */
  readonly cpuMs: number;
  /** The most memory it held. */
  readonly peakMb: number;
}

export function usage(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: (peakOfThisProgram() ?? maxRSS) / 1024 };
}

/** In KB. Linux hands the maxRSS of the parent on through fork and exec; VmHWM starts anew with the program. */
function peakOfThisProgram(): number | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return peak === undefined ? undefined : Number(peak);
  } catch {
    return undefined;
  }
}

/** The pipe that a measured process reports on; its stdout is its own. */
export const REPORT_FD = 3;

/** Writes one JSON line to whoever measures. */
export function report(value: unknown): void {
  writeSync(REPORT_FD, `${JSON.stringify(value)}\n`);
}
