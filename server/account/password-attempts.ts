import { sql } from 'drizzle-orm';
import type { ActivityKind } from '../../shared/activity.ts';
import { reportActivity } from '../activity/event.ts';
import { findBrowserHash, toActivityRow } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Browsers } from '../caller/known-browsers.ts';
import type { Database } from '../db/database.ts';
import { activity, user } from '../db/schema/index.ts';
import { type Attempts, FREE_FAILURES } from '../limits/attempts.ts';
import { retryIfPersonGone } from '../users/row-lock.ts';

type Deps = { db: Database; attempts: Attempts; browsers: Browsers };

/** Limits and logs guesses of the password of an address, whether or not an account has the address. */
export function createPasswordAttempts({ db, attempts, browsers }: Deps) {
  /** Logs a failure for the owner of the address. It is one statement, whether or not the address has an owner. */
  const recordFailure = async (email: string, failures: number, { source }: Caller): Promise<void> => {
    const owner = sql<string>`(select id from ${user} where email = ${email})`;
    const row = (kind: 'sign_in' | 'locked') => ({
      ...toActivityRow({ userId: null, kind, ok: false }, source),
      userId: owner,
      browserHash: findBrowserHash(owner, source),
    });
    const rows = failures < FREE_FAILURES ? [row('sign_in')] : [row('sign_in'), row('locked')];
    const written = await retryIfPersonGone(() =>
      db.insert(activity).values(rows).returning({ userId: activity.userId, kind: activity.kind }),
    );
    for (const { userId, kind } of written)
      reportActivity(db, { kind: kind as ActivityKind, ok: false, userId, method: 'password' }, source);
  };

  return {
    /**
     * Runs `check` as one guess, which is counted before it is made. Null means that the password was wrong: the guess
     * stays counted and is logged. When `check` throws, the caller does not learn whether the password was right, and
     * the guess is no longer counted. `succeed` resets the counter. Throws `rate_limited`.
     */
    async guess<Result>(
      email: string,
      caller: Caller,
      check: (succeed: () => Promise<void>) => Promise<Result | null>,
    ): Promise<Result | null> {
      const target = { subject: email, isTrusted: await browsers.isKnown(email, caller.browser) };
      const failures = await attempts.begin(target);
      try {
        const result = await check(() => attempts.clear(db, email));
        if (result === null) await recordFailure(email, failures, caller);
        return result;
      } catch (error) {
        await attempts.takeBack(target, failures);
        throw error;
      }
    },
  };
}
export type PasswordAttempts = ReturnType<typeof createPasswordAttempts>;
