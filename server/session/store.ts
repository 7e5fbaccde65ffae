import { and, desc, eq, inArray, lt, ne } from 'drizzle-orm';
import { isSeen, SEEN_EVERY_MS } from '../../shared/seen.ts';
import { recordActivity } from '../activity/store.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { session } from '../db/schema/auth.ts';
import { lockIdentity, lockPersons } from '../users/row-lock.ts';
import type { SessionCache } from './cache.ts';
import type { Identity } from './engine.ts';
import type { SessionLifetime } from './lifetime.ts';
import { isLive, SESSIONS_MOST } from './live-sessions.ts';

/** A user's sessions. Every statement has the owner in its condition: it finds no session of another user. */
export function createSessionStore(db: Database, lifetime: SessionLifetime, cache: SessionCache) {
  const mine = (identity: { user: { id: string } }) => eq(session.userId, identity.user.id);

  const select = () =>
    db
      .select({
        id: session.id,
        createdAt: session.createdAt,
        lastSeenAt: session.lastSeenAt,
        expiresAt: session.expiresAt,
        remembered: session.remembered,
        ipAddress: session.ipAddress,
        place: session.place,
        method: session.method,
        amr: session.amr,
        userAgent: session.userAgent,
      })
      .from(session);

  return {
    /** The live sessions of any user, for the operator: the most recently seen first, at most 500. */
    listOf: (userId: string) =>
      select()
        .where(and(eq(session.userId, userId), isLive(lifetime)))
        .orderBy(desc(session.lastSeenAt), session.id)
        .limit(SESSIONS_MOST),

    /** Ends one session of any user, or all (`id` null), for the operator. Returns how many of them were live. */
    async revokeOf(userId: string, id: string | null, source: Source): Promise<number> {
      return db
        .transaction(async (trx) => {
          await lockPersons(trx, [userId]);
          const ended = await trx
            .delete(session)
            .where(and(eq(session.userId, userId), id === null ? undefined : eq(session.id, id)))
            .returning({
              createdAt: session.createdAt,
              expiresAt: session.expiresAt,
              remembered: session.remembered,
            });
          const live = ended.filter((row) => lifetime.isAlive(row)).length;
          const kind = id === null ? 'sessions_revoked' : 'session_revoked';
          if (live > 0) await recordActivity(trx, { userId, kind, sessionId: id }, source);
          return live;
        })
        .finally(() => cache.invalidate({ userId }));
    },

    /** Live sessions: first the caller's, then the most recently seen ones; the first 500 if there are more. */
    list: (identity: Identity) =>
      select()
        .where(and(mine(identity), isLive(lifetime)))
        .orderBy(desc(eq(session.id, identity.session.id)), desc(session.lastSeenAt), session.id)
        .limit(SESSIONS_MOST),

    /** The id of the user's session that has this token; null when there is none. */
    async findId(identity: Identity, token: string): Promise<string | null> {
      const [found] = await db
        .select({ id: session.id })
        .from(session)
        .where(and(mine(identity), eq(session.token, token)));
      return found?.id ?? null;
    },

    /** The number of sessions that `list` returns. */
    async count(identity: { user: { id: string } }): Promise<number> {
      const live = db
        .select({ id: session.id })
        .from(session)
        .where(and(mine(identity), isLive(lifetime)))
        .limit(SESSIONS_MOST)
        .as('live');
      return db.$count(live);
    },

    /**
     * Ends one session. With the caller's own session it also ends those of `previous`: tokens that came with the
     * request, whichever user they belong to. False when the user has no session with that id. Throws
     * `unauthenticated` when the caller's session has ended meanwhile.
     */
    async revoke(
      identity: Identity,
      { id, previous }: { id: string; previous: readonly string[] },
      source: Source,
    ): Promise<boolean> {
      const others = id === identity.session.id ? [...previous] : [];
      const arePrevious = and(inArray(session.token, others), ne(session.id, id));
      return db
        .transaction(async (trx) => {
          const holders =
            others.length > 1
              ? await trx.select({ userId: session.userId }).from(session).where(arePrevious)
              : [];
          await lockPersons(trx, [identity.user.id, ...holders.map(({ userId }) => userId)]);
          const ended = await trx
            .delete(session)
            .where(and(mine(identity), eq(session.id, id)))
            .returning({ id: session.id });
          if (ended.length === 0) {
            await lockIdentity(trx, identity); // throws when the caller's own session has ended meanwhile
            return false;
          }
          const kind = id === identity.session.id ? 'sign_out' : 'session_revoked';
          await recordActivity(trx, { userId: identity.user.id, kind, sessionId: id }, source);
          const more =
            holders.length > 0
              ? await trx
                  .delete(session)
                  .where(arePrevious)
                  .returning({ id: session.id, userId: session.userId })
              : [];
          for (const one of more)
            await recordActivity(trx, { userId: one.userId, kind: 'sign_out', sessionId: one.id }, source);
          return true;
        })
        .finally(() => {
          cache.invalidate({ userId: identity.user.id });
          for (const token of others) cache.invalidate({ token });
        });
    },

    /** Ends every session except the caller's; returns how many of them were live. Throws `unauthenticated`. */
    async revokeOthers(identity: Identity, source: Source): Promise<number> {
      return db
        .transaction(async (trx) => {
          await lockIdentity(trx, identity);
          const ended = await trx
            .delete(session)
            .where(and(mine(identity), ne(session.id, identity.session.id)))
            .returning({
              createdAt: session.createdAt,
              expiresAt: session.expiresAt,
              remembered: session.remembered,
            });
          const live = ended.filter((row) => lifetime.isAlive(row)).length;
          if (live > 0)
            await recordActivity(trx, { userId: identity.user.id, kind: 'sessions_revoked' }, source);
          return live;
        })
        .finally(() => cache.invalidate({ userId: identity.user.id }));
    },

    /** Records that the session is in use. */
    async touch(identity: Identity): Promise<void> {
      if (isSeen(identity.session.lastSeenAt)) return;
      const now = new Date();
      const stale = new Date(now.getTime() - SEEN_EVERY_MS);
      // This may change no row: a session that was revoked meanwhile stays revoked.
      await db
        .update(session)
        .set({ lastSeenAt: now })
        .where(and(eq(session.id, identity.session.id), lt(session.lastSeenAt, stale)));
      identity.session.lastSeenAt = now;
    },
  };
}
export type SessionStore = ReturnType<typeof createSessionStore>;
