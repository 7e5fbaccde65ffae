import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds. A queue of password hashes in a test is short again long before the second in `Retry-After` ends. */
const PAUSE = 200;
const PATIENCE = 60_000;

/**
 * The final answer to a client that repeats its request after 503 with `Retry-After` (RFC 9110, 10.2.3). It is for
 * tests that send many requests at once: on a busy machine the service refuses some of them with 503, and does nothing
 * for those.
 */
export async function answered(ask: () => Promise<Response>): Promise<Response> {
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const response = await ask();
    const isBusy = response.status === 503 && response.headers.has('retry-after');
    if (!isBusy || performance.now() > deadline) return response;
    await response.body?.cancel();
    await sleep(PAUSE);
  }
}
