import type { GatehouseApi, SignedOutReason } from './api-types.ts';
import { type GatehouseError, isOutage, toGatehouseError } from './error.ts';
import { LOADING, type SessionState, toState } from './session-state.ts';

// Milliseconds.
const RETRY_FIRST = 2_000;
const RETRY_MOST = 60_000;
/** Signing in anew ends the session before: its end is heard before the browser has the new cookie. */
const NEW_COOKIE_WITHIN = 250;

/** Who is signed in: asked once for everybody who wants to know, and again by itself after an outage. */
export function createWho(api: GatehouseApi) {
  const listeners = new Set<(state: SessionState) => void>();
  let state: SessionState = LOADING;
  let asking: Promise<void> | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** Why the session ended that is being asked about. */
  let reason: SignedOutReason | undefined;

  const set = (next: SessionState) => {
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) listener(state);
  };

  const fail = (error: GatehouseError) => {
    // Whoever was known to be signed in still is, as far as anybody knows.
    if (state.status !== 'signed_in') set({ status: 'unavailable', error });
    if (!isOutage(error) || listeners.size === 0) return;
    const pause = Math.min(RETRY_FIRST * 2 ** failures, RETRY_MOST) * (0.75 + Math.random() / 2);
    failures += 1;
    clearTimeout(retry);
    retry = setTimeout(ask, Math.max(pause, (error.retryAfter ?? 0) * 1_000));
  };

  /** Asks now, or joins whoever is asking. Never throws: the outcome is in the state. */
  const ask = (): Promise<void> => {
    clearTimeout(retry);
    askedAt = performance.now();
    asking ??= api.session.current
      .query()
      .then(
        (current) => {
          failures = 0;
          set(toState(current, state, reason));
        },
        (error: unknown) => fail(toGatehouseError(error)),
      )
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };

  return {
    get: () => state,
    set,
    ask,
    /**
     * The session that was known is over, and that is sure. Whether there is another in this browser is
     * asked; without an answer there is none.
     */
    async end(why: SignedOutReason): Promise<void> {
      if (state.status !== 'signed_in') return;
      const { id } = state.session;
      reason = why;
      await new Promise((resolve) => setTimeout(resolve, NEW_COOKIE_WITHIN));
      await ask();
      if (state.status === 'signed_in' && state.session.id === id) set({ status: 'signed_out', reason });
      reason = undefined;
    },
    /** Milliseconds since anybody last asked. */
    age: () => performance.now() - askedAt,
    isWatched: () => listeners.size > 0,
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
