import { eq } from 'drizzle-orm';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { toFault } from '../db/fault.ts';
import { readRows } from '../db/rows.ts';
import { session } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import type { SessionCache } from '../session/cache.ts';
import type { Identity } from '../session/engine.ts';
import type { SessionCookies } from '../session/session-cookie.ts';
import type { SessionStore } from '../session/store.ts';
import { lockHolders } from '../users/row-lock.ts';
import { toEndSessions } from './previous-sessions.ts';
import type { RawAnswer, RawCall } from './raw-call.ts';

export type SignOutDeps = {
  db: Database;
  cache: SessionCache;
  cookies: SessionCookies;
  sessions: Pick<SessionStore, 'revoke'>;
};

/** Sign-out on this device, and on all devices. */
export function createSignOut({ db, cache, cookies, sessions }: SignOutDeps) {
  /** Ends all sessions of `userId` and the sessions of `tokens`. Returns the tokens of the user's sessions. */
  const end = (
    tokens: readonly string[],
    userId: string | null,
    { source }: RawCall['caller'],
  ): Promise<string[]> =>
    db
      .transaction(async (trx) => {
        await lockHolders(trx, userId, tokens);
        const all =
          userId === null
            ? []
            : await trx.delete(session).where(eq(session.userId, userId)).returning({ token: session.token });
        if (userId !== null && all.length > 0)
          await recordActivity(trx, { userId, kind: 'sessions_revoked' }, source);
        for (const one of await readRows<{ id: string; user_id: string }>(trx, toEndSessions(tokens)))
          await recordActivity(trx, { userId: one.user_id, kind: 'sign_out', sessionId: one.id }, source);
        return all.map(({ token }) => token);
      })
      .catch((error: unknown) => {
        throw toFault(error);
      })
      .finally(() => {
        if (userId !== null) cache.invalidate({ userId });
        for (const token of tokens) cache.invalidate({ token });
      });

  /** Ends the session of an identity. It may have ended meanwhile. */
  const endOwn = async (identity: Identity, { source }: RawCall['caller']): Promise<void> => {
    const own = { id: identity.session.id, previous: [] };
    await sessions.revoke(identity, own, source).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'unauthenticated') throw error;
    });
  };

  return {
    /**
     * Expires the cookies, even if the session had ended before. A site ends the session that it was handed. Throws
     * `unauthenticated` for an access token that has ended: the session may go on, so nobody may be told that it ended.
     */
    async signOut({ previousTokens, isSite, requireIdentity, caller }: RawCall): Promise<RawAnswer> {
      if (isSite) {
        await endOwn(await requireIdentity(), caller);
        return { status: 200, body: { success: true } };
      }
      if (previousTokens.length > 0) await end(previousTokens, null, caller);
      return { status: 200, body: { success: true }, headers: cookies.toEnded(), isOver: true };
    },

    /** Ends every session of the person and those of other presented cookies. Null when the caller is not signed in. */
    async revokeSessions({ findIdentity, previousTokens, caller }: RawCall): Promise<RawAnswer | null> {
      const identity = await findIdentity();
      if (!identity) return null;
      const [current = ''] = previousTokens;
      const ended = await end(previousTokens, identity.user.id, caller);
      return { status: 200, body: { status: true }, isOver: ended.includes(current) };
    },
  };
}
