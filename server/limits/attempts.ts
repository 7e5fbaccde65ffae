import { createHmac } from 'node:crypto';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { attempt } from '../db/schema/security.ts';
import { AppError } from '../errors.ts';
import { retry } from './retry.ts';

/** Failures in a row without a waiting time. The next guess has to wait, and each one after it twice as long. */
export const FREE_FAILURES = 10;
const FIRST_WAIT = 30; // seconds
const LONGEST_WAIT = 3600; // seconds
/** NIST SP 800-63B-4 §3.2.2: after this many failures in a row, waiting no longer helps. */
const MOST_FAILURES = 100;
/** `Retry-After` in seconds after that many failures. */
const UNTIL_RESET = 24 * 3600;

/** Milliseconds for which `takeBack` is retried during a database outage. */
const RETURN_WITHIN = 3_600_000;

/**
 * What is guessed at, and by whom. `subject`: the address, or for codes the user's id. A trusted caller uses a browser
 * that the owner signed in with, or the owner's session.
 */
export type Target = { subject: string; isTrusted: boolean };

/**
 * Counts wrong guesses in a row: of passwords, whether or not the address has an account, or of one-time codes. `key`
 * keeps the two counts apart. Each subject has one total: every guess counts there, and free guesses and waiting times
 * follow from the total. A guess is counted before it is checked, so that fifty concurrent guesses count as fifty.
 *
 * Strangers wait after anybody's failures, trusted callers only after failures of trusted callers: strangers do not
 * lock the owner out of a known browser (ASVS 6.1.1). Accepted: where strangers used up the free guesses, a trusted
 * caller has one more, and likewise one more after the hundredth (ADR 27).
 */
export function createAttempts(db: Database, key: Buffer) {
  // The space at the end keeps the key of earlier versions, so that existing totals still count.
  const toKey = (subject: string): string =>
    createHmac('sha256', key).update(`${subject} `).digest('base64url');
  const { blockedUntil: ofStrangers, trustedBlockedUntil: ofTrusted } = attempt;
  /** The end of a caller's waiting time. `greatest` ignores nulls. */
  const waitingEnd = (isTrusted: boolean) =>
    isTrusted ? sql`${ofTrusted}` : sql`greatest(${ofStrangers}, ${ofTrusted})`;
  /** The column that a caller's own failures set. */
  const own = (isTrusted: boolean) => (isTrusted ? 'trustedBlockedUntil' : 'blockedUntil');

  /** Prepared once: building the statement takes longer than sending it. */
  const prepareCount = (isTrusted: boolean) => {
    const failures = sql`${attempt.failures} + 1`;
    const wait = sql`least(${LONGEST_WAIT}, ${FIRST_WAIT} * power(2, ${failures} - ${FREE_FAILURES}))`;
    const end = waitingEnd(isTrusted);
    return db
      .insert(attempt)
      .values({ key: sql.placeholder('key'), failures: 1 })
      .onConflictDoUpdate({
        target: attempt.key,
        set: {
          failures,
          updatedAt: sql`now()`,
          [own(isTrusted)]: sql`case
            when ${failures} >= ${MOST_FAILURES} then 'infinity'
            when ${failures} >= ${FREE_FAILURES} then now() + make_interval(secs => ${wait})
          end`,
        },
        setWhere: sql`${end} is null or ${end} <= now()`,
      })
      .returning({ failures: attempt.failures })
      .prepare(isTrusted ? 'count_trusted_attempt' : 'count_attempt');
  };
  const countTrusted = prepareCount(true);
  const countStranger = prepareCount(false);

  const toClear = (subject: string): SQL => sql`delete from attempt where key = ${toKey(subject)}`;

  return {
    /** Counts a guess before it is checked; returns the subject's total. Throws `rate_limited`. */
    async begin({ subject, isTrusted }: Target): Promise<number> {
      const key = toKey(subject);
      const end = waitingEnd(isTrusted);
      const [counted] = await (isTrusted ? countTrusted : countStranger).execute({ key });
      if (counted) return counted.failures;
      const [row] = await db
        .select({
          // Before PostgreSQL 17 nothing can be subtracted from infinity.
          wait: sql<string>`case when ${end} = 'infinity' then ${UNTIL_RESET} else extract(epoch from ${end} - now()) end`,
        })
        .from(attempt)
        .where(eq(attempt.key, key));
      throw new AppError('rate_limited', {
        detail: 'too many wrong guesses',
        retryAfter: Math.max(1, Math.ceil(Number(row?.wait ?? 1))),
      });
    },

    /** Resets the count for all callers, after a right guess or the choice of a new password. */
    async clear(trx: Database, subject: string): Promise<void> {
      await trx.execute(toClear(subject));
    },

    /** The statement of `clear`, for use inside another statement. */
    toClear,

    /**
     * Removes a guess from the count, if it was not checked or the caller never got the result. The waiting time that
     * this guess started ends; one that later guesses started stays. During a database outage this is retried until
     * the database answers. `failures` is the number that `begin` returned.
     */
    async takeBack({ subject, isTrusted }: Target, failures: number): Promise<void> {
      const left = sql`greatest(0, ${attempt.failures} - 1)`;
      const isLast = sql`${attempt.failures} <= ${failures}`;
      const mine = own(isTrusted);
      const other = own(!isTrusted);
      const takeBack = async () => {
        // May change no row: a right guess may have cleared the count meanwhile.
        await db
          .update(attempt)
          .set({
            failures: left,
            [mine]: sql`case when ${isLast} then null else ${attempt[mine]} end`,
            [other]: sql`case when ${left} >= ${FREE_FAILURES} then ${attempt[other]} end`,
          })
          .where(eq(attempt.key, toKey(subject)));
      };
      await takeBack().catch(() => {
        void retry(takeBack, RETURN_WITHIN).catch(() => {});
      });
    },
  };
}
export type Attempts = ReturnType<typeof createAttempts>;
