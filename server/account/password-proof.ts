import { and, eq } from 'drizzle-orm';
import type { Source } from '../activity/source.ts';
import { recordActivity } from '../activity/store.ts';
import { verifyPassword } from '../auth/password.ts';
import type { Database } from '../db/database.ts';
import { account } from '../db/schema/auth.ts';
import { type Attempts, FREE_FAILURES, type Target } from '../limits/attempts.ts';
import type { Identity } from '../session/engine.ts';
import type { BrowserMark, Browsers } from './browsers.ts';
import type { CodeMark } from './mail-codes.ts';

/** Who asks, as far as limits, log and mails care. */
export type Actor = { source: Source; browser: BrowserMark; codes: CodeMark };

/** The row that holds a person's password. */
export const passwordOf = (userId: string) =>
  and(eq(account.userId, userId), eq(account.providerId, 'credential'));

/** Checks the password of somebody who is signed in, as carefully as at sign-in: a stolen session is no way to guess it. */
export function createPasswordProof(db: Database, attempts: Attempts, browsers: Browsers) {
  return {
    /** The hash a person's password is checked against; null when it opens nothing until it is reset. */
    findHash: async (userId: string): Promise<string | null> =>
      (await db.select({ hash: account.password }).from(account).where(passwordOf(userId)))[0]?.hash ?? null,

    /** True for the right password. Each wrong one is counted and logged. Throws `rate_limited`, `unavailable`. */
    async check(
      { user, session }: Identity,
      { password, hash }: { password: string; hash: string | null },
      { source, browser }: Actor,
    ): Promise<boolean> {
      // Whoever is signed in counts for themselves: strangers at the sign-in page do not keep them from proving it.
      const known = await browsers.findKnown(user.email, browser);
      const target: Target = { email: user.email, browserHash: known ?? `session ${session.id}` };
      const failures = await attempts.begin(target);
      const isRight = await verifyPassword({ password, hash: hash ?? '' }).catch(async (error: unknown) => {
        await attempts.takeBack(target);
        throw error;
      });
      if (isRight) {
        await attempts.clear(db, target);
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
