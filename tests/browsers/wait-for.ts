import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE_MS = 30_000;
const INTERVAL_MS = 100;

/**
 * What `look` answers, once that is neither null, undefined nor false. Rejects with `what` when it never is. A look
 * that fails counts as 'not yet': while a page goes away, its browser refuses to run anything in it.
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
