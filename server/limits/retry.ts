import { setTimeout as sleep } from 'node:timers/promises';
import { toBackoff } from '../../shared/backoff.ts';

const WAITS = { first: 250, most: 2_000 }; // milliseconds

/**
 * Calls `work` at once and repeats it until it succeeds, for work that must survive a database outage. Throws the last
 * error when that takes longer than `within` ms. Its timers do not keep the process alive: a retry that is pending
 * when the process ends is lost.
 */
export async function retry(work: () => Promise<void>, within: number): Promise<void> {
  const until = performance.now() + within;
  for (let failures = 0; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = toBackoff(failures, WAITS);
      if (performance.now() + wait > until) throw error;
      await sleep(wait, undefined, { ref: false });
    }
  }
}
