import { createHmac } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { attempt } from '../db/schema/security.ts';
import { AppError } from '../errors.ts';

/** Failures in a row that cost nothing. The next one has to wait, and each after it twice as long. */
export const FREE_FAILURES = 10;
const FIRST_WAIT = 30; // seconds
const LONGEST_WAIT = 3600; // seconds
/** NIST SP 800-63B-4 §3.2.2: after this many in a row, only a new password opens the account. */
const MOST_FAILURES = 100;
/** Seconds said to whoever has to choose a new password: waiting alone would not help. */
const UNTIL_RESET = 24 * 3600;

/** What is guessed at: an account, or an account as seen from a browser that its owner has used. */
export type Target = { email: string; browserHash: string | null };

/**
 * Counts wrong passwords in a row, whoever guesses and from wherever, whether or not the address has an
 * account. A guess is counted before it is checked, so that fifty at once are fifty. A browser the owner
 * has signed in with counts for itself: strangers' failures do not lock it out.
 */
export function createAttempts(db: Database, key: Buffer) {
  const toDigest = (text: string): string => createHmac('sha256', key).update(text).digest('base64url');
  const toKey = ({ email, browserHash }: Target): string => toDigest(`${email} ${browserHash ?? ''}`);

  return {
    /** Counts a guess that is about to be checked; returns how many that makes. Throws `rate_limited`. */
    async begin(target: Target): Promise<number> {
      const id = toKey(target);
      const failures = sql`${attempt.failures} + 1`;
      const wait = sql`least(${LONGEST_WAIT}, ${FIRST_WAIT} * power(2, ${failures} - ${FREE_FAILURES}))`;
      const [counted] = await db
        .insert(attempt)
        .values({ key: id, accountKey: toDigest(target.email), failures: 1 })
        .onConflictDoUpdate({
          target: attempt.key,
          set: {
            failures,
            updatedAt: sql`now()`,
            blockedUntil: sql`case
              when ${failures} >= ${MOST_FAILURES} then 'infinity'
              when ${failures} >= ${FREE_FAILURES} then now() + make_interval(secs => ${wait})
            end`,
          },
          setWhere: sql`${attempt.blockedUntil} is null or ${attempt.blockedUntil} <= now()`,
        })
        .returning({ failures: attempt.failures });
      if (counted) return counted.failures;
      const [row] = await db
        .select({
          // Before PostgreSQL 17 nothing can be taken from infinity.
          wait: sql<string>`case when ${attempt.blockedUntil} = 'infinity' then ${UNTIL_RESET}
            else extract(epoch from ${attempt.blockedUntil} - now()) end`,
        })
        .from(attempt)
        .where(eq(attempt.key, id));
      throw new AppError('rate_limited', {
        detail: 'too many wrong passwords',
        retryAfter: Math.max(1, Math.ceil(Number(row?.wait ?? 1))),
      });
    },

    /** A new password was chosen: whatever was counted, from whichever browser, was about another one. */
    async clearAll(trx: Database, email: string): Promise<void> {
      await trx.delete(attempt).where(eq(attempt.accountKey, toDigest(email)));
    },

    /** The password was right: counting starts over. */
    async clear(trx: Database, target: Target): Promise<void> {
      await trx.delete(attempt).where(eq(attempt.key, toKey(target)));
    },

    /** The guess was not checked after all. */
    async takeBack(target: Target): Promise<void> {
      // May change none: a right password clears the count meanwhile.
      await db
        .update(attempt)
        .set({ failures: sql`greatest(0, ${attempt.failures} - 1)`, blockedUntil: null })
        .where(eq(attempt.key, toKey(target)));
    },
  };
}
export type Attempts = ReturnType<typeof createAttempts>;
