import { and, eq } from 'drizzle-orm';
import type { Source } from '../activity/source.ts';
import { recordActivity } from '../activity/store.ts';
import { verifyPassword } from '../auth/password.ts';
import type { Database } from '../db/database.ts';
import { account } from '../db/schema/auth.ts';
import { type Attempts, FREE_FAILURES, type Target } from '../limits/attempts.ts';
import type { Identity } from '../session/engine.ts';
import type { BrowserMark } from './browsers.ts';

/** Who asks, as far as limits, log and mails care. */
export type Actor = { source: Source; browser: BrowserMark };

/** The row that holds a person's password. */
export const passwordOf = (userId: string) =>
  and(eq(account.userId, userId), eq(account.providerId, 'credential'));

/** Checks the password of somebody who is signed in, as carefully as at sign-in: a stolen session is no way to guess it. */
export function createPasswordProof(db: Database, attempts: Attempts) {
  return {
    /** The hash a person's password is checked against; null when it opens nothing until it is reset. */
    findHash: async (userId: string): Promise<string | null> =>
      (await db.select({ hash: account.password }).from(account).where(passwordOf(userId)))[0]?.hash ?? null,

    /** True for the right password. Each wrong one is counted and logged. Throws `rate_limited`, `unavailable`. */
    async check(
      { user, session }: Identity,
      { password, hash }: { password: string; hash: string | null },
      { source }: Actor,
    ): Promise<boolean> {
      // Failures of strangers at the sign-in page do not keep somebody who is signed in from proving who they are.
      const target: Target = { email: user.email, isTrusted: true };
      const failures = await attempts.begin(target);
      const isRight = await verifyPassword({ password, hash: hash ?? '' }).catch(async (error: unknown) => {
        await attempts.takeBack(target);
        throw error;
      });
      if (isRight) {
        await attempts.clear(db, user.email);
        return true;
      }
      const entry = { userId: user.id, sessionId: session.id, ok: false };
      await db.transaction(async (trx) => {
        await recordActivity(trx, { ...entry, kind: 'step_up' }, source);
        if (failures >= FREE_FAILURES) await recordActivity(trx, { ...entry, kind: 'locked' }, source);
      });
      return false;
    },
  };
}
export type PasswordProof = ReturnType<typeof createPasswordProof>;
