import { eq, sql } from 'drizzle-orm';
import { reportActivity } from '../activity/event.ts';
import type { Source } from '../caller/source.ts';
import type { Database } from '../db/database.ts';
import { requireOne } from '../db/one-row.ts';
import { user } from '../db/schema/auth.ts';

/**
 * Bans a locked user who is not banned, or lifts the ban. A trigger writes the log, also for a ban by plain SQL; it
 * reads who acts from settings that end with the transaction.
 */
export async function setBan(
  trx: Database,
  userId: string,
  isBanned: boolean,
  source: Source,
): Promise<void> {
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
}
