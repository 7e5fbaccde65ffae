import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { account } from '../db/schema/auth.ts';
import type { Log } from '../log.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { findPasswordHash, passwordOf } from './password-row.ts';

/**
 * Replaces a hash that was made by older rules, while its password is available. Returns the hash that is stored now,
 * if it matches the password. Null when the hash could not be replaced; the next verification tries again.
 */
export const createHashRenewal =
  (db: Database, log: Log) =>
  async (userId: string, { password, hash }: { password: string; hash: string }): Promise<string | null> => {
    try {
      const next = await hashPassword(password);
      const renewed = await db
        .update(account)
        .set({ password: next })
        .where(and(passwordOf(userId), eq(account.password, hash)))
        .returning({ id: account.id });
      if (renewed.length > 0) return next;
      // The stored hash has changed meanwhile: another sign-in renewed it, or somebody set another password.
      const stored = (await findPasswordHash(db, userId)) ?? '';
      return (await verifyPassword({ password, hash: stored })) ? stored : null;
    } catch (error) {
      log.warn({ error }, 'an old password hash could not be replaced; it is next time');
      return null;
    }
  };
export type HashRenewal = ReturnType<typeof createHashRenewal>;
