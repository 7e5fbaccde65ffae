import type { Log } from '../log.ts';
import type { Identity } from '../session/engine.ts';
import type { SessionLifetime } from '../session/lifetime.ts';
import type { Auth } from './auth.ts';
import { watchFaults } from './fault-watch.ts';

/** A session that was due, after Better Auth had a look at it. */
type RefreshedSession = { identity: Identity | null; setCookies: string[] };

/**
 * Lets Better Auth prolong a session that is due. The only place where a GET may write. Every
 * cookie it sets is handed back; a session revoked meanwhile comes back as nobody's. A database
 * that cannot be written now costs nothing: the session was read, and is due again next time.
 */
export function createSessionRefresh(auth: Auth, lifetime: SessionLifetime, log: Log) {
  /** `readHeaders`: with the one credential whose session it is. */
  return async (identity: Identity, readHeaders: () => Promise<Headers>): Promise<RefreshedSession> => {
    if (!lifetime.isDue(identity.session)) return { identity, setCookies: [] };
    try {
      const headers = await readHeaders();
      const { headers: answered, response } = await watchFaults(() =>
        auth.api.getSession({ headers, returnHeaders: true }),
      );
      const setCookies = answered.getSetCookie();
      if (!response) return { identity: null, setCookies };
      const session = { ...identity.session, expiresAt: response.session.expiresAt };
      return { identity: { ...identity, session }, setCookies };
    } catch (error) {
      log.warn({ error }, 'a session could not be prolonged');
      return { identity, setCookies: [] };
    }
  };
}
export type SessionRefresh = ReturnType<typeof createSessionRefresh>;
