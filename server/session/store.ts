import { and, desc, eq, lt, ne } from 'drizzle-orm';
import { lockPerson } from '../account/person-lock.ts';
import type { Source } from '../activity/source.ts';
import { recordActivity } from '../activity/store.ts';
import type { Database } from '../db/database.ts';
import { session } from '../db/schema/auth.ts';
import type { Identity } from './engine.ts';
import type { SessionLifetime } from './lifetime.ts';
import { isLive, SESSIONS_MOST } from './live-sessions.ts';
import type { Memory } from './memory.ts';

/** Milliseconds. `lastSeenAt` is this coarse, so that reading costs at most one write in five minutes. */
const SEEN_EVERY_MS = 5 * 60 * 1000;

/** A person's sessions. Every statement names the owner: another person's id finds nothing. */
export function createSessionStore(db: Database, lifetime: SessionLifetime, memory: Memory) {
  const mine = (identity: Identity) => eq(session.userId, identity.user.id);

  return {
    /** Live sessions, the asking one first, then the most recently seen; the first 500 if there are more. */
    list: (identity: Identity) =>
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
          userAgent: session.userAgent,
        })
        .from(session)
        .where(and(mine(identity), isLive(lifetime)))
        .orderBy(desc(eq(session.id, identity.session.id)), desc(session.lastSeenAt), session.id)
        .limit(SESSIONS_MOST),

    /** How many `list` returns. */
    async count(identity: Identity): Promise<number> {
      const live = db
        .select({ id: session.id })
        .from(session)
        .where(and(mine(identity), isLive(lifetime)))
        .limit(SESSIONS_MOST)
        .as('live');
      return db.$count(live);
    },

    /** Ends one session. False when the person has none of that id. */
    async revoke(identity: Identity, id: string, source: Source): Promise<boolean> {
      return db
        .transaction(async (trx) => {
          await lockPerson(trx, identity.user.id);
          const ended = await trx
            .delete(session)
            .where(and(mine(identity), eq(session.id, id)))
            .returning({ id: session.id });
          if (ended.length === 0) return false;
          const kind = id === identity.session.id ? 'sign_out' : 'session_revoked';
          await recordActivity(trx, { userId: identity.user.id, kind, sessionId: id }, source);
          return true;
        })
        .finally(() => memory.forget({ userId: identity.user.id }));
    },

    /** Ends every session but the asking one; returns how many live ones that were. */
    async revokeOthers(identity: Identity, source: Source): Promise<number> {
      return db
        .transaction(async (trx) => {
          await lockPerson(trx, identity.user.id);
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
        .finally(() => memory.forget({ userId: identity.user.id }));
    },

    /** Notes that the session is in use. A session revoked meanwhile stays revoked: nothing matches. */
    async touch(identity: Identity): Promise<void> {
      const now = new Date();
      const stale = new Date(now.getTime() - SEEN_EVERY_MS);
      if (identity.session.lastSeenAt > stale) return;
      await db
        .update(session)
        .set({ lastSeenAt: now })
        .where(and(eq(session.id, identity.session.id), lt(session.lastSeenAt, stale)));
      identity.session.lastSeenAt = now;
    },
  };
}
export type SessionStore = ReturnType<typeof createSessionStore>;
