import type { PortalConfig } from '../../shared/portal.ts';
import type { SessionEvent } from '../../shared/session.ts';
import type { Account } from '../account/account.ts';
import type { ActivityStore } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { LimitClass } from '../limits/classes.ts';
import type { ProfileStore } from '../profile/store.ts';
import type { Credential } from '../session/credential.ts';
import type { Identity } from '../session/engine.ts';
import type { SessionStore } from '../session/store.ts';

/** What one call of a batch takes of limits. */
type CallCharge = {
  /** Counts the call against a class of its own, beside `trpc`. Throws `rate_limited`. */
  limit(kind: LimitClass): Promise<void>;
  /** Counts a mail to somebody. Throws `rate_limited`. */
  limitRecipient(email: string): Promise<void>;
  /** The call failed with 5xx, whatever became of others: it takes nothing. */
  giveBack(): void;
};

/** What procedures work with: a store or the flows of each noun. */
export type Services = {
  sessions: SessionStore;
  profiles: ProfileStore;
  account: Account;
  /** What the portal is told before anybody is signed in. */
  portalConfig: PortalConfig;
  activities: ActivityStore;
};

/** What every procedure is given. Built once per HTTP request by the door, batches included. */
export type Context = Services & {
  /** Null when nobody is signed in. Holds no token. */
  identity: Identity | null;
  credential: Credential['kind'];
  /** An error in a stream is written long after the request that opened it. */
  requestId: string;
  /** Where the request comes from. */
  caller: Caller;
  /** Starts the count of what one call takes of limits. */
  openCharge(): CallCharge;
  /** Throws `rate_limited` when another call of the same batch asked for the same. */
  once(what: 'export'): void;
  /** What becomes of the session that asks, as it happens. Null but where a stream is answered: it holds a place. */
  events: (() => AsyncGenerator<SessionEvent, void>) | null;
  /** Ends a session of the person. The one that asks takes those of other cookies of the request with it. False for an unknown id. */
  revokeSession(identity: Identity, id: string): Promise<boolean>;
  /** Adds what clears the session cookie to the answer. */
  clearSessionCookie(): void;
};
