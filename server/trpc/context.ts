import type { PortalConfig } from '../../shared/portal.ts';
import type { SessionEvent } from '../../shared/session.ts';
import type { Account } from '../account/account.ts';
import type { ActivityStore } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { LimitClass } from '../limits/classes.ts';
import type { Sites } from '../oauth/sites.ts';
import type { ProfileStore } from '../profile/store.ts';
import type { Credential } from '../session/credential.ts';
import type { Identity } from '../session/engine.ts';
import type { SessionStore } from '../session/store.ts';

/** Counts what one call of a batch takes from rate limits. */
type CallCharge = {
  /** Counts the call in the class `kind`, in addition to `trpc`. Throws `rate_limited`. */
  limit(kind: LimitClass): Promise<void>;
  /** Counts a mail to a recipient. Throws `rate_limited`. */
  limitRecipient(email: string, kind?: 'change' | 'sign_up'): Promise<void>;
  /** Gives everything back, for a call that failed with 5xx. Other calls of the batch are not affected. */
  giveBack(): void;
};

/** The stores and flows that procedures use. */
export type Services = {
  sessions: SessionStore;
  sites: Sites;
  profiles: ProfileStore;
  account: Account;
  /** The public settings of the portal. */
  portalConfig: PortalConfig;
  activities: ActivityStore;
};

/** The context of every procedure. The door builds it once per HTTP request, also for a batch. */
export type Context = Services & {
  /** The caller's user and session, without the token; null without a session. */
  identity: Identity | null;
  credential: Credential['kind'];
  /** Stored here because an error in a stream is written long after the request that opened the stream. */
  requestId: string;
  /** The unverified facts about the sender of the request. */
  caller: Caller;
  /**
   * The caller of a procedure that sends a mail with a code. The answer has the cookie of the browser in which the code
   * will work.
   */
  askForCode(): Caller;
  /** The address that a mail's link leads back to, in ASCII; null for one that is not trusted. */
  toTarget(redirectTo: string | undefined): string | null;
  /** The headers of the request, for cookies that concern one procedure. */
  headers: Headers;
  /** Starts to count what one call takes from rate limits. */
  openCharge(): CallCharge;
  /** Throws `rate_limited` when another call of the same batch already asked for `what`. */
  once(what: 'export'): void;
  /** The events of the caller's session. Null unless the request opens a stream, which holds one of the places. */
  events: (() => AsyncGenerator<SessionEvent, void>) | null;
  /**
   * Ends a session of the user. If it is the caller's own session, the sessions of the request's other cookies end
   * with it. False for an unknown id.
   */
  revokeSession(identity: Identity, id: string): Promise<boolean>;
  /** Adds headers to the answer that clear the session cookie. */
  clearSessionCookie(): void;
};
