import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { account } from '../db/schema/auth.ts';
import type { Log } from '../log.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { findPasswordHash, passwordOf } from './password-row.ts';

/**
 * Replaces a hash that was made by older rules, while the password it was made of is at hand. Returns the hash that
 * is stored now, if the password made it; null when it could not be replaced, and then it is next time.
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
      // Another sign-in did so at the same moment, with the same password or with none of ours.
      const stored = (await findPasswordHash(db, userId)) ?? '';
      return (await verifyPassword({ password, hash: stored })) ? stored : null;
    } catch (error) {
      log.warn({ error }, 'an old password hash could not be replaced; it is next time');
      return null;
    }
  };
export type HashRenewal = ReturnType<typeof createHashRenewal>;
