import { and, desc, eq, gte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { session } from '../db/schema/auth.ts';
import type { SessionLifetime } from './lifetime.ts';

/** Live sessions of one person. People have a few; a program that signs in for every call would have thousands. */
export const SESSIONS_MOST = 500;

/** `lifetime.isAlive` as a condition on rows of `session`. */
export function isLive(lifetime: SessionLifetime, now = new Date()): SQL | undefined {
  const began = (remembered: boolean) =>
    and(eq(session.remembered, remembered), gte(session.createdAt, lifetime.earliestStart(remembered, now)));
  return and(gte(session.expiresAt, now), or(began(true), began(false)));
}

/**
 * Ends what a person has above `SESSIONS_MOST`, the least recently seen first and never the given one; returns the ids.
 * The person has to be locked, else two that sign in at once may both leave one too many.
 */
export async function endSurplus(
  trx: Database,
  { id, userId }: { id: string; userId: string },
  lifetime: SessionLifetime,
): Promise<string[]> {
  const surplus = trx
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.userId, userId), ne(session.id, id), isLive(lifetime)))
    .orderBy(desc(session.lastSeenAt), session.id)
    .offset(SESSIONS_MOST - 1);
  // An array, so that the rows are found by their index whatever the planner expects of the query inside.
  const ended = await trx
    .delete(session)
    .where(sql`${session.id} = any(array(${surplus}))`)
    .returning({ id: session.id });
  return ended.map((one) => one.id);
}
