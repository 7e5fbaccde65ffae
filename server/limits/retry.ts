import { setTimeout as sleep } from 'node:timers/promises';

// Milliseconds.
const FIRST_WAIT = 250;
const LONGEST_WAIT = 2_000;

/**
 * Calls `work` at once and repeats it until it succeeds, for work that must survive a database outage. Throws the last
 * error when that takes longer than `within` ms. Its timers do not keep the process alive: a retry that is pending
 * when the process ends is lost.
 */
export async function retry(work: () => Promise<void>, within: number): Promise<void> {
  const until = performance.now() + within;
  for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() + wait > until) throw error;
      await sleep(wait, undefined, { ref: false });
    }
  }
}
