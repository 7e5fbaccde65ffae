import { eq, sql } from 'drizzle-orm';
import { reportActivity } from '../activity/event.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { user } from '../db/schema/auth.ts';
import { AppError } from '../errors.ts';
import type { SessionCache } from '../session/cache.ts';
import { lockPerson } from '../users/row-lock.ts';

/**
 * Bans users, and lifts bans. Sessions and data stay, so that an unbanned user continues. A trigger writes the log, also
 * for a ban by plain SQL; it reads who acts from settings that end with the transaction.
 */
export function createBans(db: Database, cache: SessionCache) {
  /** True when something changed: the user was not banned before, or not unbanned. */
  const set = (userId: string, isBanned: boolean, source: Source): Promise<boolean> =>
    db
      .transaction(async (trx) => {
        const person = await lockPerson(trx, userId);
        if (!person) throw new AppError('not_found', { sentence: 'There is no such user.' });
        if ((person.disabledAt !== null) === isBanned) return false;
        const { actor, reason, requestId } = source;
        await trx.execute(sql`select set_config('gatehouse.actor', ${actor ?? ''}, true),
          set_config('gatehouse.reason', ${reason ?? ''}, true),
          set_config('gatehouse.request_id', ${requestId}, true)`);
        requireOne(
          await trx
            .update(user)
            .set({ disabledAt: isBanned ? sql`now()` : null, updatedAt: sql`now()` })
            .where(eq(user.id, userId))
            .returning({ id: user.id }),
        );
        reportActivity(trx, { kind: isBanned ? 'banned' : 'unbanned', userId }, source);
        return true;
      })
      .finally(() => cache.invalidate({ userId }));

  return {
    /** Throws `not_found`. */
    ban: (userId: string, source: Source) => set(userId, true, source),
    /** Throws `not_found`. */
    unban: (userId: string, source: Source) => set(userId, false, source),
  };
}
