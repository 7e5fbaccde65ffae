import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE_MS = 30_000;
const INTERVAL_MS = 100;

/**
 * Resolves with the result of `look` once it is neither null, undefined nor false. Rejects with `what` after the
 * deadline. An error in `look` counts as 'not yet': during a navigation the browser refuses to run scripts in the page.
 */
export async function waitFor<Answer>(
  what: string,
  look: () => Answer | Promise<Answer>,
): Promise<NonNullable<Answer>> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    let fault = '';
    try {
      const answer = await look();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
    } catch (error) {
      fault = `; ${error instanceof Error ? error.message : error}`;
    }
    if (performance.now() > deadline) throw new Error(`not within ${DEADLINE_MS / 1000} s: ${what}${fault}`);
    await sleep(INTERVAL_MS);
  }
}
