import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds, of tests: a queue of password hashes is short again long before the second that `Retry-After` names. */
const PAUSE = 200;
const PATIENCE = 60_000;

/**
 * What a client is answered in the end that comes again after 503 with `Retry-After` (RFC 9110, 10.2.3). For many
 * requests at once: on a busy machine the service asks some of them to come again, and does nothing for those.
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
