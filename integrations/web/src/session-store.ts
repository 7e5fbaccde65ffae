import { toBackoff } from '../../../shared/backoff.ts';
import { NEW_COOKIE_WITHIN } from '../../../shared/new-cookie.ts';
import type { CurrentSession, SignedOutReason } from './api-types.ts';
import { type GatehouseError, isOutage, toGatehouseError } from './error.ts';
import { notifyAll } from './listeners.ts';
import { LOADING, type SessionState, toState } from './session-state.ts';

// Milliseconds.
const RETRY = { first: 2_000, most: 60_000 };

/** Who is signed in: one request for all concurrent callers, and automatic retries after an outage. */
export function createSessionStore(readCurrent: () => Promise<CurrentSession>) {
  const listeners = new Set<(state: SessionState) => void>();
  let state: SessionState = LOADING;
  let asking: Promise<GatehouseError | undefined> | undefined;
  /** Grows with every event that makes the answer to an earlier query outdated. */
  let generation = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** Why the session ended whose successor is being queried. */
  let reason: SignedOutReason | undefined;

  const show = (next: SessionState) => {
    if (next === state) return;
    state = next;
    notifyAll(listeners, state);
  };

  const fail = (error: GatehouseError) => {
    // A user who was known to be signed in is still considered signed in.
    if (state.status !== 'signed_in') show({ status: 'unavailable', error });
    if (!isOutage(error) || listeners.size === 0) return;
    const pause = toBackoff(failures, RETRY);
    failures += 1;
    clearTimeout(retry);
    retry = setTimeout(ask, Math.max(pause, (error.retryAfter ?? 0) * 1_000));
  };

  /** Repeats the query until the answer is newer than the last event. */
  const run = async (): Promise<GatehouseError | undefined> => {
    for (;;) {
      const asked = generation;
      askedAt = performance.now();
      try {
        const current = await readCurrent();
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

  /** Starts a query, or joins the running one. Never throws; returns the error when there was no answer. */
  const ask = (): Promise<GatehouseError | undefined> => {
    clearTimeout(retry);
    asking ??= run().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  /** Queries because of an event: the answer to an earlier query may be older than the event. */
  const refetch = (): Promise<GatehouseError | undefined> => {
    generation += 1;
    return ask();
  };

  return {
    get: () => state,
    ask,
    refetch,
    /** Sets a state that is known without a query, and discards the answers of running queries. */
    set(next: SessionState): void {
      generation += 1;
      show(next);
    },
    /**
     * The known session has certainly ended. This queries whether the browser has another session; without an answer
     * it has none.
     */
    async end(why: SignedOutReason): Promise<void> {
      if (state.status !== 'signed_in') return;
      const { id } = state.session;
      reason = why;
      await new Promise((resolve) => setTimeout(resolve, NEW_COOKIE_WITHIN));
      const error = await refetch();
      if (error && state.status === 'signed_in' && state.session.id === id)
        show({ status: 'signed_out', reason });
      reason = undefined;
    },
    /** Milliseconds since the last query. */
    age: () => performance.now() - askedAt,
    subscribe(listener: (state: SessionState) => void): () => void {
      // The same function registered twice is two listeners, as with StrictMode's double effects.
      const own = (next: SessionState) => listener(next);
      listeners.add(own);
      return () => {
        listeners.delete(own);
        if (listeners.size === 0) clearTimeout(retry);
      };
    },
  };
}
export type SessionStore = ReturnType<typeof createSessionStore>;
