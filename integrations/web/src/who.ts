import { toBackoff } from '../../../shared/backoff.ts';
import { NEW_COOKIE_WITHIN } from '../../../shared/new-cookie.ts';
import type { GatehouseApi, SignedOutReason } from './api-types.ts';
import { type GatehouseError, isOutage, toGatehouseError } from './error.ts';
import { tellAll } from './listeners.ts';
import { LOADING, type SessionState, toState } from './session-state.ts';

// Milliseconds.
const RETRY = { first: 2_000, most: 60_000 };

/** Who is signed in: asked once for everybody who wants to know, and again by itself after an outage. */
export function createWho(api: GatehouseApi) {
  const listeners = new Set<(state: SessionState) => void>();
  let state: SessionState = LOADING;
  let asking: Promise<GatehouseError | undefined> | undefined;
  /** Grows with whatever makes the answer to an earlier question old. */
  let generation = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** Why the session ended that is being asked about. */
  let reason: SignedOutReason | undefined;

  const show = (next: SessionState) => {
    if (next === state) return;
    state = next;
    tellAll(listeners, state);
  };

  const fail = (error: GatehouseError) => {
    // Whoever was known to be signed in still is, as far as anybody knows.
    if (state.status !== 'signed_in') show({ status: 'unavailable', error });
    if (!isOutage(error) || listeners.size === 0) return;
    const pause = toBackoff(failures, RETRY);
    failures += 1;
    clearTimeout(retry);
    retry = setTimeout(ask, Math.max(pause, (error.retryAfter ?? 0) * 1_000));
  };

  /** Asks until the answer is not older than the last news. */
  const run = async (): Promise<GatehouseError | undefined> => {
    for (;;) {
      const asked = generation;
      askedAt = performance.now();
      try {
        const current = await api.session.current.query();
        if (asked !== generation) continue;
        failures = 0;
        show(toState(current, state, reason));
        return undefined;
      } catch (thrown) {
        if (asked !== generation) continue;
        const error = toGatehouseError(thrown);
        fail(error);
        return error;
      }
    }
  };

  /** Asks, or joins whoever is asking. Never throws; gives the error when there was no answer. */
  const ask = (): Promise<GatehouseError | undefined> => {
    clearTimeout(retry);
    asking ??= run().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  /** Asks because something happened: an answer to an earlier question may be older than that. */
  const askAnew = (): Promise<GatehouseError | undefined> => {
    generation += 1;
    return ask();
  };

  return {
    get: () => state,
    ask,
    askAnew,
    /** What is known without asking; answers that are under way count no more. */
    set(next: SessionState): void {
      generation += 1;
      show(next);
    },
    /**
     * The session that was known is over, and that is sure. Whether there is another in this browser is
     * asked; without an answer there is none.
     */
    async end(why: SignedOutReason): Promise<void> {
      if (state.status !== 'signed_in') return;
      const { id } = state.session;
      reason = why;
      await new Promise((resolve) => setTimeout(resolve, NEW_COOKIE_WITHIN));
      const error = await askAnew();
      if (error && state.status === 'signed_in' && state.session.id === id)
        show({ status: 'signed_out', reason });
      reason = undefined;
    },
    /** Milliseconds since anybody last asked. */
    age: () => performance.now() - askedAt,
    subscribe(listener: (state: SessionState) => void): () => void {
      // Twice the same function is two listeners, as with StrictMode's double effects.
      const own = (next: SessionState) => listener(next);
      listeners.add(own);
      return () => {
        listeners.delete(own);
        if (listeners.size === 0) clearTimeout(retry);
      };
    },
  };
}
export type Who = ReturnType<typeof createWho>;
