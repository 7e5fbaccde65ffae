import { eq, sql } from 'drizzle-orm';
import { AMR_VALUES, type Amr } from '../../shared/amr.ts';
import type { Database } from '../db/database.ts';
import { session } from '../db/schema/auth.ts';

/**
 * Stores in a session that its user has proved again who they are: the time, and how. The id, the age and the token of
 * the session stay. The person must be locked. False when the session has ended meanwhile: it stays ended.
 */
export async function strengthenSession(
  trx: Database,
  sessionId: string,
  amr: readonly Amr[],
): Promise<boolean> {
  const known = sql`unnest(${sql.param([...AMR_VALUES])}::text[]) with ordinality as known(value, nth)`;
  const stored = await trx
    .update(session)
    .set({
      steppedUpAt: sql`now()`,
      ...(amr.includes('mfa') && { secondFactorAt: sql`now()` }),
      amr: sql`array(select value from ${known}
        where value = any(${session.amr} || ${sql.param([...amr])}::text[]) order by nth)`,
    })
    .where(eq(session.id, sessionId))
    .returning({ id: session.id });
  return stored.length > 0;
}
