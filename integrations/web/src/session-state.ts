import type { Claims, CurrentSession, OwnSession, SignedOutReason, User } from './api-types.ts';
import type { GatehouseError } from './error.ts';

/** Who is signed in, as far as is known. */
export type SessionState =
  /** No answer yet. Always the state when pages are rendered without a browser. */
  | { status: 'loading' }
  | {
      status: 'signed_in';
      user: User;
      session: OwnSession;
      /** What the operator or a back end says about the person, such as roles. */
      claims: Claims;
      /** When the account is purged, unless the person cancels in the portal. */
      pendingDeletion: { purgeAt: string } | null;
      /** True when the operator requires a second factor, and the person has none yet. */
      setUpRequired: boolean;
    }
  /** `reason` is set when the session ended while this page was open. */
  | { status: 'signed_out'; reason?: SignedOutReason | undefined }
  /** Unknown, which is not the same as signed out. The client retries by itself, unless this site is not trusted. */
  | { status: 'unavailable'; error: GatehouseError };

export const LOADING: SessionState = Object.freeze({ status: 'loading' });

/** The state for an answer. Returns the known state when nothing changed, so that components do not render again. */
export function toState(
  current: CurrentSession,
  known: SessionState,
  reason?: SignedOutReason,
): SessionState {
  if (current === null) return known.status === 'signed_out' ? known : { status: 'signed_out', reason };
  const next: SessionState = { status: 'signed_in', ...current };
  return JSON.stringify(next) === JSON.stringify(known) ? known : next;
}

/** The result of `session()` for a state; undefined when a query is necessary. */
export function toCurrent(state: SessionState): CurrentSession | undefined {
  if (state.status === 'signed_in') {
    const { status: _, ...current } = state;
    return current;
  }
  return state.status === 'signed_out' ? null : undefined;
}
