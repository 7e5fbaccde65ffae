import type { Log } from '../log.ts';
import type { Identity } from '../session/engine.ts';
import type { SessionLifetime } from '../session/lifetime.ts';
import type { Auth } from './auth.ts';
import { watchFaults } from './fault-watch.ts';

/** The result of a session refresh by Better Auth. */
type RefreshedSession = { identity: Identity | null; setCookies: string[] };

/**
 * Lets Better Auth prolong a session that is due. This is the only place where a GET may write. The result has every
 * cookie that Better Auth sets; its identity is null when the session was revoked meanwhile. A database that cannot be
 * written now does no harm: the session was read already, and the next request tries the refresh again.
 */
export function createSessionRefresh(loadAuth: () => Promise<Auth>, lifetime: SessionLifetime, log: Log) {
  /** `readHeaders`: returns headers whose only credential is that of the session. */
  return async (identity: Identity, readHeaders: () => Promise<Headers>): Promise<RefreshedSession> => {
    if (!lifetime.isDue(identity.session)) return { identity, setCookies: [] };
    try {
      const [auth, headers] = await Promise.all([loadAuth(), readHeaders()]);
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
