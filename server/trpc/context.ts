import type { ProfileStore } from '../profile/store.ts';
import type { Credential } from '../session/credential.ts';
import type { Identity } from '../session/engine.ts';
import type { SessionStore } from '../session/store.ts';

/** What every procedure is given. Built once per HTTP request by the door, batches included. */
export type Context = {
  /** Null when nobody is signed in. Holds no token. */
  identity: Identity | null;
  credential: Credential['kind'];
  sessions: SessionStore;
  profiles: ProfileStore;
  /** Adds what clears the session cookie to the answer. */
  clearSessionCookie(): void;
};
