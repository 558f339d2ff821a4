import { closeSync, openSync, rmSync, statSync, utimesSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const BEAT_SECONDS = 5;
/** A holder that missed so many beats was killed. */
const STALE_SECONDS = 60;
const REPORT_SECONDS = 30;

/**
 * Lets one run at a time do the work: the holder touches the file every few seconds, so a lock that a killed run left
 * behind grows old and is taken over. Two runs may take over in the same moment; then the work is done twice, and
 * whoever needs more than that must put its result in place by a rename.
 */
export async function holdingLock<T>(file: string, name: string, work: () => Promise<T>): Promise<T> {
  await takeLock(file, name);
  const beat = setInterval(() => touch(file), BEAT_SECONDS * 1000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

async function takeLock(file: string, name: string): Promise<void> {
  for (let second = 0; !create(file); second += 1) {
    if (ageSeconds(file) > STALE_SECONDS) {
      rmSync(file, { force: true });
      continue;
    }
    if (second % REPORT_SECONDS === 0) process.stderr.write(`${name}: another run is at it, waited ${second} s\n`);
    await wait(1000);
  }
}

function create(file: string): boolean {
  try {
    closeSync(openSync(file, 'wx'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A file that went away in the meantime is new: the next try to create it tells. */
function ageSeconds(file: string): number {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return (Date.now() - modified) / 1000;
}

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Somebody removed the lock: the work goes on, and its rename still decides.
  }
}
