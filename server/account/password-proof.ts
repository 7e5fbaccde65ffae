import { recordActivity } from '../activity/store.ts';
import type { Caller } from '../caller/caller.ts';
import type { Database } from '../db/database.ts';
import { type Attempts, FREE_FAILURES, type Target } from '../limits/attempts.ts';
import { verifyPassword } from '../passwords/password-hash.ts';
import { findPasswordHash } from '../passwords/password-row.ts';
import type { Identity } from '../session/engine.ts';

/**
 * Checks the password of somebody who is signed in. Each check is counted and limited as at sign-in, so that a stolen
 * session cannot be used to guess the password.
 */
export function createPasswordProof(db: Database, attempts: Attempts) {
  return {
    findHash: (userId: string): Promise<string | null> => findPasswordHash(db, userId),

    /** True for the right password. Each wrong password is counted and logged. Throws `rate_limited`, `unavailable`. */
    async check(
      { user, session }: Identity,
      { password, hash }: { password: string; hash: string | null },
      { source }: Caller,
    ): Promise<boolean> {
      // Strangers' failures at the sign-in page do not stop a person who is signed in from a step-up.
      const target: Target = { subject: user.email, isTrusted: true };
      const failures = await attempts.begin(target);
      try {
        if (await verifyPassword({ password, hash: hash ?? '' })) {
          await attempts.clear(db, user.email);
          return true;
        }
        const entry = { userId: user.id, sessionId: session.id, ok: false };
        await db.transaction(async (trx) => {
          await recordActivity(trx, { ...entry, kind: 'step_up' }, source);
          if (failures >= FREE_FAILURES) await recordActivity(trx, { ...entry, kind: 'locked' }, source);
        });
        return false;
      } catch (error) {
        await attempts.takeBack(target, failures); // the caller does not learn whether the password was right
        throw error;
      }
    },
  };
}
export type PasswordProof = ReturnType<typeof createPasswordProof>;
