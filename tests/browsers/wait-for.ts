import { setTimeout as sleep } from 'node:timers/promises';

const DEADLINE_MS = 30_000;
const INTERVAL_MS = 100;

/** What `look` answers, once that is neither null, undefined nor false. Rejects with `what` when it never is. */
export async function waitFor<Answer>(
  what: string,
  look: () => Answer | Promise<Answer>,
): Promise<NonNullable<Answer>> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    const answer = await look();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`not within ${DEADLINE_MS / 1000} s: ${what}`);
    await sleep(INTERVAL_MS);
  }
}
