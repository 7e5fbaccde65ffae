import { and, eq, gte, or, type SQL, sql } from 'drizzle-orm';
import { session } from '../db/schema/auth.ts';
import type { SessionLifetime } from './lifetime.ts';

/** Live sessions of one user. People have a few; a program that signs in for every request would have thousands. */
export const SESSIONS_MOST = 500;

/** `lifetime.isAlive` as a condition on rows of `session`. */
export function isLive(lifetime: SessionLifetime, now = new Date()): SQL | undefined {
  const began = (remembered: boolean) =>
    and(eq(session.remembered, remembered), gte(session.createdAt, lifetime.earliestStart(remembered, now)));
  return and(gte(session.expiresAt, now), or(began(true), began(false)));
}

/**
 * The statement that makes room for one more session: it ends those above `SESSIONS_MOST`, the least recently seen
 * first. `except`: tokens of sessions that the same statement ends. The user's row has to be locked, because otherwise
 * two concurrent sign-ins may both leave one session too many.
 */
export const toEndSurplus = (userId: string, lifetime: SessionLifetime, except: readonly string[]): SQL =>
  // An array makes PostgreSQL find the rows by their index, whatever the planner expects of the inner query.
  sql`delete from session where id = any(array(
      select session.id from session where user_id = ${userId} and ${isLive(lifetime)}
        and token <> all(${sql.param([...except])}::text[])
      order by last_seen_at desc, id offset ${SESSIONS_MOST - 1}))
    returning id`;
