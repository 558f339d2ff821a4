/** What one build of an app took. */
export interface BuildTime {
  readonly workspaces: number;
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** What a process that built several apps reports. */
export interface InOneProcess {
  /** In the order that was asked for. */
  readonly builds: readonly BuildTime[];
  readonly peakMb: number;
}
