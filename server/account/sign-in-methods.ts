import { and, count, eq, isNotNull } from 'drizzle-orm';
import type { SecondFactorPolicy } from '../../shared/second-factor.ts';
import type { BrowserMark, Browsers } from '../caller/known-browsers.ts';
import type { Database } from '../db/database.ts';
import { backupCode, passkey, twoFactor } from '../db/schema/index.ts';
import { listOwn } from '../passkeys/passkey-row.ts';
import { findPasswordHash } from '../passwords/password-row.ts';

type Deps = { db: Database; browsers: Browsers; policy: SecondFactorPolicy };

/** Reads how a person can sign in. No secret is read, except the hash of the password, of which only that it exists. */
export function createSignInMethods({ db, browsers, policy }: Deps) {
  /** The authenticator app, and the number of backup codes that are left; null when two-factor is off. */
  async function findTwoFactor(userId: string) {
    const [app] = await db
      .select({ enabledAt: twoFactor.verifiedAt, backupCodesLeft: count(backupCode.codeHash) })
      .from(twoFactor)
      .leftJoin(backupCode, eq(backupCode.userId, twoFactor.userId))
      .where(and(eq(twoFactor.userId, userId), isNotNull(twoFactor.verifiedAt)))
      .groupBy(twoFactor.userId);
    return app?.enabledAt ? { enabledAt: app.enabledAt, backupCodesLeft: app.backupCodesLeft } : null;
  }
  async function countPasskeys(userId: string): Promise<number> {
    const [own] = await db.select({ number: count() }).from(passkey).where(eq(passkey.userId, userId));
    return own?.number ?? 0;
  }
  const hasPassword = async (userId: string) => (await findPasswordHash(db, userId)) !== null;

  return {
    /** What is asked for at a sign-in besides the password. One question after the other: a dry run has one connection. */
    async countFactors(userId: string) {
      return { passkeys: await countPasskeys(userId), twoFactor: await findTwoFactor(userId) };
    },

    /** A few facts, for the overview of the account. */
    async count(userId: string, mark: BrowserMark) {
      const [password, passkeys, app, trusted] = await Promise.all([
        hasPassword(userId),
        countPasskeys(userId),
        findTwoFactor(userId),
        browsers.listTrusted(userId, mark),
      ]);
      return {
        hasPassword: password,
        passkeys,
        twoFactor: app,
        trustedBrowsers: trusted.length,
      };
    },

    /** All of it. `mark`: the caller's browser. */
    async find(userId: string, mark: BrowserMark) {
      const [password, passkeys, app, trustedBrowsers] = await Promise.all([
        hasPassword(userId),
        listOwn(db, userId),
        findTwoFactor(userId),
        browsers.listTrusted(userId, mark),
      ]);
      return { hasPassword: password, passkeys, twoFactor: app, trustedBrowsers, policy };
    },
  };
}
